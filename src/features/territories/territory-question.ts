import { buildQuestion, isArea, type TerritoryQuestion } from './build-question';
import { understandFollowUp } from './follow-up';
import type { TerritoryRegister } from './load-territories';
import { kindOf } from './question-kind';
import { readSentence, type SentenceShape } from './sentence-shape';
import type { TerritoryTopic } from './topic';

/** A longer text tells a story; it does not ask whether a town is on a list. */
const longestQuestion = 400;

/** Undefined: this is not about belonging to a territory, their lists or their numbers. */
export function understandTerritoryQuestion(
  register: TerritoryRegister,
  text: string,
  previous?: TerritoryTopic,
): TerritoryQuestion | undefined {
  if (text.length > longestQuestion) return undefined;
  const sentence = readSentence(register, text, previous !== undefined);
  if (previous) {
    const followUp = understandFollowUp(register, sentence, previous, text);
    if (followUp) return followUp;
  }
  if (sentence.period === 'other') return undefined;
  // « qui sont les membres de Sud Vilaine ? » is clear without the programme's name.
  const namesTerritory = sentence.places.some((found) =>
    found.places.some((place) => place.kind === 'territory'),
  );
  const saysMembers = /\bmembres\b/.test(sentence.shape) && namesTerritory;
  if (saysListed(sentence) || (namesTerritory && saysWithin(sentence)))
    return buildQuestion(register, sentence, 'membership', text);
  if (!saysMembers && !/\b(TI|TER)[SP]\b/.test(sentence.shape)) return undefined;
  const kind = kindOf(sentence);
  return kind && buildQuestion(register, sentence, kind, text);
}

/** « Laval Agglo est-elle labellisée ? », « à Vitré, sommes-nous dedans ? », « X et Y sont-ils ensemble ? »: in the list. */
function saysListed({ shape, places, strangers }: SentenceShape): boolean {
  const [first] = places;
  if (!first || isArea(first) || /\b(qui|quoi|que|quel|quels|comment|combien|quand|pourquoi)\b/.test(shape))
    return false;
  const others = strangers.filter(({ word }) => !/^(ensemble|ete)$/.test(word));
  if (others.length > 0) return false;
  return (
    /\b(est|sont|etes|sommes|suis|ete)\b.*\b(labellise(e|s|es)?|retenue?s?|dedans)\b/.test(shape) ||
    (places.length === 2 && /\b(est|sont|sommes) (\S+ )*ensemble\b/.test(shape))
  );
}

/** « Les Herbiers, c'est bien le Bocage vendéen ? »: one in the other, and not a word more. */
const saysWithin = ({ shape, places }: SentenceShape): boolean =>
  places.length === 2 &&
  /^(donc |et |est ce que )?(a |l |la |le |les )?# (c est|est|est elle|est il|elle est|fait|fait elle|fait il|sont|font)( bien)?( partie)? ?(dans|a|en|de|du|des|d)? ?(l|la|le|les)? ?#$/.test(
    shape,
  );
