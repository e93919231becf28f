import { beginningWords, nowWords } from './time-words';

/** More would be an interrogation; what is left over is not answered. */
const partsAtMost = 3;

const preposition = "(?:a |de |d'|depuis |jusqu'a |sous |pour |en |dans |sur |avec |vers )?";
const interrogative =
  "(?:qui|ki|quand|kan|quan|qd|combien|cb|comment|quels?|quelles?|kel|pourquoi|ou|c'est quoi|qu'est[- ]ce|est[- ]ce|a quoi|lesquel(?:le)?s)";
const word = "(?![a-z'-])";
const isQuestion = new RegExp(
  `(?:^|[ ,:])${preposition}${interrogative}${word}|[a-z][- ](?:t-)?(?:il|elle|on|ils|elles|nous|vous|je|ce)(?![a-z])|^(?:peut|faut|y a)`,
);
/** « Redon Agglo est labellisée ? » */
const isAsserted =
  /^[^,;:?]{3,60} (?:est|sont|etait|etaient|font|fait partie|a ete|ont ete|peut|peuvent|existe|existent) ?[^,;:?]{0,40}\?$/;
/** « Sous quel nom ? » after it: whatever says yes says that too. */
const onlyWhich =
  /^(?:et )?(?:si oui,? )?(?:(?:sous|de) quel nom|(?:dans |de )?(?:lequel|laquelle|lesquel(?:le)?s))\W*$/;
const isElliptic = /^et (?:en|a|au|aux|dans|pour|chez|avec|le|la|les|l'|du|de|des|mon|ma) ?/;
const beginsAnother = new RegExp(
  `(?:,? (?:et|puis|mais) |, )(?:et |puis )?(?=(?:c'est |c'etait )?${preposition}${interrogative}${word})`,
);
const onlyInterrogative = new RegExp(`^${preposition}${interrogative}$`);
const trailingInterrogative = new RegExp(` ${preposition}${interrogative}$`);
const firstInterrogative = new RegExp(`^${preposition}${interrogative}${word} ?`);

const then =
  /,? ?(?<![a-z])(?:(?:de |depuis )?(?:fin |debut |de |en |(?:en |de |depuis )(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) )20(?:1\d|2[0-3])(?:[- ]+(?:a )?20\d\d)?|a l'epoque(?: de l'article(?: de 20\d\d)?)?|au (?:(?:tout|tt) )?(?:depart|debut|lancement|demarrage)|a l'origine|(?:en|de la|dans la) (?:phase 1|premiere phase|1(?:er|re|ere) phase)|dans l'article(?: de 20\d\d)?)(?![a-z0-9])/;
const now = new RegExp(
  `,? ?(?<![a-z])(?:${nowWords}|(?:en|de la|dans la) (?:phase 2|phase actuelle|deuxieme phase|seconde phase|2e phase)|depuis 2023)(?![a-z0-9])`,
);

