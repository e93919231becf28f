import { capital } from '../../core/text';
import { said, type Said } from './answer';
import { sinceThen } from './former-list';
import {
  areaOfDepartment,
  communeName,
  enumerate,
  groupName,
  plural,
  quoted,
  spelled,
  territoriesIn,
  territoryName,
} from './phrases';
import type { TerritoryRegister } from './load-territories';
import type { Place } from './place';
import { nameOf } from './place-names';
import { communesOfFrance, listDate, listInForce } from './sources';
import type { Commune, Intercommunality, Territory, TerritoryMember } from './territory';

/** Whether a place is in a territory, in sentences; with the territory where there is one. */
export interface Belonging {
  sentences: Said[];
  territory?: Territory;
}

export function belongingOf(register: TerritoryRegister, place: Place): Belonging {
  switch (place.kind) {
    case 'commune':
      return belongingOfCommune(register, place.commune);
    case 'intercommunality':
      return belongingOfIntercommunality(register, place.intercommunality);
    case 'territory':
      return belongingOfTerritory(register, place.territory);
    case 'formerTerritory':
      return { sentences: sinceThen(register, place.formerTerritory) };
    case 'region':
    case 'formerRegion':
    case 'department':
      throw new Error(`a ${place.kind} has territories, it is not in one`);
  }
}

/** Whether a place is in the territory that was named with it. */
export function isInThatTerritory(
  register: TerritoryRegister,
  place: Place,
  territory: Territory,
): Belonging {
  const belonging = belongingOf(register, place);
  if (belonging.territory === undefined || belonging.territory === territory) return belonging;
  const name = place.kind === 'commune' ? communeName(register, place.commune) : spelled(nameOf(place));
  const no = `Non : ${name} n’est pas dans le territoire ${quoted(territory.name)}, mais dans ${territoryName(register, belonging.territory)}, d’après la liste du ${listDate}.`;
  return { territory: belonging.territory, sentences: [said(no, listInForce, communesOfFrance)] };
}

/** Of a name that a large town and a village share, the village is in a territory. */
export function isInInstead(register: TerritoryRegister, other: Place): Said[] {
  const { territory } = belongingOf(register, other);
  if (other.kind !== 'commune' || territory === undefined) return [];
  const name = communeName(register, other.commune);
  return [
    said(
      `Une autre commune de ce nom, ${name}, est dans le territoire ${territoryName(register, territory)}.`,
      listInForce,
      communesOfFrance,
    ),
  ];
}

function belongingOfCommune(register: TerritoryRegister, commune: Commune): Belonging {
  const name = communeName(register, commune);
  const group = register.intercommunalities.get(commune.siren ?? '');
  const listedAlone = register.territories.find((territory) =>
    territory.members.some(
      (member) =>
        member.kind === 'commune' &&
        member.name === (commune.nowPartOf ?? commune.name) &&
        member.departmentCodes.includes(commune.departmentCode),
    ),
  );
  if (listedAlone) {
    const without = group ? `, sans son intercommunalité, ${groupName(group)}` : '';
    return {
      territory: listedAlone,
      sentences: [
        said(
          `Oui : ${name} est membre du Territoire d’industrie ${territoryName(register, listedAlone)}, à titre propre${without}, d’après la liste du ${listDate}.`,
          listInForce,
          communesOfFrance,
        ),
      ],
    };
  }
  const territory = register.territoryOfMember.get(commune.siren ?? '');
  if (group && territory)
    return {
      territory,
      sentences: [
        said(
          `Oui : ${name} est en Territoire d’industrie. Son intercommunalité, ${groupName(group)}, est membre du territoire ${territoryName(register, territory)}, d’après la liste du ${listDate}.`,
          listInForce,
          communesOfFrance,
        ),
        ...otherMembers(territory),
      ],
    };
  const metropolis = register.intercommunalities.get(group?.parentSiren ?? '');
  const tiedTo = group
    ? `${groupName(group)}${metropolis ? `, dans ${groupName(metropolis)}` : ''}`
    : undefined;
  const tie =
    tiedTo === undefined ? ', qui n’a pas d’intercommunalité' : `, dont l’intercommunalité est ${tiedTo}`;
  const no = `Non : dans la liste du ${listDate}, aucun Territoire d’industrie ne comprend ${name.replace(/,$/, '')}${tie}.`;
  return {
    sentences: [
      said(no, listInForce, communesOfFrance),
      ...nearby(register, [commune.departmentCode]),
      nextStep,
    ],
  };
}

