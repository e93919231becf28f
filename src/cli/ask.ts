import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { z } from 'zod';
import { UserError } from '../core/errors';
import type { Asker, Topic } from '../features/schemes';
import { exitCodes } from './exit-codes';
import { readJsonLines } from './json-lines';
import { withHouse } from './with-house';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  previous: z.union([z.string(), z.array(z.string())]).optional(),
});
type Line = z.infer<typeof lineSchema>;

export function askCommand(): Command {
  return new Command('ask')
    .description('Répond à une question, avec ses sources.')
    .argument('[question]', 'la question, entre guillemets')
    .option(
      '--jsonl',
      'lit des lignes {"id","question","previous"?} sur l’entrée standard et écrit une réponse JSON par ligne',
    )
    .action(async (question: string | undefined, options: { jsonl?: boolean }) => {
      if (options.jsonl) return askLines();
      if (question === undefined)
        throw new UserError('Il manque la question. Exemple : jalon ask "C’est quoi le VTE ?"');
      await withHouse(async ({ asker }) => {
        if (/^\W*(aide|help|menu|commandes?)\W*$/i.test(question)) {
          console.log(
            'Posez votre question entre guillemets : jalon ask "C’est quoi le VTE ?". Les commandes de la ligne de commande : jalon --help. Les autres mots (« fiches », « copil »…) s’écrivent dans la messagerie, où « aide » les montre tous.',
          );
          return;
        }
        const answer = asker.ask(question);
        console.log(answer.text);
        if (answer.refused) process.exitCode = exitCodes.refused;
      });
    });
}

async function askLines(): Promise<void> {
  const lines = await readJsonLines(lineSchema, '« id », « question » et, au besoin, « previous »');
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} questions',
    clearOnComplete: true,
  });
  await withHouse(async ({ asker }) => {
    bar.start(lines.length, 0);
    for (const line of lines) {
      process.stdout.write(`${JSON.stringify(answerLine(asker, line))}\n`);
      bar.increment();
    }
    bar.stop();
  });
}

function answerLine(asker: Asker, line: Line) {
  let topic: Topic | undefined;
  for (const previous of [line.previous ?? []].flat()) topic = asker.ask(previous, topic).topic;
  const startedAt = performance.now();
  const { text, refused, citations, claims } = asker.ask(line.question, topic);
  const ms = Math.round((performance.now() - startedAt) * 100) / 100;
  return { id: line.id, text, refused, citations, claims, ms };
}
