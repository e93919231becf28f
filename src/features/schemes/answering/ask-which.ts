import { composed, foldInPlace } from '../../../core/fold-in-place';
import { regionInText, type TerritoryRegister } from '../../territories';
import type { Subject } from '../knowledge';
import { rawWords } from '../retrieval/words';
import { texts } from '../texts';
import type { Answer } from './answer';
import type { KnowledgeIndex } from './knowledge-index';
import { nameOf, plain } from './no-answer';
import type { Question } from './question';

const offered = 4;

/** The same words name two subjects, and nothing else in the question tells which: each is asked by a button. */
export function askWhich(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  typed: string,
): Answer | undefined {
  const [name] = question.named;
  const rivals = question.named.length === 1 ? (name?.rivals ?? []) : [];
  if (!name || rivals.length < 2 || question.telling.length > 0) return undefined;
  const said = rawWords(question.text).slice(name.start, name.end);
  const subjects = rivals.flatMap((id) => index.subject(id) ?? []).slice(0, offered);
  const options = subjects.map((subject) => ({
    label: nameOf(subject),
    question: withNameInstead(typed, said, subject),
  }));
  // « IdF » is also how a Region is written.
  const [compared] = question.compared;
  const region = compared === undefined ? undefined : regionInText(register, compared);
  if (region)
    options.unshift({ label: region.name, question: `Quels territoires d’industrie ${region.phrase} ?` });
  return { ...plain(texts.whichOf(options.map(({ label }) => label)), false), options };
}

const article = "(?:(?:les?|la|une?|des|du|ce|cet|cette|ces|mon|ma|mes)\\s+|l'\\s?)?";

/** « Le volontariat, ça rapporte combien ? » asked of one of them; its name alone where the words were typed in another way. */
function withNameInstead(
  typed: string,
  said: readonly string[],
  { name, acronym, article: own }: Subject,
): string {
  const letters = composed(typed);
  const place = new RegExp(`(?<![a-z])${article}${said.join('[^a-z0-9]+')}(?![a-z])`).exec(
    foldInPlace(letters),
  );
  if (!place || said.length === 0) return name;
  const named = own === '' ? (acronym ?? name) : `${own}${own.endsWith("'") ? '' : ' '}${acronym ?? name}`;
  return `${letters.slice(0, place.index)}${named}${letters.slice(place.index + place[0].length)}`;
}
