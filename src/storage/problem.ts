import { UserError } from '../core/errors';

/** The machine or the server cannot hold our data; the message says what to do, in French. */
export class StorageProblem extends UserError {}

/** PostgreSQL's words: nothing could be written, a part of a page only, or not more than the user's quota. */
const diskFull = /No space left on device|Check free disk space|Disk quota exceeded/;

export function isDiskFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || diskFull.test(message ?? '');
}

export const storageTexts = {
  diskFull: (place: string) =>
    `Le disque est plein : Jalon ne peut plus écrire dans ${place}. Libérez de la place, puis relancez.`,
  notWritable: (folder: string) =>
    `Le dossier de données ${folder} n’est pas accessible en écriture. Donnez-en les droits à cet utilisateur, ou choisissez un autre DATA_DIR.`,
  tooOld: (version: string) =>
    `Ce serveur PostgreSQL est trop ancien (version ${version}) : il faut la version 15 ou plus récente.`,
  unreachable:
    'Le serveur PostgreSQL de DATABASE_URL ne répond pas, ou refuse la connexion. Vérifiez l’adresse, la base, l’utilisateur et le mot de passe.',
  noBinaries: (name: string) =>
    `PostgreSQL embarqué n’existe pas pour cette machine (${name}). Installez un serveur PostgreSQL 15 ou plus récent et donnez son adresse dans DATABASE_URL.`,
  noUser:
    'PostgreSQL refuse de tourner en root, et aucun utilisateur postgres, node ou nobody n’existe ici. Lancez Jalon avec un utilisateur ordinaire, ou donnez DATABASE_URL.',
  cannotRun: (reason: string) =>
    `PostgreSQL embarqué ne fonctionne pas sur cette machine (${reason}). Donnez l’adresse d’un serveur PostgreSQL 15 ou plus récent dans DATABASE_URL.`,
  didNotStart: (log: string) => `PostgreSQL embarqué n’a pas démarré. Son journal : ${log}`,
};