/** The questions that one message asks: « où et quand ? », « en 2019 et aujourd'hui ? », « en Bretagne ? et en Normandie ? ». */
export function splitQuestion(text: string): string[] {
  const line = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const sentences = line.split(/(?<=\?) +/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const asking = joinUnasking(sentences);
  const parts = asking
    .flatMap(splitListed)
    .flatMap(splitCoordinated)
    .map(askedOnce)
    .flatMap(splitYears)
    .flatMap(splitWithin)
    .flatMap(splitTimes);
  if (parts.length > 1) return parts.slice(0, partsAtMost);
  return asking.length === 1 && sentences.length > 1 && asking[0] === sentences[0] ? asking : [text];
}

/** Letter for letter, so that places in the one are places in the other. */
const fold = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => (/[’ʼ`]/.test(letter) ? "'" : letter.normalize('NFD').charAt(0)))
    .join('');

/** « Une branche ? Un syndicat ? » belongs to the question before. */
function joinUnasking(sentences: string[]): string[] {
  const asks = (sentence: string): boolean =>
    isQuestion.test(fold(sentence)) || isElliptic.test(fold(sentence)) || isAsserted.test(fold(sentence));
  return sentences.reduce<string[]>((parts, sentence) => {
    const last = parts.at(-1);
    if (last !== undefined && isAsserted.test(fold(last)) && onlyWhich.test(fold(sentence))) return parts;
    if (last === undefined || (asks(sentence) && asks(last))) return [...parts, sentence];
    return [...parts.slice(0, -1), `${last} ${sentence}`];
  }, []);
}

/** « Journée du 12 juin : horaires + adresse ? », « enveloppe globale, et taille minimum ? » */
function splitListed(sentence: string): string[] {
  const [, about = '', asked = ''] = /^([^:?]{3,60}) ?: (.+)$/.exec(sentence) ?? [];
  if (about === '' || isQuestion.test(fold(asked))) return [sentence];
  const things = asked.split(/ *(?:,? et (?:puis )?|, et | \+ | \/ | & )/).map((thing) => thing.trim());
  const isShort = (thing: string): boolean => /[\p{L}]{3}/u.test(thing) && thing.split(' ').length <= 7;
  const isListed = things.length === 3 && things.every((thing) => thing.split(' ').length <= 4);
  return (things.length === 2 || isListed) && things.every(isShort)
    ? things.map((thing) => `${about.trim()} : ${thing}`)
    : [sentence];
}

/** « La date et le lieu de la rencontre »: each of them is asked. */
function splitCoordinated(sentence: string): string[] {
  const found = coordinated.exec(fold(sentence));
  if (!found) return [sentence];
  const { index, 0: both, 1: first = '' } = found;
  const [before, after] = [sentence.slice(0, index), sentence.slice(index + both.length)];
  const and = / et /i.exec(both.slice(first.length))?.[0].length ?? 0;
  const [one, other] = [first.length, first.length + and];
  const said = sentence.slice(index, index + both.length);
  return [`${before}${said.slice(0, one)}${after}`, `${before}${said.slice(other)}${after}`];
}
const askedThing =
  "(?:les? |la |l'|son |sa |ses )?(?:dates?|lieux?|montants?|durees?|conditions?|noms?|adresses?|roles?|horaires?|nombre|budget|objectifs?|criteres?|contacts?|origine|calendrier|plafond|taux|siege|effectifs?|programme)";
const coordinated = new RegExp(`(?<![a-z'])(${askedThing}) et ${askedThing}(?= (?:de |du |des |d'|pour ))`);

/** Once at most: where what comes before asks something by itself (« dans la phase 1, qui … et qui … ? »). */
function splitWithin(sentence: string): string[] {
  for (const match of fold(sentence).matchAll(new RegExp(beginsAnother.source, 'g'))) {
    const parts = splitAt(sentence, match.index, match.index + match[0].length);
    if (parts) return parts;
  }
  return [sentence];
}

function splitAt(sentence: string, start: number, end: number): string[] | undefined {
  const [before, after] = [sentence.slice(0, start).trim(), sentence.slice(end).trim()];
  // « On dépose où et jusqu'à quand ? »
  const trailing = trailingInterrogative.exec(fold(before));
  const alone = after.replace(/[ ?.!]+$/, '');
  if (trailing && onlyInterrogative.test(fold(alone)))
    return [before, `${before.slice(0, trailing.index)} ${after}`];
  if (onlyInterrogative.test(fold(before))) {
    const rest = after.slice(firstInterrogative.exec(fold(after))?.[0].length ?? 0).trim();
    return rest.length > 1 ? [`${before} ${rest}`, after] : undefined;
  }
  // « Je suis élu et qui contacter ? » asks one thing; « le bien et comment » of a comparison too.
  return isQuestion.test(fold(before)) && before.length > 8 ? [before, `et ${after}`] : undefined;
}

/** « Combien au départ, combien aujourd'hui ? »: the same, of two times. */
function askedOnce(sentence: string): string {
  const match = askedAgain.exec(fold(sentence));
  if (!match || !isQuestion.test(fold(sentence.slice(0, match.index)))) return sentence;
  const time = sentence.slice(match.index + match[0].length - (match[1]?.length ?? 0));
  return `${sentence.slice(0, match.index)} et ${time}`;
}
const askedAgain = new RegExp(
  `(?:,? et |, ?)(?:et )?${interrogative} (?:en est-on |c'est )?((?:${nowWords}|en phase [12]|en 20\\d\\d|au (?:${beginningWords}))[ ?.!]*)$`,
);

/** « Quels montants en 2024 puis en 2025 ? », « l'évolution du nombre de chefs de projet entre 2019 et 2025 » is asked of both years. */
function splitYears(sentence: string): string[] {
  const folded = fold(sentence);
  const both =
    /(?<!entre )(?<!de )\b(?:en )?(20\d\d),? (?:et|puis|et puis) (?:en )?(20\d\d)(?= *[?.!]?$)/.exec(folded);
  if (both && isQuestion.test(folded))
    return [both[1], both[2]].map((year) => `${sentence.slice(0, both.index)}en ${year ?? ''} ?`);
  const range = /\b(?:entre (20\d\d) et|de (20\d\d) a) (20\d\d)\b/.exec(folded);
  if (!range || !changes.test(folded)) return [sentence];
  const before = sentence.slice(0, range.index);
  const after = sentence.slice(range.index + range[0].length);
  return [range[1] ?? range[2], range[3]].map((year) => `${before}en ${year ?? ''}${after}`);
}
const changes =
  /\b(?:evolu\w*|chang\w*|progress\w*|augment\w*|diminu\w*|hausse|baisse|passe|variation|croissance)\b/;

/** The same asked of two times. */
function splitTimes(sentence: string): string[] {
  const folded = fold(sentence);
  if (!then.test(folded) || !now.test(folded)) return [sentence];
  const without = (time: RegExp): string => {
    const matches = [...folded.matchAll(new RegExp(time.source, 'g'))].reverse();
    return matches
      .reduce((rest, { 0: said, index }) => rest.slice(0, index) + rest.slice(index + said.length), sentence)
      .replace(/,? (?:et|puis|ou|mais|vs|contre)(?= *(?:[?.]|$))/i, '')
      .replace(/^ ?,? ?(?:et|puis) /i, '');
  };
  return [without(now), without(then)];
}
