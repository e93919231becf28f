import { choosePlace, type Choice, type Purpose } from './choose-place';
import type { TerritoryRegister } from './load-territories';
import type { FoundPlace, PlaceKind } from './place';
import type { SentenceShape } from './sentence-shape';
import type { TerritoryTopic } from './topic';

export interface TerritoryQuestion {
  kind: TerritoryTopic['kind'];
  list: TerritoryTopic['list'];
  /** The places asked about, chosen among those of their name. */
  choices: { found: FoundPlace; choice: Exclude<Choice, undefined> }[];
  /** « ma région », « mon territoire », « suis-je » */
  mine?: 'region' | 'department' | 'territory';
  /** What stands where a place should, and is none that we know. */
  unknownPlace?: string;
}

/** The places of a sentence, chosen for what is asked of them. */
export function buildQuestion(
  register: TerritoryRegister,
  sentence: SentenceShape,
  kind: TerritoryTopic['kind'],
  text: string,
): TerritoryQuestion | undefined {
  const purpose: Purpose =
    kind === 'membership'
      ? 'belonging'
      : kind === 'list' || kind === 'count' || kind === 'byRegion'
        ? 'area'
        : 'territory';
  const areas = sentence.places.filter((found) => isArea(found) && found !== sentence.places[0]);
  const named = sentence.places.filter((found) => !areas.includes(found));
  const subjects = named.length > 0 ? named : sentence.places;
  // « dans la Drôme, Valence est… »: the area comes first, and the town is what is asked about.
  const [first, second] = sentence.places;
  if (kind === 'membership' && first && second && isArea(first) && !isArea(second)) {
    subjects.splice(subjects.indexOf(first), 1);
    areas.push(first);
  } else if (areas.length > 0 && subjects.every(isArea)) {
    subjects.push(...areas);
    areas.length = 0;
  }
  const qualifiers = areas.flatMap((found) => found.places).filter((place) => areaKinds.has(place.kind));
  const choices = subjects.flatMap((found) => {
    const choice = choosePlace(register, found, purpose, qualifiers);
    return choice ? [{ found, choice }] : [];
  });
  const question: TerritoryQuestion = {
    kind,
    list: sentence.period === 'phase1' ? 'phase1' : 'inForce',
    choices: choices.slice(0, 3),
    mine: mineOf(sentence.shape),
  };
  if (choices.length > 0) return question;
  if (kind !== 'membership') return question;
  const unknownPlace = unknownPlaceOf(sentence, text);
  if (unknownPlace !== undefined) return { ...question, mine: undefined, unknownPlace };
  return question.mine && sentence.strangers.length === 0 ? question : undefined;
}

const areaKinds = new Set<PlaceKind>(['region', 'formerRegion', 'department']);
export const isArea = (found: FoundPlace) =>
  found.places.some((place) => areaKinds.has(place.kind)) &&
  (found.hint === 'department' ||
    found.hint === 'region' ||
    found.withArticle ||
    found.places.every((place) => place.kind !== 'commune'));

export function mineOf(shape: string): TerritoryQuestion['mine'] {
  if (/\b(ma|notre) region\b/.test(shape)) return 'region';
  if (/\b(mon|notre) departement\b/.test(shape)) return 'department';
  if (
    /\b(mon|ma|notre|nos|mes|chez moi|chez nous|suis je|je suis|sommes nous|nous sommes|on est|est on|nous|je|on|moi)\b/.test(
      shape,
    )
  )
    return 'territory';
  return undefined;
}

/** « Trifouillis-sur-Loire est-elle … »: what stands as the subject, or after « à », looks like a name. */
function unknownPlaceOf(sentence: SentenceShape, text: string): string | undefined {
  const [first] = sentence.strangers;
  const last = sentence.strangers.at(-1);
  if (!first || !last || sentence.strangers.length > 5) return undefined;
  const typed = text.slice(first.start, last.end);
  if (typed.length > 60 || /^\p{Lu}{2,6}$/u.test(typed)) return undefined;
  const isSubject = new RegExp(`^\\s*${escape(typed)}\\s*,?\\s+(est|fait|c.est)\\b`, 'iu').test(text);
  const isAfterTo = new RegExp(`\\b(à|a|de|d.|commune|ville)\\s*${escape(typed)}`, 'iu').test(text);
  const isCapital = /^\p{Lu}\p{Ll}/u.test(typed);
  return (isSubject && isCapital) ||
    (isAfterTo && isCapital) ||
    /-(sur|en|les|lès|sous|de|la|le)-/iu.test(typed)
    ? typed
    : undefined;
}

const escape = (typed: string) => typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
