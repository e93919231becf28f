import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { UserError } from '../core/errors';

/** Lines of JSON from standard input. Every one is checked before the first is used, so that a bad one stops nothing half-way. */
export async function readJsonLines<T>(schema: z.ZodType<T>, shape: string): Promise<T[]> {
  const lines: T[] = [];
  const problems: string[] = [];
  let number = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() === '') continue;
    const line = schema.safeParse(parseJson(text));
    if (line.success) lines.push(line.data);
    else problems.push(`Ligne ${number} : il faut un objet JSON avec ${shape}.`);
  }
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return lines;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
