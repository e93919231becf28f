// Writes what the bot needs to know of French communes, from @etalab/decoupage-administratif (code MIT, data
// under Licence Ouverte; version 6.0.0: state of 1 January 2026), into prisma/seed/territories/.
// Run it after a new version of the package, then correct the year in prisma/seed/territories/README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const source = path.join(root, 'node_modules/@etalab/decoupage-administratif/data');
const target = path.join(root, 'prisma/seed/territories');
const read = (name) => JSON.parse(readFileSync(path.join(source, `${name}.json`), 'utf8'));

const places = read('communes');
const communities = read('epci');
const parisTerritories = read('ept');
const grandParis = '200054781';

const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const write = (name, header, rows) =>
  writeFileSync(
    path.join(target, name),
    [header, ...rows].map((row) => `${row.map((value) => cell(String(value))).join(',')}\n`).join(''),
  );

// INSEE's « type de liaison » says which article a name takes.
function departmentPhrase({ nom, typeLiaison }) {
  if (/^(Paris|Mayotte|La Réunion|Saint-.*|Wallis et Futuna)$/.test(nom)) return `à ${nom}`;
  if (/^(Charente|Corrèze|Dordogne|Gironde|Lozère|Mayenne|Moselle|Savoie|Vendée)$/.test(nom))
    return `en ${nom}`;
  if (typeLiaison === 2) return `dans le ${nom}`;
  if (typeLiaison === 3)
    return nom.includes('-') || /^(Guadeloupe|Martinique|Guyane)$/.test(nom) ? `en ${nom}` : `dans la ${nom}`;
  if (typeLiaison === 4) return `dans les ${nom}`;
  if (typeLiaison === 5) return `dans l'${nom}`;
  return `en ${nom}`;
}
const regionPhrases = { 'Grand Est': 'dans le Grand Est', 'Hauts-de-France': 'dans les Hauts-de-France' };
const regionPhrase = ({ nom }) =>
  regionPhrases[nom] ?? (['La Réunion', 'Mayotte'].includes(nom) ? `à ${nom}` : `en ${nom}`);

const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const isOverseasCollectivity = (one) => one.zone === 'com';
// Nobody is elected in the southern lands or on Clipperton.
const isInhabited = (code) => code !== '984' && code !== '989';
write(
  'regions.csv',
  ['code', 'nom', 'dans'],
  read('regions')
    .filter((region) => !isOverseasCollectivity(region))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
    .map((region) => [region.code, region.nom, regionPhrase(region)]),
);
write(
  'departements.csv',
  ['code', 'nom', 'region', 'dans'],
  read('departements')
    .filter((one) => isInhabited(one.code))
    .sort(byCode)
    .map((one) => [one.code, one.nom, isOverseasCollectivity(one) ? '' : one.region, departmentPhrase(one)]),
);

const ofCommune = new Map();
for (const group of [...communities, ...parisTerritories])
  for (const member of group.membres) ofCommune.set(member.code, group.code);
write(
  'intercommunalites.csv',
  ['siren', 'type', 'nom', 'dans'],
  [
    ...communities.map((group) => [
      group.code,
      group.type === 'MET69' ? 'METRO' : group.type,
      group.nom.replace(/\s+/g, ' '),
      '',
    ]),
    ...parisTerritories.map((group) => [group.code, 'EPT', group.nom, grandParis]),
  ].sort((a, b) => (a[0] < b[0] ? -1 : 1)),
);

// One line per intercommunalité and département keeps the file small. The population, in thousands and from
// 10,000 on, tells the well-known one of several communes of the same name.
const current = new Map(
  places
    .filter((one) => one.type === 'commune-actuelle' && isInhabited(one.departement))
    .map((one) => [one.code, one]),
);
const lines = new Map();
const lineOf = (commune) => {
  const siren = ofCommune.get(commune.code) ?? '';
  const key = `${siren}/${commune.departement}`;
  if (!lines.has(key)) lines.set(key, { siren, department: commune.departement, communes: [], former: [] });
  return lines.get(key);
};
for (const commune of current.values()) {
  const thousands = Math.floor((commune.population ?? 0) / 1000);
  lineOf(commune).communes.push(thousands >= 10 ? `${commune.nom}:${thousands}` : commune.nom);
}
for (const one of places) {
  if (one.type !== 'commune-deleguee' && one.type !== 'commune-associee') continue;
  const now = current.get(one.chefLieu);
  if (now && now.nom !== one.nom) lineOf(now).former.push(`${one.nom}>${now.nom}`);
}
write(
  'communes.csv',
  ['intercommunalite', 'departement', 'communes', 'anciennes'],
  [...lines.values()].map((line) => [
    line.siren,
    line.department,
    line.communes.join('|'),
    line.former.join('|'),
  ]),
);
console.log(
  `${current.size} communes, ${communities.length} intercommunalités, ${parisTerritories.length} EPT`,
);
