import { nameStarts } from './names';
import type { Found } from './found';
import type { Message } from './message';
import type { ReadItem } from './resolve';
import { isLeftOpen } from './what-to-write';

/** « D'après l'architecte 1,02 M€. D'après le trésorier 1,1 M€. »: two voices, two values, and nobody to choose. On folded, masked text. */

const figure = String.raw`(?<figure>[PAD]+|\d{1,3}(?![\d%€]|[.,]\d))`;
const who = String.raw`(?<who>(?:la |le |les |l'|mon |ma |notre |nos )?(?!(?:je|on|nous|il|elle|ca|ce|qui|que|moi|mais|et|or|alors|tandis|sauf|pourtant|cependant|bonjour|selon|pour|sur)(?![a-z]))[a-z][a-z'-]*(?: (?!(?:est|sont|a|ont|et|mais|me|nous|m|dit|donne|la|que|qui)(?![a-z]))[a-z'-]+){0,4})`;
const says = String.raw`(?:dit|disent|annonce(?:nt)?|indique(?:nt)?|donne(?:nt)?|parle(?:nt)?|avance(?:nt)?|evoque(?:nt)?|compte(?:nt)?|estime(?:nt)?|evalue(?:nt)?|chiffre(?:nt)?|affiche(?:nt)?|trouve(?:nt)?|voi(?:t|ent)|prevoi(?:t|ent)|penche(?:nt)?|table(?:nt)?|mentionne(?:nt)?|veu(?:t|lent)|voudrai(?:t|ent)|souhaite(?:nt)?|propose(?:nt)?|plaide(?:nt)?|reclame(?:nt)?|soutien(?:t|nent)|tien(?:t|nent)|reste(?:nt)?)`;
const lightly = String.raw`(?:(?:plutot|maintenant|desormais|une|livraison|ouverture|reception|fin|que|qu'elle|qu'il|on|c'est|est|etre|le tout|l'ensemble|pour|sur|vers|en|de|a|au|aux|la|le|autour|avancement|budget|echeance|S+) (?:d'|l')?){0,8}`;
const patterns = [
  // « d'après le trésorier il est de … »
  String.raw`(?<![a-z'])(?:selon|d'apres|dixit|a en croire|si j'en crois) ${who}(?:,| : | |$)[^.;!?\n,PAD\d]{0,40}?${figure}`,
  // « Julie dit 70 % », « le tableau en annexe donne … »
  String.raw`(?<![a-z'])${who}(?:, (?:lui|elle|eux|de son cote|pour sa part),)? (?:me |nous |m'|nous en |m'en )?${says} (?:d')?${lightly}${figure}`,
  // « … selon l'architecte »
  String.raw`${figure},? (?:selon|d'apres|dixit) ${who}(?= ?(?:$|[.,;!?\n]|et |mais ))`,
  // « 65 k€ dans le mail, 62 k€ dans la délibération »
  String.raw`${figure},? (?:dans|sur|selon) (?<who>(?:la |le |l'|mon |votre |notre |ton |ce |cette )(?:tableau|fichier|annexe|note|rapport|devis|compte[- ]rendu|convention|document|plan|mail|courrier|deliberation|maquette|courriel|message|presentation|dossier|releve)(?: [a-z']+){0,3}?)(?= ?(?:$|[.,;!?\n]|et |mais ))`,
].map((form) => new RegExp(form, 'g'));
/** « la CCI 80 », « l'ADEME de juin 2028 »: behind a voice and its figure. */
const next = new RegExp(
  String.raw`^[^.;!?\n,PAD\d]{0,40},? (?:et |mais )?${who} (?:de |d'|a |plutot |: )?${figure}`,
);

interface Said {
  who: string;
  from: number;
  start: number;
  end: number;
  kind: 'P' | 'A' | 'D' | 'bare';
  value: number | string;
}

/** Papers and those who reckon: of others, a sum may be what they give. */
const reckons =
  /tableau|fichier|annexe|(?<![a-z])(?:note|rapport|devis|cr|compte[- ]rendu|convention|document|plan|excel|maquette|deliberation|mail|courrier)|chiffrage|estimation|architecte|compta|tresori|bureau|economiste|maitre d|daf|finances/;
