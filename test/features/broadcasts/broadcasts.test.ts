import { PlatformError } from '../../../src/core/errors';
import { loire, startBroadcastHouse, type BroadcastHouse } from './broadcast-house';

const chefs = { role: 'chefDeProjet' };
const title = 'Rencontre nationale';

describe('a broadcast', () => {
  let house: BroadcastHouse;
  beforeEach(async () => {
    house = await startBroadcastHouse();
    await house.seat();
    await house.startSending();
  });
  afterEach(() => house.stop());
  const received = (id: string) =>
    house.messagesOf(id).filter(({ message }) => message.card?.title === title);
  const sendToChefs = async (): Promise<void> => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await house.settle();
  };
  const followUp = (): string => house.last('delegation', 'Diffusion n°')?.text ?? '';

  it('shows whom it reaches, whom not and why, before anything goes out', async () => {
    const preview = await house.compose(house.as('delegation'), chefs);
    expect(preview).toContain('4 personnes recevront ceci');
    expect(preview).toContain('Public : chef·fe de projet');
    expect(preview).toContain('Dans Slack : 3 personnes');
    expect(preview).toContain('1 personne (aucun compte rattaché) : Nom chef-d');
    await house.settle();
    expect(house.messagesOf('chef-a')).toEqual([]);
  });

  it('reaches each once, however often « Envoyer » is pressed, and says what became of each', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes', 3);
    await house.settle();
    for (const chef of ['chef-a', 'chef-b', 'chef-c']) expect(received(chef)).toHaveLength(1);
    expect(received('elue')).toEqual([]);
    expect(followUp()).toContain('État : envoyée');
    expect(followUp()).toContain('Envoyés : 3');
    expect(followUp()).toContain('Injoignables : 1');
    expect(await author.click('Qui n’est pas joint')).toContain(
      'Nom chef-d : Injoignable : aucun compte de messagerie n’est rattaché',
    );
  });

  it('is for the delegation and the Regions alone, and a Region stays in its perimeter', async () => {
    const refused = await house.as('chef-a').send({ kind: 'command', name: 'diffusion', argument: '' });
    expect(refused).toContain('réservées à la délégation nationale et aux pilotes régionaux');
    const pilot = house.as('pilote');
    for (const [field, value] of [
      ['region', '52'],
      ['territory', loire],
    ] as const) {
      await house.compose(pilot, { ...chefs, [field]: value });
      expect(pilot.form()?.problems[field]).toContain('hors de votre périmètre');
    }
    expect(await house.compose(pilot, chefs)).toContain('Nombre : 3 personnes');
    await pilot.click('Envoyer à 2 personnes');
    await house.settle();
    expect(received('chef-c')).toEqual([]);
    expect(received('chef-a')).toHaveLength(1);
    const other = await house.as('delegation').send({ kind: 'command', name: 'diffusion', argument: '1' });
    expect(other).toContain('pas de diffusion n° 1');
  });

  it('is acknowledged once, in place of the button, and the author sees who has not', async () => {
    await sendToChefs();
    const chef = house.as('chef-a');
    expect(await chef.click('Bien reçu', 2)).toContain('Bien reçu le lundi 23 novembre 2026');
    await house.settle();
    expect(received('chef-a')).toHaveLength(1);
    expect(chef.buttons()).toEqual(['Répondre']);
    expect(followUp()).toContain('Accusés (« Bien reçu ») : 1');
    const names = await house.as('delegation').click('Qui n’a pas accusé');
    expect(names).toContain('Nom chef-b');
    expect(names).not.toContain('Nom chef-a');
  });

  it('brings replies to the author alone, and her answers back, once each', async () => {
    await sendToChefs();
    const chef = house.as('chef-a');
    await chef.click('Répondre');
    const { formId, payload } = chef.form()?.form ?? { formId: '', payload: null };
    const reply = {
      kind: 'formSubmitted' as const,
      formId,
      payload,
      values: { text: 'Je viens avec <b>deux</b> élus.' },
    };
    expect(await chef.send(reply)).toContain('transmise à l’auteur');
    expect(await chef.send(reply)).toContain('déjà transmise');
    await house.settle();
    const told = house
      .messagesOf('delegation')
      .filter(({ message }) => message.text.includes('deux</b> élus'));
    expect(told).toHaveLength(1);
    const author = house.as('delegation');
    await author.click('Répondre');
    await author.submit({ text: 'Parfait.' });
    await house.settle();
    expect(house.messagesOf('chef-a').at(-1)?.message.text).toContain('Parfait.');
    expect(house.messagesOf('chef-b').some(({ message }) => message.text.includes('Parfait'))).toBe(false);
    expect(await author.click('Lire les réponses')).toContain('Nom delegation : Parfait.');
  });

  it('is corrected where it stands, and taken back from everybody', async () => {
    await sendToChefs();
    await house.as('chef-a').click('Bien reçu');
    await house.settle();
    const author = house.as('delegation');
    await author.click('Corriger le message');
    await author.submit({ text: 'Le 13 juin, à Paris.' });
    await house.settle();
    for (const chef of ['chef-a', 'chef-b', 'chef-c'])
      expect(
        received(chef)
          .map(({ message }) => message.text)
          .join(),
      ).toContain('Le 13 juin');
    expect(received('chef-a')[0]?.message.text).toContain('Bien reçu le');
    await author.click('Retirer le message envoyé');
    await author.click('Retirer de 3 conversations', 2);
    await house.settle();
    for (const chef of ['chef-a', 'chef-b', 'chef-c']) expect(received(chef)).toEqual([]);
    expect(followUp()).toContain('État : retirée');
    expect(followUp()).toContain('Retirés de la conversation : 3');
  });

  it('goes again to those whom it did not reach, and to nobody else', async () => {
    const post = house.platform.post.bind(house.platform);
    house.platform.post = (address, message, deliveryId) =>
      address.key.conversationId === 'direct-chef-b' && message.card?.title === title
        ? Promise.reject(new PlatformError('unreachable', 'gone'))
        : post(address, message, deliveryId);
    await sendToChefs();
    expect(followUp()).toContain('Injoignables : 2');
    house.platform.post = post;
    await house.giveAccount('chef-d');
    await house.as('delegation').click('Renvoyer aux 2 personnes non jointes', 2);
    await house.settle();
    for (const chef of ['chef-a', 'chef-b', 'chef-c', 'chef-d']) expect(received(chef)).toHaveLength(1);
    expect(followUp()).toContain('Envoyés : 4');
  });

  it('shows what is uncertain, and sends that again only if the author says so', async () => {
    const post = house.platform.post.bind(house.platform);
    house.platform.canFind = false;
    house.platform.post = async (address, message, deliveryId) => {
      const posted = await post(address, message, deliveryId);
      if (address.key.conversationId === 'direct-chef-b') throw new PlatformError('ambiguous', 'lost');
      return posted;
    };
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await house.settle();
    expect(followUp()).toContain('Incertains : 1');
    expect(await author.click('Qui est incertain')).toContain('Nom chef-b : Incertain');
    house.platform.post = post;
    await author.click('Renvoyer à la personne non jointe');
    await house.settle();
    expect(received('chef-b')).toHaveLength(1);
    await author.click('Renvoyer à la personne incertaine, au risque d’un doublon');
    await house.settle();
    expect(received('chef-b')).toHaveLength(2);
    expect(received('chef-a')).toHaveLength(1);
  });

  it('waits while it is paused, goes on, and stops where it is cancelled', async () => {
    const author = house.as('delegation');
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const post = house.platform.post.bind(house.platform);
    house.platform.post = async (...call) => {
      if (call[1].card?.title === title) await gate;
      return post(...call);
    };
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await author.click('Pause');
    await house.step();
    await house.step();
    expect(received('chef-a')).toEqual([]);
    open();
    await author.click('Reprendre');
    await house.settle();
    for (const chef of ['chef-a', 'chef-b', 'chef-c']) expect(received(chef)).toHaveLength(1);
    const late = await house.as('delegation').send({
      kind: 'action',
      actionId: 'broadcasts.cancel',
      payload: { broadcastId: (await house.test.database.prisma.broadcast.findFirstOrThrow()).id },
    });
    expect(late).toContain('C’est déjà fait : cette diffusion est envoyée');
  });

  it('goes out when it is due, in the author’s time, and not if it is cancelled before', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Programmer');
    await author.submit({ day: '2026-11-20', hour: '9 h', zone: 'La Réunion' });
    expect(author.form()?.problems['day']).toContain('Cette date est passée');
    await author.submit({ day: 'demain', hour: '9 h', zone: 'Paris' });
    expect(author.form()?.problems['day']).toContain('Choisissez un jour');
    await author.submit({ day: '2026-11-23', hour: '25:00', zone: 'Mars' });
    expect(author.form()?.problems).toMatchObject({
      hour: 'Écrivez l’heure comme 14:30 ou 9 h.',
      zone: expect.stringContaining('m’est inconnu') as string,
    });
    await author.submit({ day: '2026-11-23', hour: '14:30', zone: 'Paris' });
    await author.click('Programmer pour 3 personnes');
    await house.step();
    expect(followUp()).toContain('Départ : lundi 23 novembre 2026 à 14:30');
    expect(received('chef-a')).toEqual([]);
    house.now = new Date('2026-11-23T13:30:00Z');
    await house.settle();
    expect(received('chef-a')).toHaveLength(1);
  });

  it('keeps what was typed, however long, and says why it cannot go', async () => {
    const author = house.as('delegation');
    const long = 'Très long. '.repeat(3700);
    const preview = await house.compose(author, { ...chefs, text: long });
    expect(preview).toMatch(/Votre texte fait 40\s?699 caractères/);
    expect(author.buttons()).not.toContain('Envoyer à 3 personnes');
    expect((await house.test.database.prisma.broadcast.findFirstOrThrow()).text).toBe(long.trim());
    const stored = async () => (await house.test.database.prisma.broadcast.findFirstOrThrow()).text;
    await author.click('Raccourcir le message');
    const fieldsOf = () => author.form()?.form.fields.filter(({ id }) => id.startsWith('text')) ?? [];
    const parts = fieldsOf();
    expect(parts).toHaveLength(5);
    expect(author.form()?.form.intro).toMatch(
      /en 5 champs .* La suite, 25\s?\d{3} caractères, reste telle quelle/,
    );
    expect(parts.map(({ label }) => label).slice(0, 2)).toEqual(['Message (1 sur 14)', 'Suite (2 sur 14)']);
    for (const part of parts) expect(String(part.type === 'text' && part.initial).length).toBeLessThan(3001);
    await author.submit({});
    expect(await stored()).toBe(long.trim());
    await author.click('Raccourcir le message');
    await author.submit({ text: 'Début.' });
    expect((await stored()).startsWith('Début. ')).toBe(true);
    expect((await stored()).endsWith(long.trim().slice(3000))).toBe(true);
    await author.click('Raccourcir le message');
    const emptied = Object.fromEntries(parts.map(({ id }) => [id, null]));
    // The end of it comes up as the beginning goes.
    for (const left of [8, 3]) {
      await author.submit(emptied);
      await author.click('Raccourcir le message');
      expect(fieldsOf()[0]?.label).toBe(`Message (1 sur ${left})`);
    }
    await author.submit(emptied);
    expect(author.form()?.problems).toEqual({ text: 'Écrivez le message.' });
    await author.submit({ ...emptied, text: 'Court.' });
    expect(await stored()).toBe('Court.');
    expect(author.buttons()).toContain('Envoyer à 3 personnes');
    expect(await house.compose(author, { organisation: 'Nulle part' })).toContain(
      'votre message est gardé dans ce brouillon',
    );
  });

  it('is tried on its author alone', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('M’envoyer un test');
    await house.settle();
    expect(house.messagesOf('delegation').at(-1)?.message.text).toContain('Test, envoyé à vous seul');
    expect(received('chef-a')).toEqual([]);
  });

  it('goes to an audience that was kept under a name, and to several added together', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Enregistrer ce public');
    await author.submit({ name: 'Les chefs' });
    await house.compose(author, { role: 'elu' });
    await author.click('Ajouter un public');
    const list = await house.test.database.prisma.audienceList.findFirstOrThrow();
    const preview = await author.submit({ list: list.id });
    expect(preview).toContain('élu·e référent·e ; ou chef·fe de projet');
    expect(preview).toContain('5 personnes recevront');
  });
});

