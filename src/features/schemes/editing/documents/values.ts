import { z } from 'zod';
import type { Field } from '../../../../core/form';
import { cleanTyped } from '../../../../core/text';
import { isPeriod } from '../../period';
import type { DocumentValues } from '../../documents/prepare-document';
import type { FoundDocument } from '../../documents/store';
import { chatTexts as texts } from './texts';

const line = (problem: string, most: number) =>
  z
    .string(problem)
    .transform((text) => cleanTyped(text).replace(/\s+/g, ' '))
    .pipe(z.string().min(2, problem).max(most, `${most} caractères au plus.`));

/** Where a document comes from; the messages stand under the fields. */
export const documentValuesSchema = z
  .object({
    title: line('Donnez le titre du document.', 300),
    publisher: line('Dites qui publie ce document.', 200),
    url: z
      .string()
      .trim()
      .pipe(z.url({ protocol: /^https?$/, error: 'Une adresse commence par http:// ou https://.' }).max(500))
      .optional(),
    date: z
      .string('De quand date le document ?')
      .trim()
      .refine(isPeriod, 'Une date s’écrit 2026, 2026-11 ou 2026-11-26.'),
    recheck: z.iso.date('Donnez le jour où il faudra le revérifier.'),
  })
  .check(({ value, issues }) => {
    if (value.recheck <= value.date)
      issues.push({
        code: 'custom',
        path: ['recheck'],
        message: 'Ce jour doit venir après la date du document.',
        input: value,
      });
  });

/** As they stand. */
export const valuesOf = ({ document, source }: FoundDocument): DocumentValues => ({
  title: document.title,
  publisher: source.publisher,
  url: source.url,
  date: document.date,
  recheck: document.recheck,
});

export function documentFields(initial: Partial<DocumentValues>): Field[] {
  const { labels } = texts;
  return [
    { id: 'title', label: labels.title, type: 'text', maxLength: 300, initial: initial.title?.slice(0, 300) },
    {
      id: 'publisher',
      label: labels.publisher,
      hint: texts.publisherHint,
      type: 'text',
      maxLength: 200,
      initial: initial.publisher,
    },
    { id: 'url', label: labels.url, type: 'text', maxLength: 500, optional: true, initial: initial.url },
    {
      id: 'date',
      label: labels.date,
      hint: texts.dateHint,
      type: 'text',
      maxLength: 10,
      initial: initial.date,
    },
    { id: 'recheck', label: labels.recheck, type: 'date', initial: initial.recheck },
  ];
}