/** What is told of the past, or settled. */
const former =
  /\b(?:encore|toujours|ancien|avant|a tort|par erreur|hier|au depart|initial|se trompe|n'est plus)/;
const settled =
  /(?<![a-z])(?:reten(?:ez|ons)|retien[st]|gard(?:e|ez|ons)|prefere|penche pour|a raison|fait foi|confiance|mett(?:ez|ons)|mets|pren(?:ez|ds|d|ons)|not(?:e|ez)|inscri(?:s|vez)|c'est (?:lui|elle) qui|(?<!pas )tranche)(?![a-z])/;

const fieldOf = { P: 'progress', A: 'budget', D: 'due' } as const;

/** Two values of one field that two voices give, where one of them was read; or where the choice is left to the reader. */
export function voicesApart(
  message: Message,
  items: readonly ReadItem[],
  named: readonly number[],
): { field: 'progress' | 'budget' | 'due'; values: string[]; sheet: number } | undefined {
  const { masked } = message;
  const said = voicesOf(message);
  for (const one of said) {
    const kind = one.kind === 'bare' ? undefined : one.kind;
    const before = said.findLast((other) => other.end <= one.from || other.end <= one.start);
    const earlier = before ?? ownBefore(message, one);
    if (!earlier || earlier === one || earlier.who === one.who || earlier.kind === 'bare') continue;
    if ((kind ?? earlier.kind) !== earlier.kind || (earlier.kind === 'D' && kind === undefined)) continue;
    if (same(earlier, one)) continue;
    const between = masked.slice(earlier.end, one.from).replace(ofSheet, '');
    const after = masked.slice(one.end);
    if (/S/.test(between) || /^ ?(?:(?:pour|sur|de|a) )?S/.test(after)) continue;
    const rest = masked.slice(earlier.end);
    if (settled.test(rest) || new RegExp(`${earlier.kind}`).test(after)) continue;
    const field = fieldOf[earlier.kind];
    const item = items.find((each) => {
      const value = { progress: each.progress, budget: each.budget, due: each.dueDate }[field];
      return (
        value !== undefined && [earlier, one].some((voice) => value === voice.value || voice.kind === 'bare')
      );
    });
    const sheet = item?.sheet ?? (isLeftOpen(masked) ? named.at(-1) : undefined);
    if (sheet === undefined) continue;
    return { field, values: [earlier, one].map(({ value }) => String(value)), sheet };
  }
  return undefined;
}

const ofSheet =
  /^ (?:(?:pour|sur|de) )?(?:(?:la |l'|le )?(?:fin|livraison|budget|avancement|echeance|ouverture|cout) (?:de (?:la )?|du |sur (?:la )?|pour (?:la )?)?)?S+/;
const same = (one: Said, other: Said): boolean =>
  one.value === other.value ||
  (other.kind === 'bare' &&
    typeof one.value === 'number' &&
    [1, 1e3, 1e6].some((unit) => one.value === Number(other.value) * unit));

/** « budget 1,25 M€, mais le tableau en annexe donne 1,4 M€ » */
function ownBefore(message: Message, one: Said): Said | undefined {
  const { masked, found } = message;
  const clause = masked.slice(one.from, one.end);
  if (!/\b(?:mais|or|alors que|tandis que|sauf que|pourtant|cependant),? $/.test(masked.slice(0, one.from)))
    return undefined;
  if (former.test(clause) || former.test(masked.slice(one.end, one.end + 40))) return undefined;
  if (one.kind === 'A' && !reckons.test(one.who)) return undefined;
  const own = found.findLast((each) => each.end <= one.from && 'PAD'.includes(each.kind));
  const value = own && valueOf(own);
  return own && value !== undefined && (own.kind === one.kind || one.kind === 'bare')
    ? { who: '', from: own.start, start: own.start, end: own.end, kind: own.kind as 'P', value }
    : undefined;
}

function valueOf(found: Found): number | string | undefined {
  if (found.kind === 'P') return found.value.points || found.value.range ? undefined : found.value.percent;
  if (found.kind === 'A') return found.value.delta || found.value.range ? undefined : found.value.euros;
  return found.kind === 'D' ? found.value.day?.toString() : undefined;
}

function voicesOf(message: Message): Said[] {
  const { masked, typed } = message;
  const said: Said[] = [];
  const add = (match: RegExpExecArray, offset: number): Said | undefined => {
    const name = match.groups?.['who'] ?? '';
    const number = match.groups?.['figure'] ?? '';
    const from = offset + match.index + match[0].indexOf(name);
    const start = offset + match.index + (match[0].startsWith(number) ? 0 : match[0].lastIndexOf(number));
    const end = start + number.length;
    const found = message.found.find(
      (each) => each.start <= start && each.end >= end && 'PAD'.includes(each.kind),
    );
    const value = found ? valueOf(found) : /^\d/.test(number) ? Number(number) : undefined;
    if (value === undefined || said.some((other) => start < other.end && other.start < end)) return undefined;
    const kind = found ? (found.kind as 'P') : ('bare' as const);
    const one: Said = { who: name, from: Math.min(from, start), start, end, kind, value };
    said.push(one);
    return one;
  };
  for (const pattern of patterns) for (const match of masked.matchAll(pattern)) add(match, 0);
  for (const { end } of [...said]) {
    const match = next.exec(masked.slice(end, end + 120));
    const at = match ? end + match.index + match[0].indexOf(match.groups?.['who'] ?? '') : 0;
    if (match && (nameStarts(typed, at) || reckons.test(match.groups?.['who'] ?? ''))) add(match, end);
  }
  return said.sort((a, b) => a.start - b.start);
}
