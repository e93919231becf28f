import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.string(),
  text: z.string(),
  refused: z.boolean(),
  citations: z.array(
    z.object({ title: z.string(), publisher: z.string().optional(), url: z.string().nullish() }),
  ),
  ms: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

export interface Asked {
  id: string;
  question: string;
  previous?: string | string[];
}

export class CliFailed extends Error {}

/** Asks everything in one run of the real command line; throws `CliFailed` unless every question has its answer. */
export async function askCli(
  asked: Asked[],
  cli: string,
  timeoutSeconds: number,
): Promise<Map<string, Answer>> {
  const child = spawn(process.execPath, [cli, 'ask', '--jsonl'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: timeoutSeconds * 1000,
  });
  // A program that ends before it has read everything breaks the pipe; its exit code says more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(
    asked.map(({ id, question, previous }) => `${JSON.stringify({ id, question, previous })}\n`).join(''),
  );
  const [output, ended] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const [code, signal] = ended as [number | null, NodeJS.Signals | null];
  if (code !== 0) throw new CliFailed(`${cli} ended with ${String(code ?? signal)}`);

  const answers = new Map<string, Answer>();
  for (const line of output.split('\n').filter((each) => each.trim() !== '')) {
    const answer = parseAnswer(line);
    answers.set(answer.id, answer);
  }
  const unanswered = asked.filter(({ id }) => !answers.has(id)).map(({ id }) => id);
  if (unanswered.length > 0) throw new CliFailed(`No answer to ${unanswered.join(', ')}`);
  return answers;
}

function parseAnswer(line: string): Answer {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new CliFailed(`Not an answer: ${line.slice(0, 200)}`, { cause: error });
  }
}
