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
  held.test(before) ||
  // « merci pour l'accueil de lundi »
  /\bmerci (?:beaucoup |encore |infiniment |a (?:vous|tous|toi) )?pour [^,;]*$/.test(before) ||
  // The day of today, by its name, is a day that is over.
  (weekday.test(words) && day !== undefined && day.since(today).days === 0) ||
  // « dès janvier, Salomé Vidal le remplacera »
  (fromThen.test(words) && /^[\s,]*(?:et |mais )?$/.test(before) && after.trim() === '') ||
  // « en ligne depuis octobre »
  /^depuis /i.test(words);

/** « la commission s'est tenue vendredi », « le jury a rendu son avis mardi » */
const held =
  /(?<![a-z])(?:(?:s'est|s'etait|se sont|s'etaient) (?:bien |enfin |donc |deja )*(?:tenu|reuni|deroul|prononc|penche|rencontr|rassembl|retrouv)[a-z]*|(?:a|ont) (?:bien |enfin |donc |deja )*(?:eu lieu|siege|delibere|rendu (?:son|sa|leurs?) [a-z]+))(?: (?!pour |jusqu)[a-z' ]{0,40})?$/;
const weekday = /^(?:ce |le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/i;
const fromThen = /^(?:d[eè]s|[àa] (?:partir|compter) d[eu]) /i;