function belongingOfIntercommunality(register: TerritoryRegister, group: Intercommunality): Belonging {
  const name = groupName(group);
  const territory = register.territoryOfMember.get(group.siren);
  if (territory)
    return {
      territory,
      sentences: [
        said(
          `Oui : ${name} est membre du Territoire d’industrie ${territoryName(register, territory)}, d’après la liste du ${listDate}.`,
          listInForce,
        ),
        ...otherMembers(territory),
      ],
    };
  const parts = partsInTerritories(register, group);
  if (parts.length > 0)
    return {
      territory: parts[0]?.territory,
      sentences: [
        said(
          `En partie : ${name} n’est pas membre d’un Territoire d’industrie, mais ${parts.map((part) => part.text).join(' ; ')} (liste du ${listDate}).`,
          listInForce,
          communesOfFrance,
        ),
      ],
    };
  const no = `Non : dans la liste du ${listDate}, aucun Territoire d’industrie ne compte ${name} parmi ses membres.`;
  return { sentences: [said(no, listInForce), ...nearby(register, group.departmentCodes), nextStep] };
}

/** Where a group is not a member, but communes of it are, or the EPT of the metropolis. */
function partsInTerritories(
  register: TerritoryRegister,
  group: Intercommunality,
): { text: string; territory: Territory }[] {
  const communes = new Set(
    register.communes.ofIntercommunality(group.siren).map((one) => `${one.departmentCode}/${one.name}`),
  );
  return register.territories.flatMap((territory) => {
    const alone = territory.members.filter(
      (member) => member.kind === 'commune' && communes.has(`${member.departmentCodes[0]}/${member.name}`),
    );
    const districts = territory.members.filter(
      (member) => register.intercommunalities.get(member.siren)?.parentSiren === group.siren,
    );
    const names = [...alone, ...districts].map((member) => member.name.replace(/^EPT /, ''));
    if (names.length === 0) return [];
    const what =
      districts.length > 0
        ? `son établissement public territorial ${enumerate(names, 120)} l’est`
        : `${plural(names.length, 'de ses communes l’est', 'de ses communes le sont')} à titre propre (${enumerate(names, 220)})`;
    return [{ territory, text: `${what} dans ${quoted(territory.name)}` }];
  });
}

function belongingOfTerritory(register: TerritoryRegister, territory: Territory): Belonging {
  return {
    territory,
    sentences: [
      said(
        `Oui : ${territoryName(register, territory)} est l’un des ${register.territories.length} Territoires d’industrie de la liste du ${listDate}.`,
        listInForce,
      ),
      said(membersOf(territory, 330), listInForce),
    ],
  };
}

/** Its members, as many as fit into `room` characters. */
export function membersOf(territory: Territory, room: number): string {
  const names = territory.members.map(memberName);
  if (names.length === 1) return `Son seul membre est : ${names[0]}.`;
  return `Ses membres sont : ${enumerate(names, room)}.`;
}

/** « communauté de communes du Vimeu », « Beissat (commune) » */
export const memberName = (member: TerritoryMember) =>
  member.kind === 'commune' ? `${member.name} (commune)` : spelled(member.name);

const otherMembers = (territory: Territory): Said[] =>
  territory.members.length > 1
    ? [
        said(
          `Ce territoire réunit ${territory.members.length} membres ; pour les voir, demandez « qui sont les membres ? ».`,
          listInForce,
        ),
      ]
    : [said('C’en est le seul membre.', listInForce)];

function nearby(register: TerritoryRegister, departmentCodes: string[]): Said[] {
  const department = register.departments.get(departmentCodes[0] ?? '');
  if (!department) return [];
  const names = territoriesIn(register, areaOfDepartment(department)).map((one) => one.name);
  if (names.length === 0)
    return [
      said(`${capital(department.phrase)}, aucune commune n’est en Territoire d’industrie.`, listInForce),
    ];
  const verb = names.length > 1 ? 'les territoires présents sont' : 'le seul territoire présent est';
  return [said(`${capital(department.phrase)}, ${verb} : ${enumerate(names, 220)}.`, listInForce)];
}

export const nextStep = said(
  'La liste a pu évoluer depuis : vérifiez-la sur data.gouv.fr ou demandez à votre préfecture.',
);
