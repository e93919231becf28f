import type { Assignment } from '../../../src/core/person';
import { payloadOf, startCopilHouse, textOf, type CopilHouse } from './copil-house';

/** Fougères in Brittany; Lannion too; one of the Pays de la Loire. */
const here = { regionCode: '53', territoryId: 'ti-5309' };
const people: Record<string, Assignment[]> = {
  delegation: [{ role: 'delegation' }],
  pilote: [{ role: 'piloteRegional', regionCode: '53' }],
  voisin: [{ role: 'piloteRegional', regionCode: '52' }],
  cheffe: [{ role: 'chefDeProjet', ...here }],
  elue: [{ role: 'elu', ...here }],
  industrielle: [{ role: 'industriel', ...here }],
  operateur: [{ role: 'operateur' }],
  administratrice: [{ role: 'administrateur' }],
};
const places = {
  national: { level: 'national' },
  ours: { level: 'regional', where: 'region:53' },
  theirs: { level: 'regional', where: 'region:52' },
  local: { level: 'local', where: `territory:${here.territoryId}` },
  group: { level: 'groupe', where: `territory:${here.territoryId}` },
};
type PlaceName = keyof typeof places;

/** Who convenes what, written out. */
const convenes: Record<PlaceName, string[]> = {
  national: ['delegation'],
  ours: ['pilote'],
  theirs: ['voisin'],
  local: ['cheffe', 'elue', 'industrielle'],
  group: ['cheffe', 'elue', 'industrielle'],
};
const pairs = Object.keys(people).flatMap((who) =>
  (Object.keys(places) as PlaceName[]).map((place) => ({ who, place })),
);

describe('who may convene, see and change which copil', () => {
  let house: CopilHouse;
  /** One of each, convened by somebody who may; only « invitee » is invited. */
  const numbers = new Map<PlaceName, number>();
  const values = (place: PlaceName) => ({
    ...places[place],
    date: '2026-12-10',
    hour: '14:30',
    duration: '1 h',
    timeZone: 'Paris',
    title: place,
    names: 'Personne invitee',
  });

  beforeAll(async () => {
    house = await startCopilHouse();
    for (const [id, assignments] of Object.entries(people)) await house.person(id, assignments);
    // An operator of the State: anybody may invite one by name.
    await house.person('invitee', [{ role: 'operateur' }]);
    for (const place of Object.keys(places) as PlaceName[]) {
      const [author = ''] = convenes[place];
      await house.confirms(author, await house.submits(author, values(place)));
      const row = await house.test.database.prisma.copil.findFirstOrThrow({ orderBy: { number: 'desc' } });
      numbers.set(place, row.number);
    }
  }, 120_000);
  afterAll(() => house.stop());

  const state = () =>
    house.test.database.prisma.copil.findMany({
      orderBy: { number: 'asc' },
      select: { number: true, state: true, sequence: true },
    });

  it.each(pairs)('$who, $place', async ({ who, place }) => {
    const may = convenes[place].includes(who);
    const number = numbers.get(place) ?? 0;
    const before = await state();

    const card = textOf(await house.types(who, `${number}`));
    expect(card.includes(`Je ne trouve pas de copil ${number}`)).toBe(!may);
    expect(card.includes('Personne invitee')).toBe(false);
    for (const deed of ['annuler', 'collecte', 'présences'])
      if (!may) expect(textOf(await house.types(who, `${deed} ${number}`))).toContain('Je ne trouve pas');
    expect(payloadOf(await house.types(who, `annuler ${number}`), 'copils.confirm') !== undefined).toBe(may);

    const shown = await house
      .submits(who, values(place))
      .catch((error: unknown) => [{ refused: (error as Error).message }]);
    expect({
      shown: JSON.stringify(shown),
      offered: payloadOf(shown as never, 'copils.confirm') !== undefined,
    }).toMatchObject({
      offered: may,
    });
    expect(await state()).toEqual(before);
  });

  it('shows an invited person the copil, and lets her neither change it nor read who comes', async () => {
    for (const number of numbers.values()) {
      expect(textOf(await house.types('invitee', `${number}`))).toContain('10 décembre');
      for (const deed of ['annuler', 'collecte', 'présences'])
        expect(textOf(await house.types('invitee', `${deed} ${number}`))).toContain('Seule l’équipe');
    }
  });

  it('takes nobody’s draft for another’s', async () => {
    const shown = await house.submits('pilote', values('ours'));
    const before = await state();
    expect(textOf(await house.confirms('voisin', shown))).toContain('Je ne retrouve pas cette préparation');
    expect(await state()).toEqual(before);
  });
});
