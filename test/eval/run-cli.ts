import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

export class CliFailed extends Error {}

/**
 * Gives every line to one run of the real command line, and reads a line of JSON back for each. Throws `CliFailed`
 * unless every id has its answer.
 */
export async function runCli<Answer extends { id: string }>(
  [cli, ...args]: [string, ...string[]],
  lines: { id: string }[],
  schema: z.ZodType<Answer>,
  timeoutSeconds: number,
): Promise<Map<string, Answer>> {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: timeoutSeconds * 1000,
  });
  // A program that ends before it has read everything breaks the pipe; its exit code says more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const [output, ended] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const [code, signal] = ended as [number | null, NodeJS.Signals | null];
  if (code !== 0) throw new CliFailed(`${cli} ended with ${String(code ?? signal)}`);

  const answers = new Map<string, Answer>();
  for (const line of output.split('\n').filter((each) => each.trim() !== '')) {
    const answer = parseAnswer(line, schema);
    answers.set(answer.id, answer);
  }
  const unanswered = lines.filter(({ id }) => !answers.has(id)).map(({ id }) => id);
  if (unanswered.length > 0) throw new CliFailed(`No answer to ${unanswered.join(', ')}`);
  return answers;
}

function parseAnswer<Answer>(line: string, schema: z.ZodType<Answer>): Answer {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new CliFailed(`Not an answer: ${line.slice(0, 200)}`, { cause: error });
  }
}
