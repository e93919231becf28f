import path from 'node:path';
import { Command, Option } from 'commander';
import { runCli } from '../run-cli';
import {
  parts,
  readExpectationFile,
  readExpectations,
  today,
  updatesFolder,
  type Expectation,
  type Part,
} from './expectation';
import { answerSchema, grade, type Answer, type Grade } from './grade';

interface Options {
  part: Part | 'all';
  file?: string;
  show: boolean;
  minRight: number;
  maxGuessed: number;
  cli: string;
  timeout: number;
}

interface Graded extends Grade {
  part: string;
  expectation: Expectation;
  answer: Answer;
}

/** Messages on action sheets, read by the command line as it is built. All that must ask have to ask. */
export function updatesCommand(): Command {
  return new Command('updates')
    .description('French messages that update action sheets')
    .addOption(new Option('--part <part>', 'which messages').choices([...parts, 'all']).default('all'))
    .option('--file <file>', 'other messages of the same shape, instead of the parts')
    .option('--show', 'print what was not right', false)
    .option('--min-right <percent>', 'lower bound for each part', Number, 93)
    .option('--max-guessed <count>', 'how many that must ask may propose instead', Number, 0)
    .option('--cli <file>', 'the built command line', path.join('dist', 'src', 'cli.js'))
    .option('--timeout <seconds>', 'for all the messages together', Number, 120)
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  const sets = chooseSets(options);
  const lines = [...sets].flatMap(([part, expectations]) =>
    expectations.map((expectation) => ({ part, expectation })),
  );
  const answers = await runCli(
    [
      options.cli,
      'understand',
      '--sheets',
      path.join(updatesFolder, 'sheets.json'),
      '--today',
      today,
      '--jsonl',
    ],
    lines.map(({ expectation: { id, text, context } }) => ({ id, text, context })),
    answerSchema,
    options.timeout,
  );
  const graded = lines.flatMap(({ part, expectation }): Graded[] => {
    const answer = answers.get(expectation.id);
    return answer ? [{ part, expectation, answer, ...grade(expectation, answer) }] : [];
  });
  for (const each of graded)
    if (options.show && each.verdict !== 'right')
      console.log(
        `[${each.verdict}] ${each.expectation.id}: ${each.expectation.text}\n  ${each.reasons.join('\n  ')}\n`,
      );
  for (const part of sets.keys())
    report(
      part,
      graded.filter((each) => each.part === part),
      options,
    );
}

function chooseSets({ part, file }: Options): Map<string, Expectation[]> {
  if (file !== undefined) return new Map([[path.basename(file), readExpectationFile(file)]]);
  return new Map(
    parts.filter((each) => part === 'all' || part === each).map((each) => [each, readExpectations(each)]),
  );
}

function report(part: string, graded: Graded[], { minRight, maxGuessed }: Options): void {
  const count = (verdict: Grade['verdict'], group = graded): number =>
    group.filter((each) => each.verdict === verdict).length;
  const right = (100 * count('right')) / graded.length;
  const mustAsk = graded.filter(({ expectation }) => expectation.asked).length;
  console.log(
    `${part}: ${count('right')} of ${graded.length} exactly right (${right.toFixed(1)} %), ${count('wrong')} wrong, ${count('asked')} asked without need; ${mustAsk - count('guessed')} of ${mustAsk} that must ask do ask`,
  );
  const kinds = [...new Set(graded.map(({ expectation }) => expectation.kind))];
  for (const kind of kinds) {
    const group = graded.filter(({ expectation }) => expectation.kind === kind);
    console.log(`  ${kind.padEnd(16)} ${String(count('right', group)).padStart(3)} of ${group.length}`);
  }
  if (right >= minRight && count('guessed') <= maxGuessed) return;
  console.error(
    `${part}: outside the bounds (right at least ${minRight} %, at most ${maxGuessed} proposed that must be asked)`,
  );
  process.exitCode = 1;
}
