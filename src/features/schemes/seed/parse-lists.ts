import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { GlossaryTerm, Relation, Source, Synonyms } from '../knowledge';
import { isPeriod } from '../period';
import type { Report } from './report';

/** YAML reads an unquoted 2019 as a number. */
const text = z.union([z.string(), z.number()], 'manque').transform(String);
const isoDate = text.pipe(z.string().refine(isPeriod, 'n’est pas une date (2019, 2019-04 ou 2019-04-30)'));

const sourceSchema = z.strictObject({
  title: z.string('manque').min(1, 'manque'),
  publisher: z.string('manque').min(1, 'manque'),
  url: z.url({ protocol: /^https?$/, error: 'n’est pas une adresse http(s)' }),
  published: isoDate.optional(),
  checkedAt: text.pipe(z.iso.date('n’est pas un jour (2026-11-23)')).optional(),
});

const relationTypes = [
  'pilotedBy',
  'coPilotedBy',
  'operatedBy',
  'fundedBy',
  'partOf',
  'openTo',
  'precedes',
  'contains',
  'inspiredBy',
  'renamedTo',
  'partnerOf',
  'approvedBy',
  'distinctFrom',
  'supports',
  'memberOf',
] as const;
const relationSchema = z.strictObject({
  from: z.string('manque'),
  type: z.enum(relationTypes, `vaut ${relationTypes.join(', ')}`),
  to: z.string('manque'),
  text: z.string('manque').min(1, 'manque'),
  source: z.string('manque').min(1, 'manque'),
  date: isoDate,
  confidence: z.enum(['haute', 'moyenne', 'faible'], 'vaut haute, moyenne ou faible'),
  recheck: text.pipe(z.iso.date('n’est pas un jour (2027-03-31)')),
});

const termSchema = z.strictObject({
  term: text,
  subject: z.string().optional(),
  meaning: z.string('manque'),
  forms: z.array(text).default([]),
  misspellings: z.array(text).default([]),
  distinctFrom: z.array(text).default([]),
});

/** `checkedAt`: of every source that does not say when it was last read. */
export function parseSources(yaml: string, checkedAt: string | undefined, report: Report): Source[] {
  const entries = Object.entries(readYaml(yaml, report, {}));
  return entries.flatMap(([id, entry]) => {
    const source = check(sourceSchema, entry, id, report);
    return source ? [{ id, ...(checkedAt !== undefined && { checkedAt }), ...source }] : [];
  });
}

const checkedSchema = z.strictObject({
  sources: text.pipe(z.iso.date('n’est pas un jour (2026-11-23)')),
});

/** The day on which all the sources were last read together. */
export const parseChecked = (yaml: string, report: Report): string | undefined =>
  check(checkedSchema, readYaml(yaml, report, {}), 'relecture', report)?.sources;

export function parseRelations(yaml: string, report: Report): Relation[] {
  return readList(yaml, report).flatMap((entry, index) => {
    const relation = check(relationSchema, entry, `lien ${index + 1}`, report);
    if (!relation) return [];
    const { source, ...rest } = relation;
    return [{ ...rest, sources: source.split(',').map((key) => key.trim()) }];
  });
}

export function parseGlossary(yaml: string, report: Report): GlossaryTerm[] {
  return readList(yaml, report).flatMap(
    (entry, index) => check(termSchema, entry, `terme ${index + 1}`, report) ?? [],
  );
}

const oneWord = text.pipe(
  z.string().regex(/^[\p{L}-]+$/u, 'un seul mot à la fois, sans espace ni apostrophe'),
);
const synonymsSchema = z.array(oneWord, 'est une liste de mots').min(2, 'il faut au moins deux mots');

export function parseSynonyms(yaml: string, report: Report): Synonyms[] {
  return readList(yaml, report).flatMap((entry, index) => {
    const words = check(synonymsSchema, entry, `groupe ${index + 1}`, report);
    return words ? [{ words }] : [];
  });
}

function readList(yaml: string, report: Report): unknown[] {
  const list: unknown = readYaml(yaml, report, []);
  if (Array.isArray(list)) return list;
  report(1, 'fichier', 'ce doit être une liste');
  return [];
}

function readYaml<T extends object>(yaml: string, report: Report, empty: T): T {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  for (const error of document.errors)
    report(lineCounter.linePos(error.pos[0]).line, 'YAML', error.message.split('\n', 1)[0] ?? '');
  return document.errors.length > 0 ? empty : ((document.toJS() as T | null) ?? empty);
}

function check<T>(schema: z.ZodType<T>, entry: unknown, name: string, report: Report): T | undefined {
  const parsed = schema.safeParse(entry);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    report(undefined, `${name}.${issue.path.join('.')}`, issue.message);
  return undefined;
}
