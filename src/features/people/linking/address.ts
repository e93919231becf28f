import { z } from 'zod';

const email = z.email();

/** The one address of what was typed, in lower case; chats wrap addresses in brackets and links. */
export function readAddress(typed: string): string | undefined {
  const found = typed
    .replace(/mailto:/gi, '')
    .split(/[\s<>()[\]|«»"',;]+/)
    .filter((word) => word.includes('@'))
    .map((word) => word.replace(/[.:!?]+$/, '').toLowerCase());
  const distinct = [...new Set(found)];
  const address = email.safeParse(distinct[0]);
  return distinct.length === 1 && address.success ? address.data : undefined;
}

/** « prenom.nom@… » → « Prenom Nom »: until the directory says better. */
export function nameInAddress(address: string): string {
  const words = (address.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
