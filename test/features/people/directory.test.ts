import type { Member } from '../../../src/core/address';
import type { Person } from '../../../src/core/person';
import type { Tx } from '../../../src/core/ports';
import {
  appointAdministrators,
  demoPersonae,
  findPeople,
  hasRealPeople,
  loadDemoPeople,
  memberOf,
  peopleWithRole,
  removeDemonstration,
} from '../../../src/features/people';
import { aMember, aProfile, startPeopleHouse, type PeopleHouse } from './people-house';

const visitor: Member = { platform: 'web', workspaceId: 'v1', memberId: 'cheffe' };
const settingsMember = aMember('D9');

describe('the directory', () => {
  let house: PeopleHouse;
  beforeEach(async () => void (house = await startPeopleHouse({ delegation: [settingsMember] })));
  afterEach(() => house.stop());

  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.test.database.transactions.run(work);
  const ids = (people: Person[]): string[] => people.map(({ id }) => id);

  it('holds the personae of the demonstration as they are written, once, until they are removed', async () => {
    await run((tx) => loadDemoPeople(tx, house.now));
    await run((tx) => loadDemoPeople(tx, house.now));
    for (const { memberId, description: _, suggestions: __, ...persona } of demoPersonae)
      expect(await run((tx) => house.directory.personOf(tx, { ...visitor, memberId }))).toEqual(persona);
    expect(await run((tx) => hasRealPeople(tx))).toBe(false);
    expect(await run((tx) => house.directory.membersWithRole(tx, 'delegation', visitor))).toEqual([
      { ...visitor, memberId: 'delegation' },
    ]);
    await house.write(visitor, 'jalon mes-donnees');
    await run((tx) => removeDemonstration(tx));
    expect(await run((tx) => house.directory.personOf(tx, visitor))).toBeUndefined();
    expect(await run((tx) => house.directory.membersWithRole(tx, 'delegation', visitor))).toEqual([]);
    expect(await house.test.database.prisma.journalEntry.count()).toBe(0);
  });

  it('finds people by their ids, without those who were erased', async () => {
    const a = await house.addPerson('a@x.example', 'A');
    const b = await house.addPerson('b@x.example', 'B', ['elu']);
    const gone = await house.addPerson(null, 'C');
    await house.test.database.prisma.person.update({ where: { id: gone }, data: { erasedAt: house.now } });
    const found = await run((tx) => findPeople(tx, [b, gone, 'nobody', a, b]));
    expect(ids(found)).toEqual([b, a]);
    expect(found[0]).toMatchObject({ displayName: 'B', assignments: [{ role: 'elu' }], demo: false });
  });

  it('finds people by role, territory and Region, in one assignment', async () => {
    const { assignment } = house.test.database.prisma;
    const a = await house.addPerson('a@x.example', 'A');
    const b = await house.addPerson('b@x.example', 'B');
    await assignment.createMany({
      data: [
        { personId: a, role: 'elu', territoryId: 't1', regionCode: '53' },
        { personId: a, role: 'chefDeProjet', territoryId: 't2', regionCode: '53' },
        { personId: b, role: 'chefDeProjet', territoryId: 't1', regionCode: '28' },
      ],
    });
    const find = async (query: Omit<Parameters<typeof peopleWithRole>[1], 'demo'>) =>
      ids(await run((tx) => peopleWithRole(tx, { ...query, demo: false }))).sort();
    expect(await find({ roles: ['chefDeProjet'] })).toEqual([a, b].sort());
    expect(await find({ roles: ['chefDeProjet'], territoryId: 't1' })).toEqual([b]);
    expect(await find({ roles: ['elu', 'chefDeProjet'], territoryId: 't1' })).toEqual([a, b].sort());
    expect(await find({ roles: ['chefDeProjet'], regionCodes: ['53', '11'] })).toEqual([a]);
    expect(await find({ roles: ['chefDeProjet'], regionCodes: [] })).toEqual([]);
    await run((tx) => loadDemoPeople(tx, house.now));
    expect(await find({ roles: ['chefDeProjet'] })).toEqual([a, b].sort());
    expect(ids(await run((tx) => peopleWithRole(tx, { roles: ['chefDeProjet'], demo: true })))).toEqual([
      'demo-cheffe',
    ]);
  });

  it('writes to a person where she was last active', async () => {
    const id = await house.addPerson('a@x.example', 'A');
    expect(await run((tx) => memberOf(tx, id))).toBeUndefined();
    house.profiles.set('U1', aProfile('a@x.example')).set('U2', aProfile('a@x.example'));
    await house.write(aMember('U1'), 'bonjour');
    house.now = new Date(house.now.getTime() + 120_000);
    await house.write(aMember('U2', 'T2'), 'bonjour');
    expect(await run((tx) => memberOf(tx, id))).toEqual(aMember('U2', 'T2'));
    house.now = new Date(house.now.getTime() + 120_000);
    await house.write(aMember('U1'), 'bonjour');
    expect(await run((tx) => memberOf(tx, id, visitor))).toEqual(aMember('U1'));
  });

  it('writes to an invented person on the page of the visitor alone', async () => {
    expect(await run((tx) => memberOf(tx, 'demo-elue', visitor))).toEqual({ ...visitor, memberId: 'elue' });
    expect(await run((tx) => memberOf(tx, 'demo-elue', aMember('U1')))).toBeUndefined();
    expect(await run((tx) => memberOf(tx, 'demo-elue'))).toBeUndefined();
  });

  it('reaches each person of a role once, and the accounts of the settings besides', async () => {
    const near = aMember('U9');
    const delegates = () => run((tx) => house.directory.membersWithRole(tx, 'delegation', near));
    expect(await delegates()).toEqual([settingsMember]);
    await house.addPerson('a@x.example', 'A', ['delegation']);
    house.profiles.set('U1', aProfile('a@x.example')).set('D9', aProfile('a@x.example'));
    await house.write(aMember('U1'), 'bonjour');
    expect(await delegates()).toEqual([aMember('U1'), settingsMember]);
    // Now the account of the settings is hers as well: she is told once, where she was last.
    house.now = new Date(house.now.getTime() + 120_000);
    await house.write(settingsMember, 'bonjour');
    expect(await delegates()).toEqual([settingsMember]);
    expect(await run((tx) => house.directory.membersWithRole(tx, 'elu', near))).toEqual([]);
  });

  it('knows an account of the settings that is linked to nobody as the delegation', async () => {
    house.profiles.set('D9', aProfile('qui@nulle.example'));
    expect(await house.write(settingsMember, 'bonjour')).toBe('réponse à Délégation nationale');
  });

  it('makes administrators of the directory’s people at the start, and no new people', async () => {
    const id = await house.addPerson('a@x.example', 'A');
    const appoint = () =>
      run((tx) =>
        appointAdministrators(tx, ['a@x.example', 'b@x.example'], { now: house.now, source: 'ADMIN_EMAILS' }),
      );
    await appoint();
    await appoint();
    expect(ids(await run((tx) => peopleWithRole(tx, { roles: ['administrateur'], demo: false })))).toEqual([
      id,
    ]);
    expect(await house.journalled('person.appoint')).toHaveLength(1);
  });
});
