import { buildQuestion, type TerritoryQuestion } from './build-question';
import { understandFollowUp } from './follow-up';
import type { TerritoryRegister } from './load-territories';
import { asksBriefly, saysListed, saysWithin } from './on-the-list';
import { kindOf } from './question-kind';
import { readSentence } from './sentence-shape';
import type { TerritoryTopic } from './topic';

/** A longer text tells a story; it does not ask whether a town is on a list. */
const longestQuestion = 400;

/**
 * Undefined: this is not about belonging to a territory, their lists or their numbers. `elsewhere`: another scheme was
 * spoken of, so that « dedans ? » may be in that.
 */
export function understandTerritoryQuestion(
  register: TerritoryRegister,
  text: string,
  previous?: TerritoryTopic,
  elsewhere = false,
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
  if (!saysMembers && !elsewhere && asksBriefly(sentence))
    return buildQuestion(register, sentence, 'membership', text);
  if (!saysMembers && !/\b(TI|TER)[SP]\b/.test(sentence.shape)) return undefined;
  const kind = kindOf(sentence);
  return kind && buildQuestion(register, sentence, kind, text);
}
