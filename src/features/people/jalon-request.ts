import { foldText } from '../../core/text';

/** What follows the word « jalon ». */
export type JalonRequest =
  | { kind: 'help' | 'requests' | 'myData' | 'myRights' }
  /** The rest as it was typed: an address, a code, a person or a sheet. */
  | { kind: 'link' | 'code' | 'journal'; rest: string };

const alone: Record<string, 'help' | 'requests' | 'myData' | 'myRights'> = {
  '': 'help',
  aide: 'help',
  demandes: 'requests',
  'mes-donnees': 'myData',
  'mes donnees': 'myData',
  droits: 'myRights',
  'mes droits': 'myRights',
};

/** Undefined: not one of the sub-commands, perhaps a sentence that calls the bot by its name. */
export function readJalonRequest(argument: string): JalonRequest | undefined {
  const kind = alone[foldText(argument.replace(/[\s?!.…]+$/u, ''))];
  if (kind !== undefined) return { kind };
  const [, verb = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(argument) ?? [];
  const folded = foldText(verb);
  if (folded === 'journal') return { kind: 'journal', rest };
  if (folded === 'rattacher') return { kind: 'link', rest };
  if (folded === 'code' && /^[\d\s.-]*$/.test(rest)) return { kind: 'code', rest };
  return undefined;
}