describe('a broadcast to the participants of a copil', () => {
  let house: BroadcastHouse;
  let national: string;
  let regional: string;
  beforeAll(async () => {
    house = await startBroadcastHouse();
    await house.seat();
    await house.startSending();
    national = await house.convene({ number: 1, level: 'national', personIds: ['chef-a', 'chef-c', 'elue'] });
    const personIds = ['chef-a', 'chef-b', 'chef-c', 'operateur'];
    regional = await house.convene({ number: 2, level: 'regional', regionCode: '53', personIds });
  });
  afterAll(() => house.stop());
  const received = (id: string) =>
    house.messagesOf(id).filter(({ message }) => message.card?.title === title);
  const offered = async (id: string, query = ''): Promise<string[]> => {
    const search = { kind: 'lookup' as const, lookupId: 'broadcasts.groups', query };
    const reply = await house.platform.deliver(house.as(id).event(search));
    return reply.flatMap((step) => (step.type === 'choices' ? step.options.map(({ label }) => label) : []));
  };

  it('is offered to those who may convene it, and to nobody else', async () => {
    const ours = ['copil 2, Copil régional Bretagne : Revue, jeudi 10 décembre à 14 h 30'];
    expect(await offered('pilote')).toEqual(ours);
    expect(await offered('pilote', 'bretagne REVUE')).toEqual(ours);
    expect(await offered('pilote', 'Occitanie')).toEqual([]);
    expect(await offered('delegation')).toEqual([
      'copil 1, Copil national : Revue, jeudi 10 décembre à 14 h 30',
    ]);
    expect(await offered('chef-a')).toEqual([]);
  });

  it('goes to all of them once, and to those of another role not', async () => {
    const author = house.as('delegation');
    const preview = await house.compose(author, { group: `copil/${national}` });
    expect(preview).toContain('Public : participants du copil 1, Copil national : Revue');
    await author.click('Envoyer à 3 personnes', 2);
    await house.settle();
    const reached = ['chef-a', 'chef-b', 'chef-c', 'elue', 'operateur'].filter(
      (id) => received(id).length > 0,
    );
    expect(reached).toEqual(['chef-a', 'chef-c', 'elue']);
    expect(received('elue')).toHaveLength(1);
    expect(await house.compose(author, { group: `copil/${national}`, role: 'elu' })).toContain(
      'Nombre : 1 personne',
    );
  });

  it('of a Region stays in its perimeter', async () => {
    const preview = await house.compose(house.as('pilote'), { group: `copil/${regional}` });
    expect(preview).toContain('2 personnes recevront ceci');
  });

  it('is refused where the copil is not hers, whatever the form is given', async () => {
    const pilot = house.as('pilote');
    for (const group of [`copil/${national}`, 'copil/', 'copil/x', 'sheets/1', '///']) {
      await house.compose(pilot, { group });
      expect(pilot.form()?.problems).toEqual({
        group: expect.stringContaining('Choisissez dans la liste') as string,
      });
    }
    expect(await house.test.database.prisma.broadcast.count({ where: { authorId: 'pilote' } })).toBe(1);
  });
});

