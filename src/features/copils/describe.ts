import { findTerritory, type TerritoryRegister } from '../territories';
import { momentText } from '../reminders';
import type { Copil, CopilContent } from './copil';
import { levelNames } from './texts';

/** « Copil régional Bretagne : revue des fiches » */
export function titleOf(content: CopilContent, register: TerritoryRegister): string {
  const place =
    content.territoryId !== undefined
      ? findTerritory(register, content.territoryId)?.name
      : register.regions.find(({ code }) => code === content.regionCode)?.name;
  const kind =
    content.level === 'groupe' ? 'Groupe de travail technique' : `Copil ${levelNames[content.level]}`;
  return [[kind, place].filter(Boolean).join(' '), content.title].filter(Boolean).join(' : ');
}

const zoneNames: Record<string, string> = {
  'Europe/Paris': 'heure de Paris',
  'America/Guadeloupe': 'heure de Guadeloupe',
  'America/Martinique': 'heure de Martinique',
  'America/Cayenne': 'heure de Guyane',
  'Indian/Reunion': 'heure de La Réunion',
  'Indian/Mayotte': 'heure de Mayotte',
};
export const zoneName = (timeZone: string): string => zoneNames[timeZone] ?? `heure de ${timeZone}`;

/** « jeudi 10 décembre à 14 h 30 (heure de Paris), soit 17 h 30 chez vous » */
export function whenOf(
  { startsAt, timeZone }: Pick<Copil, 'startsAt' | 'timeZone'>,
  readerZone: string | undefined,
): string {
  const there = `${momentText(startsAt, timeZone)} (${zoneName(timeZone)})`;
  if (readerZone === undefined) return there;
  const own = momentText(startsAt, readerZone);
  return own === momentText(startsAt, timeZone) ? there : `${there}, soit ${own} chez vous`;
}

export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}
