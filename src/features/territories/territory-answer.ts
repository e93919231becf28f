import { compose, said, type Said, type TerritoryAnswer } from './answer';
import { answerArea, answerByRegion, answerWhere } from './answer-list';
import { answerMembers, answerMembersInAll } from './answer-members';
import { belongingOf, isInInstead, isInThatTerritory } from './answer-membership';
import { askForPlace, askWhich, noneOfThem, notFound, notInTerritory } from './asking-back';
import type { TerritoryQuestion } from './build-question';
import { formerListHasNoMembers, wasInFormerList } from './former-list';
import type { TerritoryRegister } from './load-territories';
import { areaOfDepartment, areaOfFormerRegion, areaOfRegion, quoted, type Area } from './phrases';
import type { Place } from './place';
import { nameOf } from './place-names';
import type { Territory } from './territory';
import { understandTerritoryQuestion } from './territory-question';
import type { TerritoryTopic } from './topic';

export interface TerritoryRequest {
  text: string;
  person?: { regionCode?: string; territoryId?: string };
  /** The topic of the answer just before, in the same conversation. */
  previous?: TerritoryTopic;
  /** Another scheme than the programme was spoken of last. */
  elsewhere?: boolean;
}

/** Undefined: the text asks for something else than belonging to a territory, their lists and their numbers. */
export function answerTerritoryQuestion(
  register: TerritoryRegister,
  request: TerritoryRequest,
): TerritoryAnswer | undefined {
  const question = understandTerritoryQuestion(register, request.text, request.previous, request.elsewhere);
  if (!question) return undefined;
  const person = request.person ?? {};
  if (question.kind === 'byRegion') return answerByRegion(register);
  const [first] = question.choices;
  if (!first) return answerWithoutPlace(register, question, person);
  if ('ambiguous' in first.choice) return answerHomonyms(register, question.kind, first.choice.ambiguous);

  const { place } = first.choice;
  const area = areaOf(place);
  const isAbout = question.kind === 'list' || question.kind === 'count' ? question.kind : undefined;
  if (area) return answerArea(register, isAbout ?? 'list', question.list, area);
  if (question.list === 'phase1') {
    const former = first.found.places.find((one) => one.kind === 'formerTerritory');
    if (!former || question.kind !== 'membership') return formerListHasNoMembers(register, question.kind);
    const topic: TerritoryTopic = { kind: 'membership', list: 'phase1' };
    return compose(wasInFormerList(register, former.formerTerritory), topic);
  }
  if (question.kind === 'members' || question.kind === 'memberCount' || question.kind === 'where') {
    const { territory, sentences } = belongingOf(register, place);
    if (!territory) return notInTerritory(question.kind, sentences);
    return question.kind === 'where'
      ? answerWhere(register, territory)
      : answerMembers(register, question.kind, territory);
  }
  return answerBelonging(register, question);
}

function answerBelonging(register: TerritoryRegister, question: TerritoryQuestion): TerritoryAnswer {
  const asked = placeAndTerritory(question);
  if (asked) {
    const { sentences, territory } = isInThatTerritory(register, asked.place, asked.territory);
    return compose(sentences, { kind: 'membership', list: 'inForce', territoryId: territory?.id });
  }
  const sentences: Said[] = [];
  let territory: Territory | undefined;
  const seen = new Set<Place>();
  for (const { found, choice } of question.choices) {
    if ('ambiguous' in choice) return answerHomonyms(register, 'membership', choice.ambiguous);
    if (seen.has(choice.place) || areaOf(choice.place)) continue;
    seen.add(choice.place);
    const belonging = belongingOf(register, choice.place);
    // « Non » of the best known of that name, where another is in a territory, would mislead whoever means that one.
    const isOtherIn = (place: Place): boolean =>
      place.kind === 'commune' && belongingOf(register, place).territory !== undefined;
    const [otherIn] = belonging.territory === undefined ? choice.others.filter(isOtherIn) : [];
    const isMeant = choice.others.length === 1 && isFarLarger(choice.place, choice.others);
    if (choice.place.kind === 'commune' && otherIn && !isMeant)
      return askWhich(register, 'membership', [choice.place, ...choice.others], isOtherIn);
    // Several places in one question: one sentence each.
    sentences.push(...(question.choices.length > 1 ? belonging.sentences.slice(0, 1) : belonging.sentences));
    territory ??= belonging.territory;
    if (found.correctedTo !== undefined)
      sentences.push(said(`J’ai lu ${quoted(nameOf(choice.place))} pour ${quoted(found.text)}.`));
    if (otherIn && isMeant) sentences.push(...isInInstead(register, otherIn));
    else if (choice.place.kind === 'commune' && choice.others.length > 0)
      sentences.push(
        said(`D’autres communes portent ce nom : précisez le département si ce n’est pas celle-ci.`),
      );
  }
  return compose(sentences, { kind: 'membership', list: 'inForce', territoryId: territory?.id });
}

