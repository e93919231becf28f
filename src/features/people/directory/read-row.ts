import { z } from 'zod';
import type { Assignment } from '../../../core/person';
import type { RowTexts } from './imported-person';
import type { Places } from './places';
import { readScope, type Report } from './read-scope';
import { noRole, readRole, roleList } from './role-words';
import { readTimeZone } from './time-zones';

/** What one row says; absent where the cell is empty, or is wrong and was reported. */
export interface DirectoryRow {
  line: number;
  email?: string;
  name?: string;
  /** False: the row has no name at all. */
  saysName: boolean;
  organisation?: string;
  timeZone?: string;
  assignment?: Assignment;
}

const longest = 200;
const email = z.email();

/** Reports every problem of the row, not only the first. */
export function readRow(places: Places, line: number, texts: RowTexts, report: Report): DirectoryRow {
  const { fullName, firstName, lastName, organisation } = texts;
  const name = fullName ?? [firstName, lastName].filter(Boolean).join(' ');
  return {
    line,
    email: readEmail(texts.email, report),
    name: readName(name, report),
    saysName: name !== '',
    organisation: organisation && shortEnough(organisation, 'organisation', report),
    timeZone: readZone(texts.timeZone, report),
    assignment: readAssignment(places, texts, report),
  };
}

function readEmail(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) {
    report('email', 'L’adresse électronique manque : c’est elle qui dit de qui il s’agit.');
    return undefined;
  }
  const found = text
    .replace(/mailto:/gi, '')
    .split(/[\s<>()[\];,]+/)
    .filter((part) => part.includes('@'))
    .map((part) => part.toLowerCase());
  const distinct = [...new Set(found)];
  if (distinct.length > 1) {
    report('email', `${distinct.join(' et ')} : gardez une seule adresse par ligne.`);
    return undefined;
  }
  const address = email.safeParse(distinct[0]);
  if (address.success && address.data.length <= longest) return address.data;
  report('email', `« ${cut(text)} » n’est pas une adresse électronique.`);
  return undefined;
}

function readName(text: string, report: Report): string | undefined {
  if (text === '') return undefined;
  if (text.includes('@')) {
    report('lastName', `« ${cut(text)} » est une adresse électronique, pas un nom.`);
    return undefined;
  }
  return shortEnough(text, 'lastName', report);
}

function readZone(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const zone = readTimeZone(text);
  if (zone === undefined)
    report(
      'timeZone',
      `« ${cut(text)} » n’est pas un fuseau horaire. Écrivez par exemple « Europe/Paris », « Guadeloupe » ou « La Réunion ».`,
    );
  return zone;
}

function readAssignment(
  places: Places,
  { role: typed, region, territory }: RowTexts,
  report: Report,
): Assignment | undefined {
  const role = typed === undefined ? undefined : readRole(typed);
  if (role === undefined) {
    const said = typed === undefined ? 'Le rôle manque.' : `« ${cut(typed)} » n’est pas un rôle.`;
    report('role', `${said} Les rôles sont ${roleList} ; « ${noRole} » pour qui n’en a pas.`);
    return undefined;
  }
  if (role === 'several') {
    report('role', `« ${cut(typed ?? '')} » : écrivez une ligne par rôle, avec la même adresse.`);
    return undefined;
  }
  return role === 'none' ? undefined : readScope(places, role, { region, territory }, report);
}

function shortEnough(text: string, column: 'lastName' | 'organisation', report: Report): string | undefined {
  if (text.length <= longest) return text;
  report(column, `« ${cut(text)} » est trop long : ${longest} caractères au plus.`);
  return undefined;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
