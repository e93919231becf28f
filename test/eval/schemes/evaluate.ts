import path from 'node:path';
import { Command, Option } from 'commander';
import { runCli } from '../run-cli';
import { answerSchema } from './answer';
import { checkClaims } from './claims';
import { parts, readExpectationFile, readExpectations, type Expectation, type Part } from './expectation';
import { grade, type Verdict } from './grade';
import { detailsOf, percentOf, tableOf, timesOf, type Graded } from './report';

interface Options {
  part: Part | 'all';
  file?: string;
  show?: Exclude<Verdict, 'right'> | 'all';
  minRight: number;
  maxWrong: number;
  cli: string;
  timeout: number;
}

/** Questions on schemes, asked of the command line as it is built. */
export function schemesCommand(): Command {
  return new Command('schemes')
    .description('questions and answers on schemes')
    .addOption(new Option('--part <part>', 'which questions').choices([...parts, 'all']).default('all'))
    .option('--file <file>', 'other questions of the same shape, instead of the parts')
    .addOption(new Option('--show <verdict>', 'print these questions').choices(['wrong', 'refused', 'all']))
    .option('--min-right <percent>', 'lower bound for each part', Number, 85)
    .option('--max-wrong <percent>', 'upper bound for each part', Number, 4)
    .option('--cli <file>', 'the built command line', path.join('dist', 'src', 'cli.js'))
    .option('--timeout <seconds>', 'for all the questions together', Number, 600)
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  const sets = chooseSets(options);
  const lines = [...sets].flatMap(([part, expectations]) =>
    expectations.map((expectation) => ({ part, expectation })),
  );
  const answers = await runCli(
    [options.cli, 'ask', '--jsonl'],
    lines.map(({ expectation: { id, question, previous } }) => ({ id, question, previous })),
    answerSchema,
    options.timeout,
  );
  const graded = lines.flatMap(({ part, expectation }): Graded[] => {
    const answer = answers.get(expectation.id);
    return answer ? [{ part, expectation, answer, ...grade(expectation, answer) }] : [];
  });

  for (const each of graded) if (isShown(each, options.show)) console.log(`${detailsOf(each)}\n`);
  console.log(`${tableOf(graded)}\n${timesOf(graded)}`);
  const { sentences, faults } = checkClaims(answers.values());
  console.log(`${sentences} sentences with a source, ${faults.length} that it does not hold`);
  for (const { id, sentence, fault } of faults) console.error(`${id}: ${fault}\n  ${sentence}`);
  if (faults.length > 0) process.exitCode = 1;
  for (const part of sets.keys()) checkBounds(part, graded, options);
}

function chooseSets({ part, file }: Options): Map<string, Expectation[]> {
  if (file !== undefined) return new Map([[path.basename(file), readExpectationFile(file)]]);
  return new Map(
    parts.filter((each) => part === 'all' || part === each).map((each) => [each, readExpectations(each)]),
  );
}

function isShown({ verdict }: Graded, show: Options['show']): boolean {
  return show === 'all' || verdict === show;
}

function checkBounds(part: string, graded: Graded[], { minRight, maxWrong }: Options): void {
  const ofPart = graded.filter((each) => each.part === part);
  if (percentOf('right', ofPart) >= minRight && percentOf('wrong', ofPart) <= maxWrong) return;
  console.error(`${part}: outside the bounds (right at least ${minRight} %, wrong at most ${maxWrong} %)`);
  process.exitCode = 1;
}