/** « La Rochelle » is not the village of the Haute-Saône. */
function isFarLarger(place: Place, others: Place[]): boolean {
  const thousandsOf = (one: Place): number => (one.kind === 'commune' ? one.commune.thousands : 0);
  return thousandsOf(place) >= 20 * Math.max(1, ...others.map(thousandsOf));
}

/** « Perros-Guirec fait-elle partie du territoire Lannion-Trégor ? » */
function placeAndTerritory(question: TerritoryQuestion): { place: Place; territory: Territory } | undefined {
  const places = question.choices.flatMap(({ choice }) => ('place' in choice ? [choice.place] : []));
  const [one, other] = places;
  if (!one || !other || places.length !== 2 || question.choices.length !== 2) return undefined;
  const [place, named] = other.kind === 'territory' ? [one, other] : [other, one];
  const canBelong = place.kind === 'commune' || place.kind === 'intercommunality';
  return canBelong && named.kind === 'territory' ? { place, territory: named.territory } : undefined;
}

function answerHomonyms(
  register: TerritoryRegister,
  kind: TerritoryTopic['kind'],
  places: Place[],
): TerritoryAnswer {
  const communes = places.flatMap((place) => (place.kind === 'commune' ? [place.commune] : []));
  const isCertain = kind === 'membership' && communes.length === places.length;
  if (isCertain && places.every((place) => belongingOf(register, place).territory === undefined))
    return noneOfThem(register, communes);
  return askWhich(register, kind, places);
}

function answerWithoutPlace(
  register: TerritoryRegister,
  question: TerritoryQuestion,
  person: { regionCode?: string; territoryId?: string },
): TerritoryAnswer {
  if (question.unknownPlace !== undefined) return notFound(question.unknownPlace);
  const isAbout = question.kind === 'list' || question.kind === 'count' ? question.kind : undefined;
  if (isAbout) {
    if (question.mine === undefined) return answerArea(register, isAbout, question.list, undefined);
    const region = register.regions.find((one) => one.code === person.regionCode);
    if (question.mine !== 'department' && region)
      return answerArea(register, isAbout, question.list, areaOfRegion(region));
    return askForPlace(isAbout, question.mine === 'department' ? 'department' : 'region');
  }
  if (question.list === 'phase1') return formerListHasNoMembers(register, question.kind);
  const own = register.territories.find((one) => one.id === person.territoryId);
  if (!own) {
    if (question.kind === 'memberCount' && question.mine === undefined) return answerMembersInAll(register);
    return askForPlace(question.kind, 'place');
  }
  if (question.kind === 'members' || question.kind === 'memberCount')
    return answerMembers(register, question.kind, own);
  if (question.kind === 'where') return answerWhere(register, own);
  return compose(
    [
      said('Je réponds pour le territoire inscrit dans votre profil.'),
      ...belongingOf(register, { kind: 'territory', territory: own }).sentences,
    ],
    { kind: 'membership', list: 'inForce', territoryId: own.id },
  );
}

function areaOf(place: Place): Area | undefined {
  if (place.kind === 'region') return areaOfRegion(place.region);
  if (place.kind === 'formerRegion') return areaOfFormerRegion(place.formerRegion);
  if (place.kind === 'department') return areaOfDepartment(place.department);
  return undefined;
}
