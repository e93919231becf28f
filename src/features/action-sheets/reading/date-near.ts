import { correctionSource } from './correction-words';
import { dayOf, isBefore, lastWeekday, nextWeekday, type Day } from './calendar';
import { monthNames, monthSource, weekdays, weekdaySource, type DateReader, type Placed } from './date-words';
import { doneSource } from './date-days';
import { readShift, shiftSource } from './shifts';

/** Days told from today: « dans 15 jours », « lundi en huit », « demain », « le 15 ». */

const dayNumber = String.raw`1 ?er|[12]?\d|3[01]`;
/** What may follow the number of a day: « le 3 bis » and « le 15 entreprises » are none. */
const follow =
  'et|ou|mais|pour|donc|car|sinon|avec|puis|on|au plus tard|a midi|au soir|inclus|maxi|dernier delai|prochain|courant|sans faute';
const alone = String.raw`(?=[ ,]*(?:$|[.;:!?)("\nA-Z/]|(?:${follow})(?![a-z])|(?:de ce|du) mois(?![a-z])))(?![.,:/h-]\d)(?! ?,\d)`;

/** « le 31 » is in the first month that has one. */
function nextSuchDay(day: number, from: Day): Day {
  for (let month = from.with({ day: 1 }); ; month = month.add({ months: 1 })) {
    const found = dayOf(month.year, month.month, day);
    if (found && !isBefore(found, from)) return found;
  }
}

/** « le 15 mars, non le 20 »: of the same month. */
const monthCorrected = new RegExp(
  String.raw`(?<![a-z])(${monthSource})(?:\.? (20\d\d))?[ ,.]{0,3}${correctionSource}[ ,:]{0,3}(?:plutot |c'est )?(?:le|au|du) [\d er]{1,4}$`,
);

function sameMonth([, name = '', year]: RegExpExecArray, day: number, today: Day): Placed {
  const month = monthNames.get(name) ?? 0;
  const thisYear = dayOf(year === undefined ? today.year : Number(year), month, day);
  const found =
    year === undefined && thisYear && isBefore(thisYear, today)
      ? dayOf(today.year + 1, month, day)
      : thisYear;
  return { date: found ? { day: found, year: year !== undefined } : { impossible: true } };
}

const numberOf = (typed: string): number => (/^1 ?er$/.test(typed) ? 1 : Number(typed));

/** « dans sept mois » is read before « sept », « le 15 du mois prochain » before « mois prochain ». */
export const countedReaders: DateReader[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![a-z\d])(dans|d'ici|sous|il y a|voici|voila)(?: a)?(?: environ| a peu pres| maxi| maximum| moins de)?(?: la| les)? (${shiftSource})`,
      'g',
    ),
    read: ([, opening = '', span = ''], { today }) => {
      const shift = readShift(span);
      const isAgo = /^(?:il y a|voici|voila)$/.test(opening);
      return shift && { date: { day: isAgo ? today.subtract(shift) : today.add(shift) } };
    },
  },
  {
    // « dix-huit mois à partir d'aujourd'hui »
    pattern: new RegExp(
      String.raw`(?<![a-z\d])(${shiftSource}) a (?:partir|compter|dater) (?:d'aujourd'hui|de ce jour|de maintenant|de demain)(?![a-z])`,
      'g',
    ),
    read: ([, span = ''], { today }) => {
      const shift = readShift(span);
      return shift && { date: { day: today.add(shift) } };
    },
  },
  {
    // « vendredi 27 »: its month is the first in which they agree, this one or the next.
    pattern: new RegExp(
      String.raw`(?<![a-z\d])(${weekdaySource}) (${dayNumber})(?![\da-z]|[.,:/-]\d| ?(?:h|heures?|[%€])(?![a-z]))`,
      'g',
    ),
    read: ([, name = '', typed = ''], { today }) => {
      const day = nextSuchDay(numberOf(typed), today);
      const next = nextSuchDay(numberOf(typed), day.add({ days: 1 }));
      const agreed = [day, next].find(({ dayOfWeek }) => dayOfWeek === weekdays.indexOf(name) + 1);
      return { date: agreed ? { day: agreed } : { day, contradicts: true } };
    },
  },
  {
    // « le 15 »: the next one; « du 15 »: the one that has been.
    pattern: new RegExp(String.raw`(?<![a-z\d])(le|au|du) (${dayNumber})${alone}`, 'g'),
    read: ([whole, article, typed = ''], { before, after, today }) => {
      const corrected = monthCorrected.exec(before.slice(-60) + whole);
      if (corrected) return sameMonth(corrected, numberOf(typed), today);
      const which = /^ (?:de ce|du) mois( prochain| dernier)?(?![a-z])/.exec(after);
      const right = which?.[0].length ?? 0;
      if (which) {
        const months = which[1] === undefined ? 0 : which[1] === ' prochain' ? 1 : -1;
        const month = today.with({ day: 1 }).add({ months });
        const day = dayOf(month.year, month.month, numberOf(typed));
        return { date: day ? { day } : { impossible: true }, right };
      }
      const next = nextSuchDay(numberOf(typed), today);
      if (article !== 'du') return { date: { day: next } };
      const past = nextSuchDay(numberOf(typed), today.subtract({ days: 31 }));
      return { date: { day: isBefore(past, today) ? past : next } };
    },
  },
];

