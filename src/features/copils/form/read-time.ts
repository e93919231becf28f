import { foldText } from '../../../core/text';

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

/** « 1 h 30 », « 90 min », or the hour of its end, « 16:00 »: in minutes from the start; negative: it ends before it begins. */
export function readDuration(typed: string, startHour: string): number | undefined {
  const text = foldText(typed).replace(/^(jusqu'a|fin a|fin|a) /, '');
  const minutes = /^(\d{1,3})\s*(?:min(?:utes?)?|mn|')$/.exec(text);
  if (minutes) return Number(minutes[1]);
  const hour = readHour(text);
  if (hour === undefined) return undefined;
  const value = minutesOf(hour);
  const isEnd = value >= longestHours * 60 || text !== foldText(typed);
  return isEnd ? value - minutesOf(startHour) : value;
}

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
