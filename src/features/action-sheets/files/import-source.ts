import { createHash } from 'node:crypto';

/**
 * What the revisions of an import carry as their source: a file that comes back knows what it wrote itself. By its name, of
 * which only a digest is kept: it may hold the name of somebody.
 */
export const importSource = (fileName: string): string =>
  `jalon sheets import/${createHash('sha256').update(fileName.normalize('NFC')).digest('hex').slice(0, 12)}`;
