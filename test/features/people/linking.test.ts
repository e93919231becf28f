import { loadDemoPeople } from '../../../src/features/people';
import { aMember, aProfile, inChannel, startPeopleHouse, type PeopleHouse } from './people-house';

const email = 'claire.martin@collectivite.example';
const guest = aMember('G1');
const admin = aMember('A1');

describe('linking by hand', () => {
  let house: PeopleHouse;
  let claire: string;
  const prisma = () => house.test.database.prisma;
  const later = (minutes: number): void =>
    void (house.now = new Date(house.now.getTime() + minutes * 60_000));
  const mails = () => prisma().outgoingMail.findMany({ orderBy: { createdAt: 'asc' } });
  const lastCode = async (): Promise<string> =>
    /jalon code (\d{6})/.exec((await mails()).at(-1)?.text ?? '')?.[1] ?? '';
  const accountOf = (memberId: string) => prisma().account.findFirst({ where: { memberId } });
  const toldTo = async (memberId: string): Promise<string[]> =>
    (
      await prisma().delivery.findMany({ where: { conversation: `slack/T1/${memberId}`, state: 'pending' } })
    ).map(({ message }) => (message as { text: string }).text);

  async function start(settings: Parameters<typeof startPeopleHouse>[0] = {}): Promise<void> {
    house = await startPeopleHouse(settings);
    claire = await house.addPerson(email, 'Claire Martin', ['chefDeProjet']);
    await house.addPerson('admin@etat.example', 'Ada Min', ['administrateur']);
    house.profiles
      .set('G1', aProfile('claire@perso.example', { kind: 'guest', displayName: 'claire ✨' }))
      .set('G2', aProfile('autre@perso.example', { kind: 'guest', displayName: 'autre' }))
      .set('A1', aProfile('admin@etat.example'));
    await house.write(admin, 'bonjour');
  }
  beforeEach(() => start());
  afterEach(() => house.stop());

  describe('by a code', () => {
    it('links the account that gives it back', async () => {
      expect(await house.write(guest, `jalon rattacher ${email}`)).toContain('un code vient d’y être envoyé');
      expect(await mails()).toMatchObject([{ personId: claire, state: 'pending' }]);
      expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain(
        'rattaché à Claire Martin',
      );
      expect(await accountOf('G1')).toMatchObject({ personId: claire, linkedBy: 'code', displayName: null });
      expect(await house.write(guest, 'bonjour')).toBe('réponse à Claire Martin');
      expect(await house.journalled('account.link')).toContainEqual({
        personId: claire,
        subject: 'account',
        subjectId: 'slack/T1/G1',
      });
    });

    it('keeps no code, only what proves it', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      const code = await lastCode();
      expect(JSON.stringify(await prisma().linkRequest.findMany())).not.toContain(code);
      expect(house.logged()).not.toContain(code);
    });

    it('takes no wrong one, and none at all after five tries', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      const code = await lastCode();
      const wrong = code === '000000' ? '000001' : '000000';
      for (const left of [4, 3, 2])
        expect(await house.write(guest, `jalon code ${wrong}`)).toContain(`${left} essais`);
      expect(await house.write(guest, `jalon code ${wrong}`)).toContain('un essai');
      expect(await house.write(guest, `jalon code ${wrong}`)).toContain('ne sert plus');
      expect(await house.write(guest, `jalon code ${code}`)).toContain('ne sert plus');
      expect(await accountOf('G1')).toMatchObject({ personId: null });
    });

    it('counts every try of many at once', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      const code = await lastCode();
      const wrong = code === '000000' ? '000001' : '000000';
      await Promise.all(Array.from({ length: 8 }, () => house.write(guest, `jalon code ${wrong}`)));
      expect(await house.write(guest, `jalon code ${code}`)).toContain('ne sert plus');
    });

    it('takes none after a quarter of an hour', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      later(16);
      expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain('n’est plus valable');
    });

    it('takes none of another account', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      const code = await lastCode();
      expect(await house.write(aMember('G2'), `jalon code ${code}`)).toContain('Je n’attends aucun code');
      await house.write(aMember('G2'), 'jalon rattacher inconnue@nulle.example');
      expect(await house.write(aMember('G2'), `jalon code ${code}`)).toContain('pas le bon code');
      // The same account in another workspace is another one.
      house.profiles.set('G1', aProfile('claire@perso.example', { kind: 'guest' }));
      expect(await house.write(aMember('G1', 'T2'), `jalon code ${code}`)).toContain(
        'Je n’attends aucun code',
      );
    });

    it('takes only the newest', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      const old = await lastCode();
      later(1);
      await house.write(guest, `jalon rattacher ${email}`);
      expect(await lastCode()).not.toBe(old);
      expect(await house.write(guest, `jalon code ${old}`)).toContain('pas le bon code');
    });

    it('says what it needs when the address or the code is none', async () => {
      expect(await house.write(guest, 'jalon rattacher')).toContain('jalon rattacher prenom.nom@');
      expect(await house.write(guest, 'jalon rattacher claire')).toContain('jalon rattacher prenom.nom@');
      expect(await house.write(guest, 'jalon code 12')).toContain('six chiffres');
    });
  });

  it('answers the same whether or not the directory holds the address, up to the limit', async () => {
    const known: string[] = [];
    const unknown: string[] = [];
    const attempts = [1, 2, 3, 4];
    for (const _ of attempts) known.push(await house.write(guest, `jalon rattacher ${email}`));
    for (const _ of attempts)
      unknown.push(await house.write(aMember('G2'), 'jalon rattacher qui@nulle.example'));
    expect(unknown).toEqual(known);
    expect(known[3]).toContain('trois demandes');
    const wrong = (await lastCode()) === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 6; tries += 1)
      expect(await house.write(aMember('G2'), `jalon code ${wrong}`)).toBe(
        await house.write(guest, `jalon code ${wrong}`),
      );
    expect(await mails()).toHaveLength(3);
    later(61);
    expect(await house.write(guest, `jalon rattacher ${email}`)).toBe(known[0]);
  });

  describe('within limits', () => {
    const ask = (memberId: string) => house.write(aMember(memberId), `jalon rattacher ${email}`);
    const guess = (memberId: string, code: string) => house.write(aMember(memberId), `jalon code ${code}`);
    const notThe = (code: string): string => (code === '000000' ? '000001' : '000000');

    it('mails a person twenty codes a day at most, and one account three of them', async () => {
      for (const hour of [0, 1])
        for (let time = 0; time < 3; time += 1) {
          await ask('X');
          if (time === 2) later(61 * (1 - hour));
        }
      expect(await mails()).toHaveLength(3);
      for (let account = 0; account < 20; account += 1) await ask(`X${account}`);
      expect(await mails()).toHaveLength(20);
      later(24 * 60);
      await ask('X19');
      expect(await mails()).toHaveLength(21);
    });

    it('answers the same when a mail is withheld, keeps nothing to guess, and links by no guess', async () => {
      const first = await ask('X');
      for (let time = 0; time < 2; time += 1) await ask('X');
      later(61);
      expect(await ask('X')).toBe(first);
      expect(await mails()).toHaveLength(3);
      const waiting = await prisma().linkRequest.findMany({ where: { state: 'waiting' } });
      expect(waiting).toMatchObject([{ personId: claire, codeHash: null, mailed: false }]);
      await house.write(aMember('Y'), 'jalon rattacher qui@nulle.example');
      const unknown = await prisma().linkRequest.findFirst({ where: { memberId: 'Y' } });
      expect(unknown).toMatchObject({ codeHash: null, mailed: false });
      for (let time = 0; time < 6; time += 1)
        expect(await guess('X', '123456')).toBe(await guess('Y', '123456'));
    });

    it('leaves a person her own mails and her own code, whatever two strangers do all day', async () => {
      for (const stranger of ['X1', 'X2'])
        for (let time = 0; time < 2; time += 1) {
          for (let request = 0; request < 3; request += 1) {
            await ask(stranger);
            for (let tries = 0; tries < 5; tries += 1) await guess(stranger, notThe(await lastCode()));
          }
          later(61);
        }
      await ask('G1');
      expect(await guess('G1', await lastCode())).toContain('rattaché à Claire Martin');
    });

    it('stops one account after ten wrong codes a day, and six requests', async () => {
      for (let request = 0; request < 3; request += 1) {
        await ask('X');
        for (let tries = 0; tries < 5; tries += 1) await guess('X', notThe(await lastCode()));
      }
      expect(await guess('X', await lastCode())).toContain('dix codes en un jour');
      const { _sum } = await prisma().linkRequest.aggregate({ _sum: { tries: true } });
      expect(_sum.tries).toBe(10);
      later(61);
      for (let request = 0; request < 3; request += 1) await ask('X');
      later(61);
      expect(await ask('X')).toContain('six demandes en un jour');
      expect(await accountOf('X')).toMatchObject({ personId: null });
      later(24 * 60);
      await ask('X');
      expect(await guess('X', await lastCode())).toContain('rattaché à Claire Martin');
    });

    it('takes no code of hers after thirty wrong ones of a day, whoever tried, and mails no other', async () => {
      await ask('G1');
      const code = await lastCode();
      for (const stranger of ['X1', 'X2', 'X3'])
        for (let request = 0; request < 2; request += 1) {
          await ask(stranger);
          const theirs = await lastCode();
          for (let tries = 0; tries < 5; tries += 1) await guess(stranger, notThe(theirs));
        }
      expect(await guess('G1', code)).toContain('pas le bon code');
      expect(await accountOf('G1')).toMatchObject({ personId: null });
      const before = (await mails()).length;
      await ask('X4');
      expect(await mails()).toHaveLength(before);
      later(24 * 60);
      await ask('G1');
      expect(await guess('G1', await lastCode())).toContain('rattaché à Claire Martin');
    });
  });

  it('needs no platform that answers', async () => {
    house.profiles.set('G1', new Error('away'));
    await house.write(guest, `jalon rattacher ${email}`);
    expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain('rattaché à Claire Martin');
  });

  it('is asked in private alone', async () => {
    for (const text of [`jalon rattacher ${email}`, 'jalon code 123456', 'jalon demandes', 'jalon droits'])
      expect(await house.write(guest, text, inChannel)).toContain('message privé');
    expect(await prisma().linkRequest.count()).toBe(0);
  });

  describe('by an administrator', () => {
    it('who sees who asks, approves, and has the person told', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      expect(await toldTo('A1')).toEqual([expect.stringContaining('jalon demandes')]);
      const list = await house.write(admin, 'jalon demandes');
      expect(list).toContain(
        '« claire ✨ » (Slack, compte invité ou d’une autre organisation) dit être Claire Martin',
      );
      const [approve] = house.buttons;
      if (!approve) throw new Error('no button');
      expect(await house.press(admin, approve)).toContain('Le compte est rattaché à Claire Martin');
      expect(await accountOf('G1')).toMatchObject({ personId: claire, linkedBy: 'approval' });
      expect(await toldTo('G1')).toEqual([expect.stringContaining('rattaché à Claire Martin')]);
      expect(await house.press(admin, approve)).toContain('n’attend plus');
      expect(await house.journalled('account.approve')).toMatchObject([
        { subject: 'person', subjectId: claire },
      ]);
      expect(await house.journalled('people.read')).toMatchObject([{ subject: 'person', subjectId: claire }]);
    });

    it('who refuses: nothing is linked, and its code is worth nothing', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      await house.write(admin, 'jalon demandes');
      const refuse = house.buttons.find(({ label }) => label === 'Refuser');
      if (!refuse) throw new Error('no button');
      expect(await house.press(admin, refuse)).toContain('est refusée');
      expect(await toldTo('G1')).toEqual([expect.stringContaining('n’a pas approuvé')]);
      expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain('Je n’attends aucun code');
      expect(await accountOf('G1')).toMatchObject({ personId: null });
    });

    it('and by nobody else, at the list or at its buttons', async () => {
      await house.write(guest, `jalon rattacher ${email}`);
      await house.write(admin, 'jalon demandes');
      const [approve] = house.buttons;
      if (!approve) throw new Error('no button');
      expect(await house.write(aMember('G2'), 'jalon demandes')).toContain('Seul un administrateur');
      expect(await house.press(guest, approve)).toContain('Seul un administrateur');
      expect(await house.press(aMember('G2'), approve)).toContain('Seul un administrateur');
      // Not any more, either.
      await prisma().assignment.deleteMany({ where: { role: 'administrateur' } });
      expect(await house.press(admin, approve)).toContain('Seul un administrateur');
      expect(await accountOf('G1')).toMatchObject({ personId: null });
    });

    it('who does not see requests for addresses that nobody has', async () => {
      await house.write(guest, 'jalon rattacher qui@nulle.example');
      expect(await house.write(admin, 'jalon demandes')).toContain('Aucune demande');
      expect(await toldTo('A1')).toEqual([]);
    });
  });

  it('is nothing for the demonstration: its administrator neither sees nor decides what is real', async () => {
    const persona = { platform: 'web' as const, workspaceId: 'v1', memberId: 'administratrice' };
    await house.test.database.transactions.run((tx) => loadDemoPeople(tx, house.now));
    await house.write(guest, `jalon rattacher ${email}`);
    await house.write(admin, 'jalon demandes');
    const [approve] = house.buttons;
    if (!approve) throw new Error('no button');
    expect(await house.write(persona, 'jalon demandes')).toContain('Aucune demande');
    expect(await house.press(persona, approve)).toContain('n’attend plus');
    expect(await house.write(persona, `jalon rattacher ${email}`)).toContain('démonstration');
    expect(await accountOf('G1')).toMatchObject({ personId: null });
    expect(await prisma().account.count({ where: { platform: 'web' } })).toBe(0);
  });

  it('sends no mail where none is set up, and says who approves', async () => {
    await house.stop();
    await start({ canMail: false });
    expect(await house.write(guest, `jalon rattacher ${email}`)).toContain(
      'un administrateur peut maintenant approuver',
    );
    expect(await mails()).toEqual([]);
    expect(await house.write(guest, 'jalon code 123456')).toContain('Je n’attends aucun code');
    expect(await house.write(admin, 'jalon demandes')).toContain('dit être Claire Martin');
  });

  describe('for an address of ADMIN_EMAILS that the directory does not hold', () => {
    const address = 'marie.dupont@etat.example';
    beforeEach(async () => {
      await house.stop();
      await start({ adminEmails: [address] });
    });
    const made = () =>
      prisma().person.findUnique({ where: { email: address }, include: { assignments: true } });

    it('lets a first administrator in by a code, where her workspace has her as a guest', async () => {
      await house.write(guest, 'jalon rattacher Marie.Dupont@etat.example');
      expect(await mails()).toMatchObject([{ personId: null, address, state: 'pending' }]);
      expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain('rattaché à Marie Dupont');
      expect(await house.write(guest, 'jalon droits')).toContain('rattacher un compte de messagerie');
    });

    it('makes nobody, and gives nothing, to whoever only types it', async () => {
      const people = await prisma().person.count();
      await house.write(guest, `jalon rattacher ${address}`);
      const code = await lastCode();
      await house.write(guest, `jalon code ${code === '000000' ? '000001' : '000000'}`);
      expect(await prisma().person.count()).toBe(people);
      expect(await prisma().assignment.count({ where: { role: 'administrateur' } })).toBe(1);
      expect(await house.journalled('person.create')).toEqual([]);
      expect(await house.journalled('person.appoint')).toEqual([]);
    });

    it('is approved or refused by an administrator, who is told what that means', async () => {
      await house.write(guest, `jalon rattacher ${address}`);
      expect(await house.write(admin, 'jalon demandes')).toContain(
        `dit avoir l’adresse ${address}, que vos réglages (ADMIN_EMAILS) donnent à un administrateur`,
      );
      const [approve] = house.buttons;
      later(1);
      await house.write(aMember('G2'), `jalon rattacher ${address}`);
      await house.write(admin, 'jalon demandes');
      const refuse = house.buttons.at(-1);
      if (!approve || refuse?.label !== 'Refuser') throw new Error('no button');
      expect(await house.press(admin, refuse)).toContain(`à ${address} est refusée`);
      expect(await made()).toBeNull();
      expect(await house.press(admin, approve)).toContain('rattaché à Marie Dupont');
      expect(await made()).toMatchObject({ assignments: [{ role: 'administrateur' }] });
      expect(await accountOf('G2')).toMatchObject({ personId: null });
    });

    it.each(['by a code', 'by the address that her workspace vouches for'])(
      'what others asked for her before is hers once she is there, %s',
      async (way) => {
        await house.write(aMember('G2'), `jalon rattacher ${address}`);
        const theirs = await lastCode();
        await house.write(aMember('G2'), `jalon code ${theirs === '000000' ? '000001' : '000000'}`);
        later(1);
        if (way === 'by a code') {
          await house.write(guest, `jalon rattacher ${address}`);
          await house.write(guest, `jalon code ${await lastCode()}`);
        } else {
          house.profiles.set('M1', aProfile(address));
          await house.write(aMember('M1'), 'bonjour');
        }
        const id = (await made())?.id;
        expect(id).toBeDefined();
        expect(await prisma().linkRequest.findFirst({ where: { memberId: 'G2' } })).toMatchObject({
          personId: id,
          adminAddress: null,
          tries: 1,
          state: 'waiting',
        });
        const hers = aMember(way === 'by a code' ? 'G1' : 'M1');
        later(1);
        expect(await house.write(hers, 'jalon mes-donnees')).toContain(
          'Demandes de rattachement d’autres comptes à votre nom : 1',
        );
        expect(await house.write(admin, 'jalon demandes')).toContain('« autre » (Slack');
      },
    );

    it('gives the role once, to whoever came into the directory meanwhile', async () => {
      await house.write(guest, `jalon rattacher ${address}`);
      const id = await house.addPerson(address, 'Marie D.', ['delegation']);
      expect(await house.write(guest, `jalon code ${await lastCode()}`)).toContain('rattaché à Marie D.');
      expect(await made()).toMatchObject({
        id,
        assignments: [{ role: 'delegation' }, { role: 'administrateur' }],
      });
    });
  });

  it('leaves a linked account alone', async () => {
    expect(await house.write(admin, `jalon rattacher ${email}`)).toContain('déjà rattaché à Ada Min');
  });

  it.each([
    ['jalon', 'jalon droits : ce que vous pouvez faire'],
    ['/jalon', 'jalon mes-donnees'],
    ['Jalon aide ?', 'jalon droits'],
    ['/jalon danse', 'Je ne connais pas cette commande'],
    ['jalon droits', 'n’est rattaché à personne'],
    ['jalon c’est quoi le VTE ?', 'réponse à inconnue'],
    ['jalon code du travail', 'réponse à inconnue'],
  ])('« %s »', async (text, expected) => {
    expect(await house.write(guest, text)).toContain(expected);
  });
});