describe('a broadcast to more people than one may decide alone', () => {
  let house: BroadcastHouse;
  beforeEach(async () => {
    house = await startBroadcastHouse({ approvalAbove: 2 });
    await house.seat();
    await house.startSending();
  });
  afterEach(() => house.stop());
  const received = (id: string) =>
    house.messagesOf(id).filter(({ message }) => message.card?.title === title);

  it('waits for another one who may write to all of them', async () => {
    const author = house.as('delegation');
    const preview = await house.compose(author, chefs);
    expect(preview).toContain('Au-delà de 2, une seconde personne doit donner son accord');
    await author.click('Envoyer à 3 personnes');
    await house.settle();
    expect(received('chef-a')).toEqual([]);
    expect(house.last('pilote', 'à approuver')).toBeUndefined();
    const { id, revision } = await house.test.database.prisma.broadcast.findFirstOrThrow();
    const approve = {
      kind: 'action' as const,
      actionId: 'broadcasts.approve',
      payload: { broadcastId: id, revision },
    };
    expect(await author.send(approve)).toContain('pas pour vous');
    expect(await house.as('pilote').send(approve)).toContain('pas pour vous');
    expect(await house.as('adjointe').click('Donner mon accord', 2)).toContain(
      'Vous avez donné votre accord',
    );
    await house.settle();
    expect(received('chef-a')).toHaveLength(1);
    expect(
      house
        .messagesOf('delegation')
        .some(({ message }) => message.text.includes('Nom adjointe a donné son accord')),
    ).toBe(true);
  });

  it('comes back as a draft when it is refused', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await house.settle();
    await house.as('adjointe').click('Refuser');
    await house.settle();
    expect(received('chef-a')).toEqual([]);
    expect(await author.send({ kind: 'command', name: 'diffusion', argument: '1' })).toContain(
      'Rien n’est encore parti',
    );
  });
});
