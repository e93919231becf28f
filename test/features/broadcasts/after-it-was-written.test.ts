import { PlatformError } from '../../../src/core/errors';
import { erasePerson } from '../../../src/features/people';
import { register } from '../territories/register';
import { startBroadcastHouse, type BroadcastHouse } from './broadcast-house';

const chefs = { role: 'chefDeProjet' };

describe('what becomes of a broadcast after it was written', () => {
  let house: BroadcastHouse;
  beforeEach(async () => {
    house = await startBroadcastHouse({ approvalAbove: 4 });
    await house.seat();
    await house.startSending();
  });
  afterEach(() => house.stop());
  const followUp = (): string => house.last('delegation', 'Diffusion n°')?.text ?? '';
  const types = (argument: string) =>
    house.as('delegation').send({ kind: 'command', name: 'diffusion', argument });
  const sendToChefs = async (): Promise<void> => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await house.settle();
  };
  const more = (count: number) =>
    house.seat(
      Array.from({ length: count }, (_, n) => ({
        id: `late-${n}`,
        role: 'chefDeProjet' as const,
        territoryId: 'ti-5309',
      })),
    );
  const directOf = (conversationId: string, work: () => Promise<void>) => ({
    async remove({ address }: { address: { key: { conversationId: string } } }) {
      if (address.key.conversationId === conversationId) throw new PlatformError('rejected', 'too old');
      return work();
    },
  });

  it('is taken back only where its platform says so, and names who still has it', async () => {
    await sendToChefs();
    const remove = house.platform.remove.bind(house.platform);
    house.platform.remove = (posted) => directOf('direct-chef-b', () => remove(posted)).remove(posted);
    await house.as('delegation').click('Retirer le message envoyé');
    await house.as('delegation').click('Retirer de 3 conversations');
    await house.settle();
    expect(followUp()).toContain('Retirés de la conversation : 2');
    expect(followUp()).toContain('Non retirés, encore visibles : 1');
    expect(await house.as('delegation').click('Qui l’a encore')).toContain('Nom chef-b : Refusé');
    // What was sent is forgotten long before who has it.
    await house.test.database.prisma.delivery.deleteMany();
    expect(await types('1')).toContain('Retirés de la conversation : 2');
    expect(await types('1')).toContain('Non retirés, encore visibles : 1');
    expect(await house.as('delegation').click('Qui l’a encore')).toContain('Nom chef-b : Refusé');
  });

  it('says where it stays of what was sent too long ago', async () => {
    await sendToChefs();
    const { prisma } = house.test.database;
    await prisma.delivery.deleteMany({ where: { dedupeKey: { contains: '/chef-b/' } } });
    const asked = await house.as('delegation').click('Retirer le message envoyé');
    expect(asked).toContain('disparaîtra des 2 conversations');
    expect(asked).toContain('Pour 1 personne, je ne sais plus où il se trouve');
    await house.as('delegation').click('Retirer de 2 conversations');
    await house.settle();
    expect(followUp()).toContain('Retirés de la conversation : 2');
    expect(followUp()).toContain('Non retirés, encore visibles : 1');
    expect(await house.as('delegation').click('Qui l’a encore')).toContain(
      'Nom chef-b : Refusé : l’envoi est trop ancien',
    );
  });

  it('says that it stays where it may have arrived', async () => {
    await sendToChefs();
    await house.test.database.prisma.broadcastRecipient.updateMany({
      where: { personId: 'chef-b' },
      data: { state: 'uncertain' },
    });
    const asked = await house.as('delegation').click('Retirer le message envoyé');
    expect(asked).toContain('disparaîtra des 2 conversations');
    expect(asked).toContain('Pour 1 personne, je ne sais plus où il se trouve, ou il n’est pas certain');
    await house.test.database.prisma.broadcastRecipient.updateMany({
      where: { state: 'sent' },
      data: { state: 'uncertain' },
    });
    const again = await types('retirer 1');
    expect(again).toContain('3 personnes l’ont peut-être');
    expect(again).not.toContain('nulle part');
  });

  it('cannot be taken back, nor corrected, once nobody knows where it stands', async () => {
    await sendToChefs();
    await house.test.database.prisma.delivery.deleteMany();
    expect(await types('retirer 1')).toContain('L’envoi est trop ancien');
    await house.as('delegation').click('Corriger le message');
    await house.as('delegation').submit({ text: 'Le 13 juin, à Paris.' });
    await house.settle();
    expect(await types('1')).toContain('Non corrigés : 3');
  });

  it('says who did not get a correction', async () => {
    await sendToChefs();
    const update = house.platform.update.bind(house.platform);
    house.platform.update = (posted, message) =>
      posted.address.key.conversationId === 'direct-chef-b'
        ? Promise.reject(new PlatformError('rejected', 'too old'))
        : update(posted, message);
    await house.as('delegation').click('Corriger le message');
    await house.as('delegation').submit({ text: 'Le 13 juin, à Paris.' });
    await house.settle();
    expect(followUp()).toContain('Non corrigés : 1');
    expect(await house.as('delegation').click('Qui n’a pas la correction')).toContain('Nom chef-b : Refusé');
  });

  const correctAllButOne = async (): Promise<void> => {
    await sendToChefs();
    const update = house.platform.update.bind(house.platform);
    house.platform.update = (posted, message) =>
      posted.address.key.conversationId === 'direct-chef-b'
        ? Promise.reject(
            new PlatformError('rateLimited', 'later', {
              retryAfterMs: 3_600_000,
              limitScope: 'conversation',
            }),
          )
        : update(posted, message);
    await house.as('delegation').click('Corriger le message');
    await house.as('delegation').submit({ text: 'Le 13 juin, à Paris.' });
    for (let n = 0; n < 200 && !followUp().includes('Corrections en cours : 1'); n += 1) {
      await house.step();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('does not write its follow-up over and over while corrections wait for their turn', async () => {
    await correctAllButOne();
    const written = () =>
      house.test.database.prisma.delivery.count({ where: { cause: { endsWith: '/follow-up' } } });
    const before = await written();
    for (let second = 0; second < 60; second += 1) await house.step();
    expect(await written()).toBe(before);
    expect(followUp()).toContain('Corrections en cours : 1');
    // What comes in meanwhile is shown all the same.
    await house.as('chef-a').click('Bien reçu');
    for (let second = 0; second < 3; second += 1) await house.step();
    expect(await written()).toBe(before + 1);
    // Nor does it wait for ever for what is gone.
    await house.test.database.prisma.delivery.deleteMany();
    await house.settle();
    expect(await types('1')).toContain('Non corrigés : 1');
  });

  it('corrects nothing before somebody who is erased, and waits no more for that', async () => {
    await correctAllButOne();
    const erasing = { now: house.now, source: 'test', register: await register() };
    await erasePerson(house.test.database.transactions, 'chef-b', erasing);
    await house.settle();
    expect(followUp()).not.toMatch(/Corrections en cours|Non corrigés/);
  });

  it('does not go out by itself when it has come to concern more than one person may decide', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Programmer');
    await author.submit({ day: '2026-11-23', hour: '14:30', zone: 'Paris' });
    await author.click('Programmer pour 3 personnes');
    await more(3);
    house.now = new Date('2026-11-23T13:30:00Z');
    await house.settle();
    expect(house.messagesOf('chef-a')).toEqual([]);
    expect(house.messagesOf('delegation').at(-1)?.message.text).toContain(
      'n’est pas partie : son public compte maintenant 7 personnes, et au-delà de 4',
    );
    expect(await types('1')).toContain('Rien n’est encore parti');
  });

  it.each([
    ['tells its author where it goes to fewer than she decided', 'chef-b', true],
    ['says nothing where it goes to those whom she decided', undefined, false],
  ])('%s', async (_name, leaves, isTold) => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Programmer');
    await author.submit({ day: '2026-11-23', hour: '14:30', zone: 'Paris' });
    await author.click('Programmer pour 3 personnes');
    if (leaves !== undefined)
      await house.test.database.prisma.assignment.deleteMany({ where: { personId: leaves } });
    house.now = new Date('2026-11-23T13:30:00Z');
    await house.settle();
    expect(house.messagesOf('chef-a')).toHaveLength(1);
    const said = house.messagesOf('delegation').map(({ message }) => message.text);
    expect(
      said.some(
        (text) => text.includes('part à 3 personnes : c’est moins') && text.includes('(4 personnes)'),
      ),
    ).toBe(isTold);
  });

  it('comes back as a draft before it goes, and asks anew whoever agreed', async () => {
    await more(3);
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 6 personnes');
    await house.settle();
    const asked = () =>
      house.messagesOf('adjointe').filter(({ message }) => message.card?.title === 'Diffusion à approuver');
    expect(asked()).toHaveLength(1);
    expect(await author.click('Revenir au brouillon')).toContain('Rien n’est encore parti');
    expect(await house.as('adjointe').click('Donner mon accord')).toContain('n’attend plus');
    expect(asked()).toHaveLength(0);
    await author.click('Envoyer à 6 personnes');
    await house.settle();
    expect(asked()).toHaveLength(1);
    await house.as('adjointe').click('Donner mon accord');
    await house.settle();
    expect(house.messagesOf('chef-a')).toHaveLength(1);
  });

  it.each(['Revenir au brouillon', 'Annuler l’envoi'])(
    'asks nobody to agree any more after « %s »',
    async (button) => {
      await more(3);
      const author = house.as('delegation');
      await house.compose(author, chefs);
      const { prisma } = house.test.database;
      const { id } = await prisma.broadcast.findFirstOrThrow();
      // Nothing of it has gone out yet.
      await prisma.deliveryHold.create({ data: { cause: `broadcasts/${id}/approval`, since: house.now } });
      await author.click('Envoyer à 6 personnes');
      await author.click(button);
      await prisma.deliveryHold.deleteMany();
      await house.settle();
      expect(house.messagesOf('adjointe')).toEqual([]);
    },
  );

  describe('once agreed to', () => {
    const due = new Date('2026-11-23T13:30:00Z');
    const agreed = async (by: string, values: Record<string, string>): Promise<void> => {
      const author = house.as('delegation');
      await house.compose(author, values);
      await author.click('Programmer');
      await author.submit({ day: '2026-11-23', hour: '14:30', zone: 'Paris' });
      await author.click('Programmer pour 5 personnes');
      for (let n = 0; n < 200 && !house.last(by, 'à approuver'); n += 1) {
        await house.step();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(await house.as(by).click('Donner mon accord')).toContain('partira à la date prévue');
    };

    it('goes out to those whom the agreement covers', async () => {
      await more(3);
      await agreed('pilote', { ...chefs, region: '53' });
      house.now = due;
      await house.settle();
      expect(house.messagesOf('chef-a')).toHaveLength(1);
    });

    it('does not go out to more than were agreed to', async () => {
      await more(3);
      await agreed('pilote', { ...chefs, region: '53' });
      await house.seat([{ id: 'newcomer', role: 'chefDeProjet', territoryId: 'ti-5309' }]);
      house.now = due;
      await house.settle();
      expect(house.messagesOf('chef-a')).toEqual([]);
      expect(house.messagesOf('delegation').at(-1)?.message.text).toContain(
        'son public (7 personnes) n’est plus celui que couvrait l’accord donné',
      );
      // Sent once more, it needs a new one.
      expect(await types('1')).toContain('une seconde personne doit donner son accord');
      await house.as('delegation').click('Envoyer à 6 personnes');
      await house.settle();
      expect(house.messagesOf('chef-a')).toEqual([]);
    });

    it('does not go out to others than were agreed to, though they are as many', async () => {
      await more(3);
      await agreed('pilote', { ...chefs, region: '53' });
      const { prisma } = house.test.database;
      await prisma.assignment.deleteMany({ where: { personId: 'late-0' } });
      await house.seat([{ id: 'newcomer', role: 'chefDeProjet', territoryId: 'ti-5309' }]);
      house.now = due;
      await house.settle();
      for (const id of ['chef-a', 'newcomer']) expect(house.messagesOf(id)).toEqual([]);
      expect(house.messagesOf('delegation').at(-1)?.message.text).toContain(
        'n’est plus celui que couvrait l’accord donné',
      );
    });

    it('does not go out to somebody whom the one who agreed may not write to', async () => {
      await more(3);
      await agreed('pilote', { ...chefs, region: '53' });
      await house.test.database.prisma.assignment.updateMany({
        where: { personId: 'pilote' },
        data: { regionCode: '52' },
      });
      house.now = due;
      await house.settle();
      expect(house.messagesOf('chef-a')).toEqual([]);
      expect(await types('1')).toContain('Rien n’est encore parti');
    });
  });

  it('loses nothing of a correction that comes too late', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Modifier le message');
    expect(await types('annuler 1')).toContain('Rien n’est encore abandonné');
    expect(await house.as('delegation').click('Abandonner')).toContain('Le brouillon est abandonné');
    await author.submit({ text: 'Corrigé.' });
    expect(house.platform.forms.get('delegation')?.problems.text).toContain('Gardez une copie');
  });

  it('is paused, taken up, cancelled and taken back by words too', async () => {
    await sendToChefs();
    expect(await types('pause 1')).toContain('C’est déjà fait');
    expect(await types('exporter 1')).toContain('Suivi de la diffusion n° 1');
    expect(await types('réponses n° 1')).toContain('Aucune réponse');
    for (const word of ['rappeler', 'retirer'])
      expect(await types(`${word} 1`)).toContain('Rien n’est retiré pour l’instant');
    expect(await house.as('delegation').click('Ne rien retirer')).toContain('reste où il est arrivé');
    expect(await house.as('delegation').click('Retirer le message envoyé')).toContain(
      'disparaîtra des 3 conversations où elle est arrivée',
    );
    await house.settle();
    expect(house.messagesOf('chef-a')).toHaveLength(1);
    expect(await house.as('delegation').click('Retirer de 3 conversations')).toContain('se retire');
    await house.settle();
    expect(house.messagesOf('chef-a')).toEqual([]);
    expect(await types('retirer 1')).toContain('C’est déjà fait : cette diffusion est retirée');
    expect(await types('pause abc')).toContain('par exemple « diffusion pause 4 »');
    expect(await house.as('delegation').type('diffusion pause abc')).toContain('« diffusion pause 4 »');
    expect(await types('aide')).toContain('diffusion publics : vos publics enregistrés');
  });

  it('shows all replies, a page at a time, whoever wrote last first', async () => {
    await sendToChefs();
    const { prisma } = house.test.database;
    const { id: broadcastId } = await prisma.broadcast.findFirstOrThrow();
    await prisma.broadcastReply.createMany({
      data: Array.from({ length: 40 }, (_, n) => ({
        id: crypto.randomUUID(),
        broadcastId,
        personId: n < 39 ? `chef-${'ab'[n % 2]}` : 'chef-c',
        fromAuthor: false,
        text: `réponse <${n}>`,
        at: new Date(house.now.getTime() + n),
      })),
    });
    const author = house.as('delegation');
    const pages = [await types('réponses 1')];
    expect(pages[0]).toMatch(/Nom chef-c : réponse <39>\nNom chef-a : réponse <0>/);
    for (const left of [24, 8]) pages.push(await author.click(`Suite (${left} messages)`));
    for (let n = 0; n < 40; n += 1)
      expect(pages.filter((page) => page.includes(`réponse <${n}>`))).toHaveLength(1);
    const reading = { action: 'broadcast.readReplies', personId: 'delegation', subjectId: broadcastId };
    expect(await prisma.journalEntry.count({ where: reading })).toBe(3);
  });

  it('offers what was kept under a name, and forgets it when asked', async () => {
    const author = house.as('delegation');
    expect(await types('publics')).toContain('aucun public enregistré');
    await house.compose(author, chefs);
    await author.click('Enregistrer ce public');
    await author.submit({ name: 'Les chefs' });
    expect(await types('publics')).toContain('« Les chefs » : chef·fe de projet');
    expect(await author.click('Supprimer « Les chefs »')).toContain('aucun public enregistré');
    expect(await house.test.database.prisma.audienceList.count()).toBe(0);
  });
});
