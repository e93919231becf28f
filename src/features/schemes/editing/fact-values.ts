import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cleanTyped, foldText } from '../../../core/text';
import { facetIds } from '../facets';
import type { Fact, Source } from '../knowledge';
import { isPeriod } from '../period';
import type { DraftContent } from './draft';

/** What is read on a phone without scrolling. */
export const factTextAtMost = 600;
export const wordingAtMost = 300;

const oneLine = (text: string): string => cleanTyped(text).replace(/\s+/g, ' ');
const optionalLine = (most: number) => z.string().transform(oneLine).pipe(z.string().max(most)).optional();

/** What the form and the command line give; their messages stand under the fields. */
export const factValuesSchema = z
  .object({
    subject: z.string('Choisissez le sujet.').min(1, 'Choisissez le sujet.'),
    facet: z.enum(facetIds, 'Choisissez la rubrique.'),
    text: z
      .string('Écrivez le fait en une phrase.')
      .transform(oneLine)
      .pipe(
        z
          .string()
          .min(10, 'Écrivez une phrase entière.')
          .max(factTextAtMost, 'Une réponse tient en 600 caractères : coupez le fait en deux.'),
      ),
    source: z.string().optional(),
    sourceTitle: optionalLine(300),
    sourcePublisher: optionalLine(200),
    sourceUrl: z
      .string()
      .trim()
      .pipe(z.url({ protocol: /^https?$/, error: 'Une adresse commence par http:// ou https://.' }))
      .optional(),
    date: z
      .string('De quand date l’information ?')
      .trim()
      .refine(isPeriod, 'Une date s’écrit 2026, 2026-11 ou 2026-11-26.'),
    confidence: z.enum(['haute', 'moyenne', 'faible'], 'Choisissez la confiance.'),
    recheck: z.iso.date('Donnez le jour où il faudra la revérifier.'),
    nature: z.enum(['montant', 'échéance', 'ouverture', 'à-vérifier']).optional(),
    wording: optionalLine(wordingAtMost),
  })
  .check(({ value, issues }) => {
    const problem = (path: string, message: string) =>
      issues.push({ code: 'custom', message, path: [path], input: value });
    if (value.source === undefined && value.sourceTitle === undefined)
      problem('source', 'Choisissez une source, ou donnez le titre et l’auteur d’une nouvelle.');
    if (value.source === undefined && value.sourceTitle !== undefined && value.sourcePublisher === undefined)
      problem('sourcePublisher', 'Qui publie cette source ?');
    if (value.recheck <= value.date) problem('recheck', 'Ce jour doit venir après la date de l’information.');
  });
export type FactValues = z.infer<typeof factValuesSchema>;

/** `before`: the fact that is corrected; `waiting`: the source that the draft brings with it. */
export function draftContent(
  values: FactValues,
  { before, waiting }: { before?: Fact | undefined; waiting?: Source | undefined },
): DraftContent {
  const { subject, facet, text, date, confidence, recheck, nature, wording } = values;
  const newSource =
    values.source === undefined
      ? {
          id: `ajout-${shortHash(`${values.sourceTitle}|${values.sourcePublisher}|${values.sourceUrl ?? ''}`)}`,
          title: values.sourceTitle ?? '',
          publisher: values.sourcePublisher ?? '',
          ...(values.sourceUrl !== undefined && { url: values.sourceUrl }),
        }
      : values.source === waiting?.id
        ? waiting
        : undefined;
  const chosen = newSource?.id ?? values.source ?? '';
  const isSame = before?.sources[0] === chosen;
  return {
    fact: {
      ...(before?.level && { level: before.level }),
      ...(before?.region !== undefined && { region: before.region }),
      ...(before?.questions && { questions: before.questions }),
      id: before?.id ?? `${subject}/${facet}/${slugOf(text)}`,
      subjectId: before?.subjectId ?? subject,
      facet: before?.facet ?? facet,
      text,
      sources: isSame ? before.sources : [chosen],
      date,
      confidence,
      recheck,
      ...(nature && { nature }),
    },
    newSource,
    wording,
  };
}

/** A name of a few words, and a mark that tells two facts with the same beginning apart. */
function slugOf(text: string): string {
  const words = foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2)
    .slice(0, 4);
  return [...words, shortHash(text)].join('-');
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
