import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { UserError } from '../core/errors';
import {
  questionText,
  statuses,
  understandUpdate,
  type KnownSheet,
  type ReadItem,
  type Reading,
} from '../features/action-sheets';
import { parseJson, readJsonLines } from './json-lines';

const absent = z.null().transform(() => undefined);
const sheetsSchema = z.object({
  sheets: z
    .array(
      z.object({
        number: z.int().positive(),
        title: z.string(),
        status: z.enum(statuses).optional().or(absent),
        progress: z.number().optional().or(absent),
        budget: z.number().optional().or(absent),
        dueDate: z.iso.date().optional().or(absent),
        lead: z.string().optional().or(absent),
      }),
    )
    .min(1),
});

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z
    .object({ lastSheet: z.int().optional().or(absent) })
    .optional()
    .or(absent),
});

interface Options {
  sheets: string;
  today?: string;
  jsonl?: boolean;
}

/** What Jalon understands of messages about action sheets; nothing is written, and no database is needed. */
export function understandCommand(): Command {
  return new Command('understand')
    .description('Ce que Jalon comprend d’un message sur des fiches action. N’écrit rien.')
    .argument('[message]', 'le message, entre guillemets')
    .requiredOption(
      '--sheets <fichier>',
      'les fiches, en JSON : {"sheets":[{"number","title","status","progress","budget","dueDate","lead"}]}',
    )
    .option('--today <jour>', 'le jour où le message est écrit, AAAA-MM-JJ ; sans lui, aujourd’hui')
    .option(
      '--jsonl',
      'lit des lignes {"id","text","context":{"lastSheet"}?} sur l’entrée standard et écrit une ligne JSON pour chacune',
    )
    .action(async (text: string | undefined, options: Options) => {
      const sheets = readSheets(options.sheets);
      const today = options.today ?? new Date().toISOString().slice(0, 10);
      if (!z.iso.date().safeParse(today).success)
        throw new UserError(`--today ${today} : il faut un jour AAAA-MM-JJ, par exemple 2026-11-23.`);
      if (!options.jsonl) {
        if (text === undefined)
          throw new UserError(
            'Il manque le message. Exemple : jalon understand --sheets fiches.json "la 8 est à 40 %"',
          );
        console.log(JSON.stringify(lineOf(understandUpdate(text, { sheets, today }), sheets), null, 2));
        return;
      }
      const lines = await readJsonLines(lineSchema, '« id », « text » et, au besoin, « context »');
      for (const { id, text: typed, context } of lines) {
        const reading = understandUpdate(typed, { sheets, today, lastSheet: context?.lastSheet });
        process.stdout.write(`${JSON.stringify({ id, ...lineOf(reading, sheets) })}\n`);
      }
    });
}

function lineOf(reading: Reading, sheets: readonly KnownSheet[]) {
  // A question about a sheet, a greeting: there is nothing to propose, and nothing to ask back.
  if (reading.kind === 'nothing' && reading.isTalk) return { asked: false, items: [] };
  if (reading.kind !== 'proposal') return { asked: true, question: questionText(reading, sheets), items: [] };
  return { asked: false, items: reading.items.map(itemOf) };
}

/** What has no field of its own in these lines keeps its words: a day to come is a next step, the rest a comment. */
function itemOf({ excludingTax: _tax, duePeriod: _period, further = [], ...said }: ReadItem) {
  const wordsFor = (ahead: boolean): string | undefined =>
    further
      .filter(({ field }) => (field === 'startDate' || field === 'request') === ahead)
      .map(({ words }) => words)
      .at(0);
  const { nextStep = wordsFor(true), comment = wordsFor(false), ...values } = said;
  return {
    ...values,
    ...(nextStep !== undefined && { nextStep }),
    ...(comment !== undefined && { comment }),
  };
}

function readSheets(file: string): KnownSheet[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`Le fichier des fiches ne se lit pas : ${file}.`);
  }
  const parsed = sheetsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data.sheets;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `${file} : ${issue?.path.join('.') || 'le fichier'} n’a pas la forme attendue (${issue?.message ?? ''}).`,
  );
}
