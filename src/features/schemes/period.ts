import { z } from 'zod';

/** A year, a month or a day that the calendar has. */
export const isPeriod = (text: string): boolean => {
  const [year = '', month = '01', day = '01'] = text.split('-');
  return z.iso.date().safeParse(`${year}-${month}-${day}`).success && /^\d{4}(-\d\d){0,2}$/.test(text);
};
