import { z } from 'zod';
import { itemSchemas } from '../items';
import { isPeriod } from '../period';
import {
  draftKey,
  fileFormat,
  filedDraftSchema,
  filedItemSchema,
  filedRevisionSchema,
  itemKey,
  revisionKey,
  type FiledItem,
  type KnowledgeFile,
} from './knowledge-file';
import { referenceProblems } from './references';

const envelope = z.strictObject({
  format: z.literal(fileFormat),
  version: z.literal(1),
  items: z.array(z.unknown()),
  revisions: z.array(z.unknown()),
  drafts: z.array(z.unknown()).default([]),
});

/** Reads and checks the whole file; every problem is found before anything is written. */
export function readKnowledgeFile(text: string): { file: KnowledgeFile; problems: string[] } {
  const file: KnowledgeFile = { format: fileFormat, version: 1, items: [], revisions: [], drafts: [] };
  const parsed = envelope.safeParse(parseJson(text));
  if (!parsed.success)
    return { file, problems: ['Ce n’est pas un fichier de connaissances écrit par « knowledge export ».'] };
  const problems: string[] = [];
  file.items = readRows(parsed.data.items, filedItemSchema, 'élément', problems);
  file.revisions = readRows(parsed.data.revisions, filedRevisionSchema, 'révision', problems);
  file.drafts = readRows(parsed.data.drafts, filedDraftSchema, 'brouillon', problems);
  problems.push(
    ...doubles(file.items.map(itemKey)),
    ...doubles(file.revisions.map(revisionKey)),
    ...doubles(file.drafts.map(({ id }) => `brouillon « ${id} »`)),
    ...doubles(file.drafts.map(({ number }) => `brouillon ${number}`)),
    ...doubles(
      file.drafts
        .flatMap(({ questionId }) => questionId ?? [])
        .map((id) => `brouillon de la question « ${id} »`),
    ),
    ...file.items.flatMap(contentProblems),
    ...referenceProblems(file.items),
    ...draftProblems(file),
  );
  const revisionOf = new Map(file.items.map((item) => [itemKey(item), item.revision]));
  for (const line of file.revisions) {
    const latest = revisionOf.get(itemKey(line));
    if (latest === undefined)
      problems.push(`${revisionKey(line)} : il n’y a pas cet élément dans le fichier`);
    else if (line.revision > latest)
      problems.push(`${revisionKey(line)} : l’élément n’en est qu’à la révision ${latest}`);
  }
  return { file, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function readRows<T>(rows: unknown[], schema: z.ZodType<T>, name: string, problems: string[]): T[] {
  return rows.flatMap((row, index) => {
    const read = schema.safeParse(row);
    if (read.success) return [read.data];
    problems.push(...fieldsOf(read.error).map((field) => `${name} ${index + 1} : ${field}`));
    return [];
  });
}

/** What it says must be what its kind says, under its own name. */
function contentProblems(item: FiledItem): string[] {
  const read = itemSchemas[item.kind].strict().safeParse(item.data);
  if (!read.success) return fieldsOf(read.error).map((field) => `${itemKey(item)} : ${field}`);
  const problems: string[] = [];
  const { id, date, published, recheck, url } = item.data;
  if (id !== undefined && id !== item.id)
    problems.push(`son contenu se nomme autrement, ${JSON.stringify(id)}`);
  for (const [field, value] of Object.entries({ date, published }))
    if (value !== undefined && !(typeof value === 'string' && isPeriod(value)))
      problems.push(`le champ « ${field} » n’est ni une année, ni un mois, ni un jour`);
  if (recheck !== undefined && !z.iso.date().safeParse(recheck).success)
    problems.push('le champ « recheck » n’est pas un jour');
  if (url !== undefined && !isWebAddress.safeParse(url).success)
    problems.push('le champ « url » n’est pas une adresse http:// ou https://');
  return problems.map((problem) => `${itemKey(item)} : ${problem}`);
}

/** It must be publishable there, if it was here: of a subject and with sources that are in the file. */
function draftProblems({ items, drafts }: KnowledgeFile): string[] {
  const known = new Set(items.map(itemKey));
  return drafts.flatMap((draft) => {
    const { fact, newSource } = draft.data;
    const problems = fact.id === draft.factId ? [] : ['son contenu se nomme autrement'];
    if (!known.has(itemKey({ kind: 'subject', id: fact.subjectId })))
      problems.push(`le sujet « ${fact.subjectId} » n’est pas dans le fichier`);
    for (const id of fact.sources)
      if (id !== newSource?.id && !known.has(itemKey({ kind: 'source', id })))
        problems.push(`la source « ${id} » n’est pas dans le fichier`);
    if (draft.bornOf === 'correction' && !known.has(itemKey({ kind: 'fact', id: fact.id })))
      problems.push('le fait qu’il corrige n’est pas dans le fichier');
    if (newSource?.url !== undefined && !isWebAddress.safeParse(newSource.url).success)
      problems.push('l’adresse de sa source n’est pas une adresse http:// ou https://');
    return problems.map((problem) => `${draftKey(draft)} : ${problem}`);
  });
}

const isWebAddress = z.url({ protocol: /^https?$/ });

function doubles(keys: string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const key of keys) (seen.has(key) ? twice : seen).add(key);
  return [...twice].map((key) => `${key} : deux fois dans le fichier`);
}

function fieldsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `champ inconnu « ${issue.keys.join(' », « ')} »`;
    const path = issue.path.join('.');
    return path === '' ? 'illisible' : `le champ « ${path} » manque ou n’est pas ce qu’il doit être`;
  });
}
