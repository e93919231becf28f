import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const filled = z.string().min(1);
const codes = z.string().transform((text) => text.split('|').filter((code) => code !== ''));
const someCodes = codes.refine((list) => list.length > 0, 'at least one code');
const orAbsent = z.string().transform((text) => (text === '' ? undefined : text));
const siren = z.string().regex(/^\d{9}$/, 'nine digits');

export const tables = {
  'territoires-2023-2027.csv': z.strictObject({
    id: z.string().regex(/^ti-\d{4}$/),
    nom: filled,
    regions: someCodes,
  }),
  'membres-2023-2027.csv': z.strictObject({
    territoire: filled,
    siren,
    nom: filled,
    type: z.enum(['EPCI', 'EPT', 'commune']),
    departements: someCodes,
  }),
  'territoires-2018-2022.csv': z.strictObject({ id: filled, nom: filled, regions: someCodes }),
  'regions.csv': z.strictObject({ code: filled, nom: filled, dans: filled }),
  'departements.csv': z.strictObject({ code: filled, nom: filled, region: orAbsent, dans: filled }),
  'anciennes-regions.csv': z.strictObject({ nom: filled, departements: someCodes, dans: filled }),
  'intercommunalites.csv': z.strictObject({
    siren,
    type: z.enum(['CC', 'CA', 'CU', 'METRO', 'EPT']),
    nom: filled,
    dans: orAbsent,
  }),
  'communes.csv': z.strictObject({
    intercommunalite: orAbsent,
    departement: filled,
    communes: filled,
    anciennes: z.string(),
  }),
};
export type TableName = keyof typeof tables;
export type Row<Name extends TableName> = z.infer<(typeof tables)[Name]>;

/** The rows of one file. Every problem of the file goes to `problems`, with its line. */
export async function readTable<Name extends TableName>(
  folder: string,
  name: Name,
  problems: string[],
): Promise<Row<Name>[]> {
  let records: unknown[];
  try {
    const text = await readFile(path.join(folder, name), 'utf8');
    records =
      name === 'communes.csv'
        ? splitPlainTable(text)
        : parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (cause) {
    problems.push(`${name} : ${cause instanceof Error ? cause.message : String(cause)}`);
    return [];
  }
  const row: z.ZodType = tables[name];
  return records.flatMap((record, index) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return [parsed.data as Row<Name>];
    for (const issue of parsed.error.issues)
      problems.push(`${name}, ligne ${index + 2}, ${issue.path.join('.') || 'colonnes'} : ${issue.message}`);
    return [];
  });
}

/** The half megabyte of communes takes a CSV parser 70 ms of every start. It is written by our own script, without quotes. */
function splitPlainTable(text: string): unknown[] {
  if (text.includes('"')) throw new Error('les guillemets ne sont pas permis dans ce fichier');
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line.split(',').map((cell, index) => [columns[index] ?? `colonne ${index + 1}`, cell]),
    ),
  );
}
