import { foldText } from '../../../core/text';
import { expandShorthand } from './chat-spelling';
import { beginningWords, months, nowWords } from './time-words';

const time = `(?:de |d'|en |a |au |dans |pour |depuis |avec |la |le |l')*(?:${nowWords}|epoque|avant|(?:tout )?(?:${beginningWords})|phase (?:[12]|actuelle|precedente|suivante|d'avant|en cours)|(?:premiere|deuxieme|seconde|nouvelle) phase|(?:fin |debut |fin de |debut de )?20[123]\\d)`;
/** « Oui mais ça c'est les anciens, … »: what leans on the answer, and names and asks nothing. */
const leaning = "((?:oui|non|ok|mais|d'accord|merci|bien|ca|alors|donc)(?![a-z])[^,;.:?!]{0,60}, *)?";
const bareTime = new RegExp(
  `^${leaning}(?:(?:et|mais|oui|ok|non|sinon|donc|alors|puis|quid|la|ca|c'est|ceux|celles?|celui|qu'en est-il|combien|qui) )*(${time})(?: (?:alors|du coup|svp|stp))?[ ?.!]*$`,
);
/** « Et ceux de la première ? », after a phase: the other one. */
const otherPhase = new RegExp(
  `^${leaning}(?:(?:et|mais|oui|ok|non|sinon|donc|alors|puis|quid|c'est|ceux|celles?|celui|pour|en|dans|de|d') ?)*(?:de |pour |dans )?(?:la |l')(premiere?|deuxieme|seconde|nouvelle|actuelle|precedente|suivante|derniere|ancienne|autre|1|2)(?: alors)?[ ?.!]*$`,
);
const phaseOf = (other: string, before: 1 | 2 | undefined): string => {
  if (other === 'autre') return before === 2 ? 'phase 1' : 'phase 2';
  return /^(?:premiere?|precedente|ancienne|1)$/.test(other) ? 'phase 1' : 'phase 2';
};

const asks =
  /(?:^|[^a-z])(?:quand|combien|comment|quels?|quelles?|pourquoi|quoi|lequel|laquelle|qui)(?![a-z])/;

const saidTimes = new RegExp(
  `,? ?(?<![a-z0-9])(?:${time}|(?:fin|debut|en|au|le|de) (?:\\d{1,2} )?(?:${months})(?: 20\\d\\d)?)(?![a-z0-9])`,
  'g',
);

/**
 * « Et en phase 2 ? » asks what was asked before, of another time: `wording` (a known one, near to what was asked) with
 * that time instead of its own; `phase` is the one that was asked about. Undefined where more than a time is said.
 */
export function atOtherTime(typed: string, wording: string, phase?: 1 | 2): string | undefined {
  const text = expandShorthand(typed).trim();
  const folded = foldText(wording);
  const ofPhase = phase === undefined ? null : otherPhase.exec(text);
  const [, before = '', named] = ofPhase ?? bareTime.exec(text) ?? [];
  if (named === undefined || asks.test(before)) return undefined;
  const found = ofPhase ? phaseOf(named, phase) : named;
  const other = found
    .replace(/phase (?:actuelle|suivante|en cours)|(?:deuxieme|seconde|nouvelle) phase/, 'phase 2')
    .replace(/phase (?:precedente|d'avant)|premiere phase/, 'phase 1')
    .replace(/^(?:de |d')(?:la )?/, 'en ');
  const timeless = folded
    .replace(saidTimes, ' ')
    .replace(/[ ?.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${timeless} ${other.startsWith('phase') ? 'en ' : ''}${other} ?`;
}
