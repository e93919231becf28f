import { createInterface } from 'node:readline/promises';
import { UserError } from '../core/errors';

/** Asks on the terminal, and goes on after « oui » only. Without a terminal there is nobody to ask. */
export async function confirm(question: string, withoutTerminal: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UserError(withoutTerminal);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} Écrivez « oui » pour continuer : `);
    return answer.trim().toLowerCase() === 'oui';
  } finally {
    terminal.close();
  }
}
