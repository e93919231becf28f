import { normaliseHeader } from '../../../tables/french-values';

/** What a row of the directory says, under the title that the export gives it. */
export const columnTitles = {
  fullName: 'Nom complet',
  lastName: 'Nom',
  firstName: 'Prénom',
  email: 'Courriel',
  role: 'Rôle',
  organisation: 'Organisation',
  region: 'Région',
  territory: 'Territoire d’industrie',
  timeZone: 'Fuseau horaire',
} as const;
export type ColumnName = keyof typeof columnTitles;

/** Where two columns of a file say the same thing, the one that stands first here is read. */
const variants: Record<ColumnName, string> = {
  fullName:
    'nom complet|nom et prenom|prenom et nom|nom prenom|prenom nom|noms et prenoms|nom prenoms|identite|name|full name|personne|contact',
  lastName: 'nom|nom de famille|nom d usage|noms|last name|surname',
  firstName: 'prenom|prenoms|first name',
  email:
    'courriel|adresse electronique|adresse de courriel|adresse courriel|e mail|email|mail|mel|adresse mail|adresse e mail|adresse email|courrier electronique|courriel professionnel|mail professionnel|email professionnel|mail pro',
  role: 'role|role dans le programme|role ti|role jalon|roles|profil|fonction dans le programme|fonction ti|fonction|qualite',
  organisation:
    'organisation|structure|organisme|organization|organisation de rattachement|structure de rattachement|entite|employeur|collectivite|entreprise|societe|etablissement',
  region: 'region|nom de la region|regions|region de rattachement|code region|code insee region|region insee',
  territory:
    'territoire d industrie|territoire|nom du territoire|nom du territoire d industrie|territoires d industrie|territoires|territoire ti|nom du ti|nom ti|ti|territory|territoire de rattachement',
  timeZone: 'fuseau horaire|fuseau|zone horaire|time zone|timezone|heure locale',
};

const byTitle = new Map(
  (Object.keys(variants) as ColumnName[]).flatMap((name) =>
    variants[name].split('|').map((title, rank) => [title, { name, rank }] as const),
  ),
);

/** « Nom * », « Courriel (obligatoire) », « 3. Rôle » */
const readTitle = (header: string) =>
  byTitle.get(
    normaliseHeader(header)
      .replace(/^\d+ /, '')
      .replace(/ (obligatoire|facultatif|facultative|optionnel|optionnelle|requis|requise)$/, ''),
  );

/** For the reader of tables: is this one of the titles of a directory? */
export const knowsDirectoryColumn = (header: string): boolean => readTitle(header) !== undefined;

export interface ChosenColumns {
  /** Position in the row. */
  positions: Partial<Record<ColumnName, number>>;
  /** Titles of the columns that are not read. */
  ignored: string[];
}

export function chooseColumns(header: string[]): ChosenColumns {
  const best = new Map<ColumnName, { position: number; rank: number }>();
  header.forEach((title, position) => {
    const known = readTitle(title);
    if (known && known.rank < (best.get(known.name)?.rank ?? Infinity))
      best.set(known.name, { position, rank: known.rank });
  });
  // First name and last name say more than a column that has both.
  if (best.has('lastName') && best.has('firstName')) best.delete('fullName');
  else if (best.has('fullName')) best.delete('lastName');
  const positions = Object.fromEntries([...best].map(([name, { position }]) => [name, position]));
  const read = new Set(Object.values(positions));
  return { positions, ignored: header.filter((title, position) => title !== '' && !read.has(position)) };
}
