import { foldText } from '../../../core/text';
import { durationText } from '../describe';

/** « 14:30 », « 14h30 », « 9 h »: as « HH:MM ». */
export function readHour(typed: string): string | undefined {
  const match = /^(?:a )?(\d{1,2})\s*(?:h(?:eures?)?|:)?\s*(\d{2})?\s*(?:min)?$/.exec(foldText(typed));
  const hour = Number(match?.[1] ?? NaN);
  const minute = Number(match?.[2] ?? 0);
  if (!(hour <= 23 && minute <= 59)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Below that many hours it is how long it takes; from there on, when it ends. */
const longestHours = 7;

/**
 * « 1 h 30 », « 90 min », « 90 », « durée 9 h », or the hour of its end, « 16:00 »: in minutes from the start; negative:
 * it ends before it begins.
 */
export function readDuration(typed: string, startHour: string): number | undefined {
  const text = foldText(typed);
  const said = /^(?:duree|pendant)\s*:?\s*(?:de\s+)?(.+)$/.exec(text)?.[1];
  if (said !== undefined) return readMinutes(said) ?? readHours(said);
  const end = /^(?:jusqu'a|fin a|fin|a) (.+)$/.exec(text)?.[1];
  const minutes = end === undefined ? readMinutes(text) : undefined;
  if (minutes !== undefined) return minutes;
  const hour = readHour(end ?? text);
  if (hour !== undefined && (end !== undefined || minutesOf(hour) >= longestHours * 60))
    return minutesOf(hour) - minutesOf(startHour);
  return end === undefined ? readHours(text) : undefined;
}

/** As a form shows it: whatever the start, it reads back as the same. */
export const durationInForm = (minutes: number): string =>
  minutes < longestHours * 60 ? durationText(minutes) : `durée ${durationText(minutes)}`;

function readMinutes(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,4})\s*(min(?:utes?)?|mn|')?$/.exec(text) ?? [];
  const minutes = Number(count ?? NaN);
  // Nobody means 90 hours, nor an hour of the day by « 120 ».
  const isMeant = unit !== undefined || (minutes > 24 && minutes <= 480);
  return isMeant ? minutes : undefined;
}

function readHours(text: string): number | undefined {
  const hours = /^(\d{1,2})\s*(?:(?:h(?:eures?)?|:)\s*(\d{2})?\s*(?:min)?)?$/.exec(text);
  const rest = Number(hours?.[2] ?? 0);
  return hours && rest <= 59 ? Number(hours[1]) * 60 + rest : undefined;
}

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
