import { capital } from '../../core/text';
import { compose, said, type Said, type TerritoryAnswer } from './answer';
import type { TerritoryRegister } from './load-territories';
import { answerPhase1 } from './former-list';
import {
  byName,
  enumerate,
  plural,
  quoted,
  regionNames,
  territories,
  territoriesIn,
  territoryName,
  type Area,
} from './phrases';
import { communesOfFrance, listDate, listInForce, listOfPhase1 } from './sources';
import type { Territory } from './territory';
import type { TerritoryTopic } from './topic';

/** Which territories, or how many, in an area or in France. */
export function answerArea(
  register: TerritoryRegister,
  kind: 'list' | 'count',
  list: TerritoryTopic['list'],
  area: Area | undefined,
): TerritoryAnswer {
  const topic: TerritoryTopic = {
    kind,
    list,
    regionCode: area?.regionCode,
    departmentCodes: area?.departmentCodes,
  };
  if (list === 'phase1') return answerPhase1(register, kind, area, topic);
  const found = territoriesIn(register, area);
  if (!area) return answerFrance(register, kind, topic);
  const sources = area.regionCode === undefined ? [listInForce, communesOfFrance] : [listInForce];
  if (found.length === 0) {
    const none = `${capital(area.phrase)}, la liste du ${listDate} ne compte aucun Territoire d’industrie.`;
    return compose([said(none, ...sources)], topic);
  }
  const sentences: Said[] = [
    said(`${capital(area.phrase)}, la liste du ${listDate} compte ${territories(found.length)}.`, ...sources),
    ...(kind === 'list' || found.length <= 12 ? [said(`${named(found)}.`, listInForce)] : []),
    ...sharedWithOthers(register, found, area),
  ];
  return compose(sentences, topic, { list: found.map((one) => one.name) });
}

const named = (found: Territory[]) =>
  `${found.length > 1 ? 'Ce sont' : 'C’est'} : ${enumerate(
    found.map((one) => one.name),
    390,
  )}`;

/** How the count was made, where it could be made in another way. */
function sharedWithOthers(register: TerritoryRegister, found: Territory[], area: Area): Said[] {
  if (area.regionCode === undefined)
    return [
      said(
        'Je compte ceux dont un membre au moins y a des communes : certains débordent sur un autre département.',
        communesOfFrance,
      ),
    ];
  const shared = found.filter((one) => one.regionCodes.length > 1);
  if (shared.length === 0) return [];
  const names = shared
    .map((one) => {
      const others = one.regionCodes.filter((code) => code !== area.regionCode);
      return `${quoted(one.name)} (avec ${regionNames(register, others)})`;
    })
    .join(' et ');
  const text =
    shared.length > 1
      ? `${names} sont interrégionaux : ils comptent dans chacune de leurs Régions.`
      : `${names} est interrégional : il compte dans chacune de ses Régions.`;
  return [said(text, listInForce)];
}

function answerFrance(
  register: TerritoryRegister,
  kind: 'list' | 'count',
  topic: TerritoryTopic,
): TerritoryAnswer {
  const all = register.territories;
  const total = said(
    `La liste en vigueur (2023-2027), dans son état du ${listDate}, compte ${territories(all.length)}.`,
    listInForce,
  );
  if (kind === 'count') {
    const before = said(
      `Celle de la première phase en comptait ${register.formerTerritories.length} à la fin.`,
      listOfPhase1,
    );
    return compose([total, before], topic);
  }
  const shares = regionShares(register);
  return compose(
    [
      total,
      said(`Par Région : ${shares.map((one) => `${one.name} ${one.count}`).join(', ')}.`, listInForce),
      said('Demandez-les par Région ou par département, par exemple « quels territoires en Bretagne ? ».'),
    ],
    topic,
    { list: shares.map((one) => `${one.name} : ${one.count}`) },
  );
}

/** Every Region with its number of territories, the largest first. */
export function answerByRegion(register: TerritoryRegister): TerritoryAnswer {
  const shares = regionShares(register);
  const [first] = shares;
  const shared = register.territories.filter((one) => one.regionCodes.length > 1);
  return compose(
    [
      said(
        `Les ${register.territories.length} Territoires d’industrie (liste du ${listDate}) se répartissent ainsi : ${shares.map((one) => `${one.name} ${one.count}`).join(', ')}.`,
        listInForce,
      ),
      ...(first ? [said(`La Région qui en compte le plus est ${first.name}.`, listInForce)] : []),
      said(
        `${plural(shared.length, 'territoire interrégional compte', 'territoires interrégionaux comptent')} dans deux Régions.`,
        listInForce,
      ),
    ],
    { kind: 'byRegion', list: 'inForce' },
    { list: shares.map((one) => `${one.name} : ${one.count}`) },
  );
}

const regionShares = (register: TerritoryRegister) =>
  register.regions
    .map((region) => ({
      name: region.name,
      count: register.territories.filter((one) => one.regionCodes.includes(region.code)).length,
    }))
    .sort((a, b) => b.count - a.count || byName(a.name, b.name));

/** Where a territory is. */
export function answerWhere(register: TerritoryRegister, territory: Territory): TerritoryAnswer {
  const codes = [...new Set(territory.members.flatMap((member) => member.departmentCodes))];
  const departments = codes.map((code) => register.departments.get(code)?.name ?? code).sort(byName);
  return compose(
    [
      said(
        `Le Territoire d’industrie ${territoryName(register, territory)} a des communes dans ${plural(departments.length, 'département', 'départements')} : ${departments.join(', ')}.`,
        listInForce,
        communesOfFrance,
      ),
    ],
    { kind: 'where', list: 'inForce', territoryId: territory.id },
  );
}
