import { foldText } from '../../../core/text';
import { roles, type Role } from '../../../core/person';
import { roleNames } from '../rights-table';

/** Endings of inclusive spelling, and words that do not tell one role from another. */
const noise = new Set(
  (
    'e es fe le la les ne rice trice de du des d l au aux un une et pour dans mon referent referente referents local locale territorial ' +
    'territoriale binome ti territoire territoires industrie programme jalon'
  ).split(' '),
);

const words: Record<Role, string> = {
  elu: 'elu|elue|elus|elues',
  industriel: 'industriel|industrielle|industriels|industrielles|chef entreprise|cheffe entreprise',
  chefDeProjet: 'chef projet|cheffe projet|cp|cdp|chefs projet|cheffes projet',
  piloteRegional:
    'pilote regional|pilote regionale|pilote|pilote region|region|conseil regional|regional|regionale|pilotes regionaux',
  delegation: 'delegation|delegation nationale|delegue|deleguee|delegue national|deleguee nationale',
  operateur: 'operateur|operatrice|operateurs|operateur national',
  administrateur: 'administrateur|administratrice|admin',
};
const byWords = new Map(roles.flatMap((role) => words[role].split('|').map((text) => [text, role] as const)));

/** How a person without any assignment is written. */
export const noRole = 'aucun rôle';
const noRoleWords = new Set(['aucun role', 'sans role', 'aucun', 'aucune']);

/** A role as people write it; `none` where they say that there is none, `several` where a cell names more than one. */
export function readRole(typed: string): Role | 'none' | 'several' | undefined {
  const whole = plain(typed);
  if (noRoleWords.has(whole)) return 'none';
  const role = roleOf(whole);
  if (role) return role;
  const parts = typed.split(/[;,/+&\n]| et /i).map((part) => roleOf(plain(part)));
  const named = new Set(parts.filter((part) => part !== undefined));
  if (parts.includes(undefined) || named.size === 0) return undefined;
  return named.size === 1 ? [...named][0] : 'several';
}

const plain = (text: string): string =>
  foldText(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();

const roleOf = (text: string): Role | undefined =>
  byWords.get(
    text
      .split(' ')
      .filter((word) => !noise.has(word))
      .join(' '),
  );

export const roleList = roles.map((role) => `« ${roleNames[role]} »`).join(', ');
