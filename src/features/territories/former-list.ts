import { capital } from '../../core/text';
import { compose, said, type Said, type TerritoryAnswer } from './answer';
import type { TerritoryRegister } from './load-territories';
import { byName, enumerate, quoted, regionNames, territories, territoriesIn, type Area } from './phrases';
import { listDate, listInForce, listOfPhase1 } from './sources';
import type { FormerTerritory } from './territory';
import type { TerritoryTopic } from './topic';

/** Which territories of 2018-2022, or how many: by Region only, for the source has no members. */
export function answerPhase1(
  register: TerritoryRegister,
  kind: 'list' | 'count',
  area: Area | undefined,
  topic: TerritoryTopic,
): TerritoryAnswer {
  if (area && area.regionCode === undefined)
    return compose(
      [
        said(
          `Pour la première phase, ma source donne le nom et la Région des ${register.formerTerritories.length} territoires, pas leurs membres : je ne peux pas dire lesquels se trouvaient ${area.phrase}.`,
          listOfPhase1,
        ),
      ],
      topic,
      { refused: true },
    );
  const found = register.formerTerritories
    .filter((one) => !area || one.regionCodes.includes(area.regionCode ?? ''))
    .map((one) => one.name)
    .sort(byName);
  const where = area ? ` ${area.phrase}` : '';
  const count = `À la fin de la première phase (2018-2022), la liste comptait ${territories(found.length)}${where}.`;
  const names = found.length > 0 && (area !== undefined || kind === 'list');
  const now = territoriesIn(register, area).length;
  return compose(
    [
      said(count, listOfPhase1),
      ...(names
        ? [said(`${found.length > 1 ? 'C’étaient' : 'C’était'} : ${enumerate(found, 330)}.`, listOfPhase1)]
        : []),
      said(`Celle du ${listDate} en compte ${now}.`, listInForce),
    ],
    topic,
    names ? { list: found } : {},
  );
}

/** Whether a name was in the list of 2018-2022: all that its source can tell. */
export const wasInFormerList = (register: TerritoryRegister, former: FormerTerritory): Said[] => [
  said(
    `Oui : le territoire ${quoted(former.name)} (${regionNames(register, former.regionCodes)}) figurait dans la liste de la première phase, qui comptait ${register.formerTerritories.length} territoires.`,
    listOfPhase1,
  ),
  said('Ma source n’en donne pas les membres.', listOfPhase1),
];

/** A territory that is no longer listed under that name: what is near it today. */
export function sinceThen(register: TerritoryRegister, former: FormerTerritory): Said[] {
  const region = register.regions.find((one) => former.regionCodes.includes(one.code));
  const successors = region
    ? territoriesIn(register, { ...region, regionCode: region.code }).map((one) => one.name)
    : [];
  return [
    said(
      `Le territoire ${quoted(former.name)} figurait dans la liste de la première phase (${register.formerTerritories.length} territoires) ; aucun ne porte ce nom dans la liste du ${listDate}.`,
      listOfPhase1,
      listInForce,
    ),
    ...(region
      ? [
          said(
            `${capital(region.phrase)}, les territoires sont aujourd’hui : ${enumerate(successors, 300)}.`,
            listInForce,
          ),
        ]
      : []),
    said('Nommez votre commune ou votre intercommunalité : je dirai dans quel territoire elle se trouve.'),
  ];
}

export function formerListHasNoMembers(
  register: TerritoryRegister,
  kind: TerritoryTopic['kind'],
): TerritoryAnswer {
  return compose(
    [
      said(
        `Pour la première phase (2018-2022), ma source donne le nom et la Région des ${register.formerTerritories.length} territoires, pas leurs membres : je ne peux pas dire qui en faisait partie.`,
        listOfPhase1,
      ),
      said('Je peux le dire pour la liste en vigueur : posez la question sans parler de la première phase.'),
    ],
    { kind, list: 'phase1' },
    { refused: true },
  );
}
