import { writeFileSync } from 'node:fs';
import { UserError } from '../core/errors';

/** Readable by its owner alone: it holds names and addresses. */
export function writePrivately(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content, { mode: 0o600 });
  } catch (cause) {
    throw new UserError(`Le fichier « ${file} » ne s’écrit pas : vérifiez le dossier et vos droits.`, {
      cause,
    });
  }
}
