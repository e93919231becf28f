import type { Day } from './calendar';
import { isLongAgo } from './told-around';

/** Days that are told around an update, and are no due date of the sheet. `before` and `after`: folded and masked. */
export const isBeside = (
  words: string,
  day: Day | undefined,
  today: Day,
  before: string,
  after: string,
): boolean =>
  isLongAgo(words, before) ||
  // « merci pour l'accueil de lundi »
  /\bmerci (?:beaucoup |encore |infiniment |a (?:vous|tous|toi) )?pour [^,;]*$/.test(before) ||
  // The day of today, by its name, is a day that is over.
  (weekday.test(words) && day !== undefined && day.since(today).days === 0) ||
  // « dès janvier, Salomé Vidal le remplacera »
  (fromThen.test(words) && /^[\s,]*(?:et |mais )?$/.test(before) && after.trim() === '') ||
  // « en ligne depuis octobre »
  /^depuis /i.test(words);

const weekday = /^(?:ce |le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/i;
const fromThen = /^(?:d[eè]s|[àa] (?:partir|compter) d[eu]) /i;
