/** More would be an interrogation; what is left over is not answered. */
const partsAtMost = 3;

const preposition = "(?:a |de |d'|depuis |jusqu'a |sous |pour |en |dans |avec |vers )?";
const interrogative =
  "(?:qui|ki|quand|kan|quan|qd|combien|cb|comment|quels?|quelles?|kel|pourquoi|ou|c'est quoi|qu'est[- ]ce|est[- ]ce|a quoi|lesquel(?:le)?s)";
const word = "(?![a-z'-])";
const isQuestion = new RegExp(
  `(?:^|[ ,:])${preposition}${interrogative}${word}|[a-z][- ](?:t-)?(?:il|elle|on|ils|elles|nous|vous|je|ce)(?![a-z])|^(?:peut|faut|y a)`,
);
const isElliptic = /^et (?:en|a|au|aux|dans|pour|chez|avec|le|la|les|l'|du|de|des|mon|ma) ?/;
const beginsAnother = new RegExp(
  `(?:,? (?:et|puis|mais) |, )(?:et |puis )?(?=${preposition}${interrogative}${word})`,
);
const onlyInterrogative = new RegExp(`^${preposition}${interrogative}$`);
const trailingInterrogative = new RegExp(` ${preposition}${interrogative}$`);
const firstInterrogative = new RegExp(`^${preposition}${interrogative}${word} ?`);

const then =
  /,? ?(?<![a-z])(?:en 20(?:1\d|2[0-3])|a l'epoque(?: de l'article(?: de 20\d\d)?)?|au (?:tout )?(?:depart|debut|lancement|demarrage)|a l'origine|dans l'article(?: de 20\d\d)?)(?![a-z])/;
const now =
  /,? ?(?<![a-z])(?:aujourd'hui|maintenant|actuellement|desormais|de nos jours|a present|en ce moment)(?![a-z])/;

/** The questions that one message asks: « où et quand ? », « en 2019 et aujourd'hui ? », « en Bretagne ? et en Normandie ? ». */
export function splitQuestion(text: string): string[] {
  const line = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const sentences = line.split(/(?<=\?) +/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const parts = joinUnasking(sentences).flatMap(splitWithin).flatMap(splitTimes);
  return parts.length > 1 ? parts.slice(0, partsAtMost) : [text];
}

/** Letter for letter, so that places in the one are places in the other. */
const fold = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => (/[’ʼ`]/.test(letter) ? "'" : letter.normalize('NFD').charAt(0)))
    .join('');

/** « Une branche ? Un syndicat ? » belongs to the question before. */
function joinUnasking(sentences: string[]): string[] {
  const asks = (sentence: string): boolean =>
    isQuestion.test(fold(sentence)) || isElliptic.test(fold(sentence));
  return sentences.reduce<string[]>((parts, sentence) => {
    const last = parts.at(-1);
    if (last === undefined || (asks(sentence) && asks(last))) return [...parts, sentence];
    return [...parts.slice(0, -1), `${last} ${sentence}`];
  }, []);
}

function splitWithin(sentence: string): string[] {
  const folded = fold(sentence);
  const match = beginsAnother.exec(folded);
  if (!match) return [sentence];
  const end = match.index + match[0].length;
  const [before, after] = [sentence.slice(0, match.index).trim(), sentence.slice(end).trim()];
  // « On dépose où et jusqu'à quand ? »
  const trailing = trailingInterrogative.exec(fold(before));
  const alone = after.replace(/[ ?.!]+$/, '');
  if (trailing && onlyInterrogative.test(fold(alone)))
    return [before, `${before.slice(0, trailing.index)} ${after}`];
  if (onlyInterrogative.test(fold(before))) {
    const rest = after.slice(firstInterrogative.exec(fold(after))?.[0].length ?? 0).trim();
    return rest.length > 1 ? [`${before} ${rest}`, after] : [sentence];
  }
  // « Je suis élu et qui contacter ? » asks one thing; « le bien et comment » of a comparison too.
  return isQuestion.test(fold(before)) && before.length > 8 ? [before, `et ${after}`] : [sentence];
}

/** The same asked of two times. */
function splitTimes(sentence: string): string[] {
  const folded = fold(sentence);
  if (!then.test(folded) || !now.test(folded)) return [sentence];
  const without = (time: RegExp): string => {
    const match = time.exec(folded);
    const rest = match
      ? sentence.slice(0, match.index) + sentence.slice(match.index + match[0].length)
      : sentence;
    return rest.replace(/,? (?:et|puis|ou|mais)(?= *(?:[?.]|$))/i, '').replace(/^ ?,? ?(?:et|puis) /i, '');
  };
  return [without(now), without(then)];
}
