import { z } from 'zod';
import { foldText } from '../../../core/text';
import { readDate } from '../../../tables/french-values';
import type { Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import { fitting, maxLine, textOf } from './texts';

const isoDay = z.iso.date();
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
export const frenchNumbers = (day: string): string => day.split('-').reverse().join('/');

/** « YYYY-MM-DD ». */
export function readDay(cell: Cell): Reading<string> {
  if (typeof cell === 'string' && isoDay.safeParse(cell.trim()).success) return { value: cell.trim() };
  const reading = readDate(cell);
  return reading && 'value' in reading ? { value: dayOf(reading.value) } : reading;
}

/** Midnight UTC, or as text where spreadsheets have no such day. */
export function dayCell(day: string): Date | string {
  return day >= '1901' && day < '2200' ? new Date(`${day}T00:00:00Z`) : day;
}

/** In the middle of a text. */
export const dayText = (day: string): string => (typeof dayCell(day) === 'string' ? day : frenchNumbers(day));

interface Due {
  date: string;
  period?: string;
}

const exactDay =
  /^\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|^(?!.*(?:trim|sem)).*\d(?:er)?[ -][a-z]+\.?[ -]\d/;

/** A day, or a vague period with its last day: « fin juin 2027 », « courant mai (31/05/2027) ». */
export function readDue(cell: Cell): Reading<Due> {
  if (cell instanceof Date) return { value: { date: dayOf(cell) } };
  const text = textOf(cell);
  if (text === undefined) return undefined;
  const [, said, last] = /^([^]*\S)\s*\(([^()]+)\)$/.exec(text) ?? [];
  const explicit = last === undefined ? undefined : readDay(last);
  if (said !== undefined && explicit && 'value' in explicit) return periodOf(said, explicit.value);
  const day = readDay(cell);
  if (!day || 'problem' in day) return day;
  return exactDay.test(foldText(text)) ? { value: { date: day.value } } : periodOf(text, day.value);
}

function periodOf(text: string, date: string): Reading<Due> {
  const period = fitting(text, maxLine);
  return 'problem' in period ? period : { value: { date, period: period.value } };
}

export function dueCell({ date, period }: Due): Date | string {
  if (period === undefined) return dayCell(date);
  const alone = readDue(period);
  const isClear = alone && 'value' in alone && alone.value.date === date && alone.value.period === period;
  return isClear ? period : `${period} (${dayText(date)})`;
}
