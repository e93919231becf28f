import { frenchDate } from './answering/french-date';

/** The ISO day in mainland France. */
export const parisDay = (date: Date): string =>
  date.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
/** « 26 novembre 2026 », in mainland France. */
export const frenchDay = (date: Date): string => frenchDate(parisDay(date));
