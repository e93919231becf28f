import { compose, said, type TerritoryAnswer } from './answer';
import type { TerritoryRegister } from './load-territories';
import { memberName, membersOf } from './answer-membership';
import { plural, territoryName } from './phrases';
import { communesOfFrance, listDate, listInForce } from './sources';
import type { Territory } from './territory';

/** Who is in a territory, or how many. */
export function answerMembers(
  register: TerritoryRegister,
  kind: 'members' | 'memberCount',
  territory: Territory,
): TerritoryAnswer {
  const names = territory.members.map(memberName);
  const alone = territory.members.filter((member) => member.kind === 'commune').length;
  const aloneText =
    alone > 0
      ? `, dont ${plural(alone, 'commune inscrite', 'communes inscrites')} sans ${alone > 1 ? 'leur' : 'son'} intercommunalité`
      : '';
  const count = `Le Territoire d’industrie ${territoryName(register, territory)} compte ${plural(names.length, 'membre', 'membres')}${aloneText}, d’après la liste du ${listDate}.`;
  const communes = territory.members.reduce(
    (sum, member) => sum + (register.intercommunalities.get(member.siren)?.communeCount ?? 1),
    0,
  );
  const size = `Cela fait ${plural(communes, 'commune', 'communes')} au 1er janvier 2026.`;
  return compose(
    [
      said(count, listInForce),
      ...(kind === 'members' || names.length <= 4 ? [said(membersOf(territory, 380), listInForce)] : []),
      ...(kind === 'memberCount' ? [said(size, communesOfFrance)] : []),
    ],
    { kind, list: 'inForce', territoryId: territory.id },
    { list: names },
  );
}

/** All members of all territories. */
export function answerMembersInAll(register: TerritoryRegister): TerritoryAnswer {
  const members = register.territories.flatMap((territory) => territory.members);
  const of = (kind: string) => members.filter((member) => member.kind === kind).length;
  return compose(
    [
      said(
        `Les ${register.territories.length} Territoires d’industrie (liste du ${listDate}) ont ${members.length} membres : ${of('EPCI') + of('EPT')} intercommunalités, dont ${of('EPT')} établissements publics territoriaux de la Métropole du Grand Paris, et ${of('commune')} communes inscrites sans leur intercommunalité.`,
        listInForce,
      ),
    ],
    { kind: 'memberCount', list: 'inForce' },
  );
}
