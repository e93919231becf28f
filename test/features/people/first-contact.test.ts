import type { Profile } from '../../../src/core/address';
import { anEvent } from '../../support/events';
import { aMember, aProfile, startPeopleHouse, type PeopleHouse } from './people-house';

const email = 'claire.martin@collectivite.example';
const minute = 60_000;

describe('the first contact', () => {
  let house: PeopleHouse;
  const later = (minutes: number): void =>
    void (house.now = new Date(house.now.getTime() + minutes * minute));
  const accountOf = (memberId: string) =>
    house.test.database.prisma.account.findFirst({ where: { memberId } });

  beforeEach(async () => void (house = await startPeopleHouse({ adminEmails: ['chef@etat.example'] })));
  afterEach(() => house.stop());

  it('links a member by the address that the platform vouches for, once, and journals it', async () => {
    const id = await house.addPerson(email, 'Claire Martin', ['chefDeProjet']);
    house.profiles.set('U1', aProfile('Claire.Martin@Collectivite.example'));
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à Claire Martin');
    expect(await accountOf('U1')).toMatchObject({
      personId: id,
      linkedBy: 'verifiedAddress',
      linkedAt: house.now,
      kind: 'member',
      displayName: null,
    });
    later(60);
    await house.write(aMember('U1'), 'encore');
    expect(house.asked()).toBe(1);
    expect(await house.journalled('account.link')).toEqual([
      { personId: id, subject: 'account', subjectId: 'slack/T1/U1' },
    ]);
  });

  it.each<[string, Partial<Profile>]>([
    ['an address that nobody verified', { emailVerified: false }],
    ['a guest, or somebody of another tenant', { kind: 'guest' }],
    ['a profile without address', { email: undefined }],
  ])('never links %s', async (_name, rest) => {
    await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', aProfile(email, rest));
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
    expect(await accountOf('U1')).toMatchObject({ personId: null });
    expect(await house.journalled('account.link')).toEqual([]);
  });

  it('links neither to somebody who was erased nor to an invented person', async () => {
    await house.addPerson(email, 'Claire Martin');
    await house.test.database.prisma.person.updateMany({ data: { demo: true } });
    house.profiles.set('U1', aProfile(email));
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
    await house.test.database.prisma.person.updateMany({ data: { demo: false, erasedAt: house.now } });
    later(11);
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
  });

  it('answers a bot with nothing at all', async () => {
    house.profiles.set('B1', aProfile('bot@x.example', { kind: 'bot' }));
    expect(await house.write(aMember('B1'), 'jalon')).toBe('');
    expect(await house.write(aMember('B1'), 'bonjour')).toBe('');
  });

  it('asks again about an unlinked account after ten minutes, for the directory grows', async () => {
    house.profiles.set('U1', aProfile(email));
    await house.write(aMember('U1'), 'bonjour');
    await house.addPerson(email, 'Claire Martin');
    later(9);
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
    later(2);
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à Claire Martin');
    expect(house.asked()).toBe(2);
  });

  it('never moves an account that is linked', async () => {
    const id = await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', aProfile(email));
    await house.write(aMember('U1'), 'bonjour');
    await house.addPerson('autre@collectivite.example', 'Autre');
    house.profiles.set('U1', aProfile('autre@collectivite.example'));
    later(60);
    await house.write(aMember('U1'), 'bonjour');
    expect(await accountOf('U1')).toMatchObject({ personId: id });
  });

  it('links two accounts of one person', async () => {
    await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', aProfile(email)).set('U2', aProfile(email));
    await house.write(aMember('U1'), 'bonjour');
    expect(await house.write(aMember('U2', 'T2'), 'bonjour')).toBe('réponse à Claire Martin');
  });

  it('links once when two messages come at the same time', async () => {
    await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', aProfile(email));
    const answers = await Promise.all([1, 2, 3, 4].map(() => house.write(aMember('U1'), 'bonjour')));
    expect(new Set(answers)).toEqual(new Set(['réponse à Claire Martin']));
    expect(await house.journalled('account.link')).toHaveLength(1);
  });

  it('answers all the same when the platform says nothing of her, and logs no address', async () => {
    await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', new Error('the platform is away'));
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
    expect(await accountOf('U1')).toBeNull();
    house.profiles.set('U1', aProfile(email));
    expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à Claire Martin');
    expect(house.logged()).toContain('profile not read');
    expect(house.logged()).not.toContain('@');
  });

  it('does not wait for a platform that never answers', async () => {
    house.profiles.set('U1', new Promise<never>(() => {}));
    const before = performance.now();
    expect(await house.write(aMember('U1'), 'bonjour', { canOpenForm: true })).toBe('réponse à inconnue');
    expect(performance.now() - before).toBeLessThan(2500);
  });

  it('asks no platform at a button or a form, which must be answered at once', async () => {
    house.profiles.set('U1', aProfile(email));
    const press = anEvent({ kind: 'action', actionId: 'people.approve', payload: null });
    await house.run({ ...press, actor: aMember('U1') });
    const submit = anEvent({ kind: 'formSubmitted', formId: 'x', payload: null, values: {} });
    await house.run({ ...submit, actor: aMember('U1') });
    expect(house.asked()).toBe(0);
  });

  it('keeps the last activity, at most once a minute', async () => {
    house.profiles.set('U1', aProfile(email));
    const first = house.now;
    await house.write(aMember('U1'), 'bonjour');
    house.now = new Date(first.getTime() + 30_000);
    await house.write(aMember('U1'), 'bonjour');
    expect(await accountOf('U1')).toMatchObject({ lastActiveAt: first });
    later(1);
    await house.write(aMember('U1'), 'bonjour');
    expect(await accountOf('U1')).toMatchObject({ lastActiveAt: house.now });
  });

  describe('of an address of ADMIN_EMAILS', () => {
    const rolesOf = async (address: string) =>
      (await house.test.database.prisma.assignment.findMany({ where: { person: { email: address } } })).map(
        ({ role }) => role,
      );

    it('makes an administrator, even in an empty directory', async () => {
      house.profiles.set('U1', aProfile('Chef@Etat.example', { displayName: 'Le Chef' }));
      expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à Le Chef');
      expect(await rolesOf('chef@etat.example')).toEqual(['administrateur']);
      expect(await house.journalled('person.appoint')).toHaveLength(1);
    });

    it('gives the role to whoever is there already, once', async () => {
      await house.addPerson('chef@etat.example', 'Chef', ['delegation']);
      house.profiles.set('U1', aProfile('chef@etat.example')).set('U2', aProfile('chef@etat.example'));
      await house.write(aMember('U1'), 'bonjour');
      await house.write(aMember('U2'), 'bonjour');
      expect(await rolesOf('chef@etat.example')).toEqual(['delegation', 'administrateur']);
    });

    it('gives nothing where the address is not verified', async () => {
      house.profiles.set('U1', aProfile('chef@etat.example', { emailVerified: false }));
      expect(await house.write(aMember('U1'), 'bonjour')).toBe('réponse à inconnue');
      expect(await rolesOf('chef@etat.example')).toEqual([]);
    });
  });

  it('is journalled for good: rows are neither changed nor removed', async () => {
    await house.addPerson(email, 'Claire Martin');
    house.profiles.set('U1', aProfile(email));
    await house.write(aMember('U1'), 'bonjour');
    const { journalEntry } = house.test.database.prisma;
    await expect(journalEntry.updateMany({ data: { action: 'rien' } })).rejects.toThrow('append-only');
    await expect(journalEntry.deleteMany({})).rejects.toThrow('append-only');
    await expect(
      house.test.database.prisma.$executeRaw`TRUNCATE journal_entry, sheet_revision`,
    ).rejects.toThrow('append-only');
  });
});
