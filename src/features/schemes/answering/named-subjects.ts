import { singular, nameWords, type NamedSubject } from '../understanding/name-matcher';
import { isFraming } from '../understanding/framing-words';
import { stemOf, type Word } from '../retrieval/words';
import type { Topic } from '../topic';
import type { Intent } from '../understanding/intent';
import { asks } from './asking-words';
import { coverage, groundOf } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import { commonFrom } from './proper-names';

/** « Copil du 30 avril 2019 » names that meeting, and not copils at large. */
export function mostSpecific(
  index: KnowledgeIndex,
  words: readonly string[],
  named: NamedSubject[],
): NamedSubject[] {
  // « Le programme » is ours where nothing else is named, and that of the day in « le programme de la journée ».
  const isOrdinaryWord = ({ start, end }: NamedSubject): boolean =>
    end - start === 1 &&
    (words[start]?.length ?? 0) > 4 &&
    index.search.frequencyOf(stemOf(words[start] ?? '')) >= commonFrom;
  const names = named.filter((name) => !isOrdinaryWord(name));
  return (names.length > 0 ? names : named).filter(
    ({ subjectId }) =>
      !named.some(
        (other) => other.subjectId !== subjectId && index.mentions.isKindOf(other.subjectId, subjectId),
      ),
  );
}

/**
 * Places of the words by which subjects are named. « VTE Vert » names the VTE, and its « vert » still says which: only
 * words of the name itself are taken.
 */
export function namingWords(
  index: KnowledgeIndex,
  words: readonly string[],
  read: Word[],
  named: NamedSubject[],
): Set<number> {
  return new Set(
    named.flatMap(({ subjectId, start, end, approximate }) => {
      const subject = index.subject(subjectId);
      const own = new Set(nameWords(`${subject?.name ?? ''} ${subject?.acronym ?? ''}`));
      const places = Array.from({ length: end - start }, (_, offset) => start + offset);
      // « Fons vert »: a word that is nowhere else is a slip within the name.
      const isSlip = (at: number): boolean => index.search.frequencyOf(read[at]?.stem ?? '') === 0;
      const kept = places.filter((at) => own.has(singular(words[at] ?? '')) || isSlip(at));
      return approximate || kept.length === 0 ? places : kept;
    }),
  );
}

/**
 * « Un volontaire pour ma mairie »: of those that go by that name, the one that the other words speak of, or that was
 * spoken of before. That an amount or a date is asked for speaks of none of them.
 */
export function chosenRival(
  index: KnowledgeIndex,
  name: NamedSubject,
  words: Word[],
  intent: Intent,
  topic: Topic | undefined,
): NamedSubject {
  if (name.rivals.length < 2) return name;
  const only = (id: string): NamedSubject => ({ ...name, subjectId: id, rivals: [id] });
  const others = words.filter(
    (word, at) =>
      !word.empty &&
      (at < name.start || at >= name.end) &&
      (whom.test(word.text) || !(isFraming(word) || asks(intent, word))),
  );
  const scores = name.rivals.map((id) => {
    const facts = [...index.factsOf(id, 'what'), ...index.factsOf(id, 'forWhom')].map(({ text }) => text);
    const ground = groundOf([
      ...facts,
      ...index.questionsOf(id, 'forWhom'),
      ...index.questionsOf(id, 'what'),
    ]);
    return { id, score: others.length === 0 ? 0 : coverage(index.search, others, ground, () => 1) };
  });
  const [best, next] = scores.sort((a, b) => b.score - a.score);
  if (best && next && best.score > next.score) return only(best.id);
  const spokenOf = [topic?.subjectId, ...(topic?.recent ?? [])].find(
    (id) => id !== undefined && name.rivals.includes(id),
  );
  return spokenOf === undefined ? name : only(spokenOf);
}
/** Who takes part, by which one is told from the other. */
const whom =
  /^(?:pme|eti|tpe|entreprises?|societes?|boites?|usines?|industriel(?:le)?s?|patrons?|mairies?|maires?|communes?|villages?|collectivites?|intercos?|intercommunalites?|agglos?|comcoms?|syndicats?|petr|administrations?|rura(?:l|le|ux|les))$/;

/** « Une interco seule peut-elle candidater ? », « ma comcom », « le préfet m'a dit »: who does it, and not what is asked about. */
export const withoutDoers = (
  index: KnowledgeIndex,
  words: readonly string[],
  named: NamedSubject[],
): NamedSubject[] =>
  named.filter(({ subjectId, start, end }) => {
    const subject = index.subject(subjectId);
    const isOneOfMany = subject?.kind === 'actor' && subject.article === 'les';
    const tells = teller.test(words.slice(end, end + 4).join(' ')) && named.length > 1;
    const isSought = sought.test(words.slice(Math.max(0, start - 6), start).join(' '));
    return (
      !isOneOfMany ||
      isSought ||
      !(tells || doer.test(words[start - (size.test(words[start - 1] ?? '') ? 2 : 1)] ?? ''))
    );
  });
/** « Y a-t-il un sous-préfet dédié ? », « que fait un préfet ? »: asked about, and no doer. */
const sought =
  /(?:\by a(?: t il)?|\bexiste(?: t il)?|\bc est quoi|\bqu est ce qu|\ba quoi sert|\bque fait|\bqui est) (?:une?|notre|votre)$/;
const teller =
  /^(?:me|m|nous|vous|t|te) (?:a |ont |avait |avaient )?(?:di[ts]|parl|conseill|demand|envo|propos|renvo|recommand|affirm|expliqu|repond|repet|assur|promet|promis)/;
const size = /^(?:petite?|grande?|grosse?|simple|jeune|nouvelle|toute)s?$/;
const doer = /^(une?|ma|mon|mes|notre|nos|votre|vos|chaque|plusieurs|son|sa)$/;

/** « Qui est l'UIMM ? », « Lluansi, c'est qui ? »: called by its name, and asked for nothing else. */
export function asksWhoItIs(index: KnowledgeIndex, words: readonly string[], named: NamedSubject[]): boolean {
  const [only] = named;
  if (!only || named.length > 1 || index.subject(only.subjectId)?.kind !== 'actor') return false;
  const others = [...words.slice(0, only.start), ...words.slice(only.end)];
  return (
    others.includes('qui') && others.every((word) => whoWords.test(word)) && isCalled(index, words, only)
  );
}
const whoWords =
  /^(et|mais|donc|alors|qui|c|est|etait|ce|cet|cette|l|la|le|les|d|au|juste|exactement|fait|deja|ca|quoi|monsieur|madame|m|mme|un|certain)$/;

/** By a name of its own; a person is also called by an office, which others may hold. */
export function isCalled(
  index: KnowledgeIndex,
  words: readonly string[],
  { subjectId, start, end }: NamedSubject,
): boolean {
  const { name = '', acronym = '', aliases = [] } = index.subject(subjectId) ?? {};
  const letters = aliases.filter((alias) => /^\p{Lu}\S*$/u.test(alias));
  const own = new Set(nameWords(`${name} ${acronym} ${letters.join(' ')}`));
  return words.slice(start, end).every((word) => own.has(singular(word)));
}
