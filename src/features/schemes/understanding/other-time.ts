import { foldText } from '../../../core/text';
import { expandShorthand } from './chat-spelling';
import { beginningWords, months, nowWords } from './time-words';

const time = `(?:de |d'|en |a |au |dans |pour |depuis |avec |la |le |l')*(?:${nowWords}|epoque|avant|(?:tout )?(?:${beginningWords})|phase (?:[12]|actuelle|precedente|suivante|d'avant|en cours)|(?:premiere|deuxieme|seconde|nouvelle) phase|(?:fin |debut |fin de |debut de )?20[123]\\d)`;
/** « Oui mais ça c'est les anciens, … »: what leans on the answer, and names and asks nothing. */
const leaning = "((?:oui|non|ok|mais|d'accord|merci|bien|ca|alors|donc)(?![a-z])[^,;.:?!]{0,60}, *)?";
const bareTime = new RegExp(
  `^${leaning}(?:(?:et|mais|oui|ok|non|sinon|donc|alors|puis|quid|la|ca|c'est|ceux|celles?|celui|qu'en est-il|combien|qui) )*(${time})(?: (?:alors|du coup|svp|stp))?[ ?.!]*$`,
);
const asks =
  /(?:^|[^a-z])(?:quand|combien|comment|quels?|quelles?|pourquoi|quoi|lequel|laquelle|qui)(?![a-z])/;

const saidTimes = new RegExp(
  `,? ?(?<![a-z0-9])(?:${time}|(?:fin|debut|en|au|le|de) (?:\\d{1,2} )?(?:${months})(?: 20\\d\\d)?)(?![a-z0-9])`,
  'g',
);

/**
 * « Et en phase 2 ? » asks what was asked before, of another time: `wording` (a known one, near to what was asked) with
 * that time instead of its own. Undefined where more than a time is said.
 */
export function atOtherTime(typed: string, wording: string): string | undefined {
  const text = expandShorthand(typed).trim();
  const [, before = '', found] = bareTime.exec(text) ?? [];
  if (found === undefined || asks.test(before)) return undefined;
  const other = found
    .replace(/phase (?:actuelle|suivante|en cours)|(?:deuxieme|seconde|nouvelle) phase/, 'phase 2')
    .replace(/phase (?:precedente|d'avant)|premiere phase/, 'phase 1')
    .replace(/^(?:de |d')(?:la )?/, 'en ');
  const timeless = foldText(wording)
    .replace(saidTimes, ' ')
    .replace(/[ ?.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${timeless} ${other.startsWith('phase') ? 'en ' : ''}${other} ?`;
}