/** « le 15 septembre 2027, oups, octobre »: the same day of another month. */
export const correctedMonthReader: DateReader = {
  pattern: new RegExp(String.raw`(?<![a-z\d])(?:en )?(${monthSource})(?![a-z\d])(?! ?20\d\d)`, 'g'),
  read: ([, name = ''], { before, today }) => {
    const [, day, year] = dayCorrected.exec(before.slice(-70)) ?? [];
    if (day === undefined) return undefined;
    const month = monthNames.get(name) ?? 0;
    const read = (inYear: number): Placed['date'] => {
      const found = dayOf(inYear, month, numberOf(day));
      return found ? { day: found, year: year !== undefined } : { impossible: true };
    };
    const date = read(year === undefined ? today.year : Number(year));
    return {
      date: date.day && year === undefined && isBefore(date.day, today) ? read(today.year + 1) : date,
    };
  },
};
const dayCorrected = new RegExp(
  String.raw`(?<![\d/])(${dayNumber}) (?:${monthSource})\.?(?: (20\d\d))?[ ,.…]{0,3}${correctionSource}[ ,:]{0,3}(?:plutot |c'est )?$`,
);

/** « depuis lundi », « a été inaugurée vendredi » */
const hasBeen = new RegExp(
  String.raw`(?<![a-z])(?:depuis|(?:a|ont|avons|ai)(?: enfin| bien| ete)* ${doneSource}(?: ce)?|(?<!(?:sera|seront|etre|doit|doivent|devra|devrait|prevue?s?|va|vont)(?![a-z])[^,;.]{0,30})(?:depose|signe|recu|obtenu|valide|vote|notifie|accorde|acte|envoye|delivre)e?s?) $`,
);

export const nearReaders: DateReader[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![a-z\d])(${weekdaySource})(?: (prochain|en huit|en quinze|qui vient|dernier))?(?![a-z\d])`,
      'g',
    ),
    read: ([, name = '', which], { before, today }) => {
      const weekday = weekdays.indexOf(name) + 1;
      if (which === 'dernier' || hasBeen.test(before.slice(-50)))
        return { date: { day: lastWeekday(today, weekday) } };
      const next = nextWeekday(today.add({ days: which === undefined ? 0 : 1 }), weekday);
      return { date: { day: next.add({ days: which === 'en huit' ? 7 : which === 'en quinze' ? 14 : 0 }) } };
    },
  },
  {
    pattern:
      /(?<![a-z\d])(apres[- ]demain|demain|aujourd'hui|avant[- ]hier|hier|ce (?:matin|jour|soir))(?![a-z\d])/g,
    read: ([, word = ''], { today }) => {
      const days = { 'apres-demain': 2, demain: 1, 'avant-hier': -2, hier: -1 }[
        word.replace(/ (?=demain|hier)/, '-')
      ];
      return { date: { day: today.add({ days: days ?? 0 }) } };
    },
  },
];
