import { compose, said, type Said, type TerritoryAnswer } from './answer';
import type { TerritoryRegister } from './load-territories';
import { communesOfFrance, listDate, listInForce } from './sources';
import { enumerate, quoted, spelled } from './phrases';
import type { Place } from './place';
import { nameOf } from './place-names';

import type { TerritoryTopic } from './topic';
import { nextStep } from './answer-membership';
import type { Commune } from './territory';

type Kind = TerritoryTopic['kind'];
const shownOptions = 6;

/** Several places of the same name: the person says which; those that are likely to be meant come first. */
export function askWhich(
  register: TerritoryRegister,
  kind: Kind,
  places: Place[],
  isLikely: (place: Place) => boolean = () => false,
): TerritoryAnswer {
  const name = places[0] ? spelled(nameOf(places[0])) : '';
  const options = places
    .map((place) => ({ place, size: place.kind === 'commune' ? place.commune.thousands : 0 }))
    .sort((a, b) => Number(isLikely(b.place)) - Number(isLikely(a.place)) || b.size - a.size)
    .map(({ place }) => optionOf(register, kind, place));
  const areCommunes = places.every((place) => place.kind === 'commune');
  const labels = options.slice(0, shownOptions).map((one) => one.label);
  const rest = options.length > shownOptions ? ' ; sinon, donnez-moi le département' : '';
  const which = areCommunes
    ? 'communes portent ce nom. Laquelle ?'
    : 'intercommunalités portent ce nom. Laquelle ?';
  return compose(
    [said(`${places.length} ${which} ${labels.join(' ; ')}${rest}.`, communesOfFrance)],
    { kind, list: 'inForce', waitsForPlace: true, ambiguousName: name },
    { options: options.slice(0, shownOptions) },
  );
}

/** None of the communes of that name is in a territory: no need to ask which. */
export function noneOfThem(register: TerritoryRegister, communes: Commune[]): TerritoryAnswer {
  const departments = communes.map(
    (one) => register.departments.get(one.departmentCode)?.name ?? one.departmentCode,
  );
  return compose(
    [
      said(
        `Non : dans la liste du ${listDate}, aucun Territoire d’industrie ne comprend l’une des ${communes.length} communes nommées ${quoted(communes[0]?.name ?? '')} (${enumerate(departments, 200)}).`,
        listInForce,
        communesOfFrance,
      ),
      nextStep,
    ],
    { kind: 'membership', list: 'inForce' },
  );
}

function optionOf(
  register: TerritoryRegister,
  kind: Kind,
  place: Place,
): { label: string; question: string } {
  const code =
    place.kind === 'commune'
      ? place.commune.departmentCode
      : place.kind === 'intercommunality'
        ? (place.intercommunality.departmentCodes[0] ?? '')
        : '';
  const department = register.departments.get(code)?.name ?? code;
  const name = nameOf(place);
  const full = `${name} (${department})`;
  const question =
    kind === 'members' || kind === 'memberCount'
      ? `Qui sont les membres du Territoire d’industrie de ${full} ?`
      : `${full} est-elle en Territoire d’industrie ?`;
  return { label: `${spelled(name)} (${department})`, question };
}

export function askForPlace(kind: Kind, what: 'place' | 'region' | 'department'): TerritoryAnswer {
  const text = {
    place:
      'Cela dépend de votre commune. Donnez-moi son nom, ou celui de votre intercommunalité, par exemple « Lannion » ou « Vitré Communauté ».',
    region: 'Je ne connais pas votre Région. Donnez-moi son nom, par exemple « Bretagne ».',
    department:
      'Je ne connais pas votre département. Donnez-moi son nom ou son numéro, par exemple « Finistère ».',
  }[what];
  return compose([said(text)], { kind, list: 'inForce', waitsForPlace: true });
}

export function notFound(name: string): TerritoryAnswer {
  return compose(
    [
      said(
        `Je ne trouve pas ${quoted(name)} parmi les communes, les intercommunalités et les Territoires d’industrie que je connais : je ne peux donc pas répondre.`,
        communesOfFrance,
        listInForce,
      ),
      said('Vérifiez l’orthographe, ou donnez-moi le nom d’une commune voisine ou de l’intercommunalité.'),
    ],
    { kind: 'membership', list: 'inForce', waitsForPlace: true },
    { refused: true },
  );
}

/** Members were asked for, of a place that is in no territory. */
export const notInTerritory = (kind: Kind, sentences: Said[]): TerritoryAnswer =>
  compose(sentences, { kind, list: 'inForce' });
