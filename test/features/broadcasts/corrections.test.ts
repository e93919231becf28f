import { PlatformError } from '../../../src/core/errors';
import { startBroadcastHouse, type BroadcastHouse } from './broadcast-house';

const chefs = { role: 'chefDeProjet' };
const first = 'Le 12 juin, à Paris.';
const other = 'Tout autre chose.';

let house: BroadcastHouse;
const wait = () => new Promise((resolve) => setTimeout(resolve, 10));
const textOf = (id: string): string =>
  house
    .messagesOf(id)
    .filter(({ message }) => message.card?.title === 'Rencontre nationale')
    .map(({ message }) => message.text)
    .join();
const followUp = (): string => house.last('delegation', 'Diffusion n°')?.text ?? '';
const told = (words: string): boolean =>
  house.messagesOf('delegation').some(({ message }) => message.text.includes(words));
async function until(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 300 && !isSo(); n += 1) {
    await house.step();
    await wait();
  }
  expect(isSo()).toBe(true);
}
/** To this person nothing goes out for an hour. */
function delay(id: string, reason: 'rateLimited' | 'ambiguous' = 'rateLimited'): () => void {
  const post = house.platform.post.bind(house.platform);
  let isLost = false;
  house.platform.post = async (...call) => {
    if (call[0].key.conversationId !== `direct-${id}`) return post(...call);
    if (reason === 'rateLimited')
      throw new PlatformError('rateLimited', 'later', {
        retryAfterMs: 3_600_000,
        limitScope: 'conversation',
      });
    if (!isLost) await post(...call);
    isLost = true;
    throw new PlatformError('ambiguous', 'lost');
  };
  return () => (house.platform.post = post);
}
async function correct(text: string): Promise<string> {
  const author = house.as('delegation');
  await author.click('Corriger le message');
  return author.submit({ text });
}

describe('the correction of what a second person agreed to', () => {
  beforeEach(async () => {
    house = await startBroadcastHouse({ approvalAbove: 2 });
    await house.seat();
    await house.startSending();
    delayed = delay('chef-b');
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await until(() => house.last('adjointe', 'Diffusion à approuver') !== undefined);
    await house.as('adjointe').click('Donner mon accord');
    await until(() => textOf('chef-a').includes(first) && textOf('chef-c').includes(first));
    await until(() => followUp().includes('Reportés : 1'));
  });
  afterEach(() => house.stop());
  let delayed: () => void;
  const hourLater = (): void => {
    delayed();
    house.now = new Date(house.now.getTime() + 2 * 3_600_000);
  };
  const asked = () => house.last('adjointe', 'Correction à approuver');

  it('goes nowhere before a second person agrees to that text, and the sending waits with it', async () => {
    const said = await correct(other);
    expect(said).toContain('votre correction demande un nouvel accord');
    expect(said).toContain('L’envoi est en pause jusque-là');
    hourLater();
    await until(() => asked() !== undefined);
    for (let n = 0; n < 20; n += 1) {
      await house.step();
      await wait();
    }
    expect(asked()?.text).toContain(other);
    expect(textOf('chef-a')).toContain(first);
    expect(textOf('chef-b')).toBe('');
    expect(followUp()).toContain('Une correction attend l’accord d’une seconde personne');
    const resume = { kind: 'command' as const, name: 'diffusion', argument: 'reprendre 1' };
    expect(await house.as('delegation').send(resume)).toContain(
      'L’envoi ne reprend pas tant qu’une correction',
    );
    const { id: broadcastId } = await house.test.database.prisma.broadcast.findFirstOrThrow();
    const { id: correctionId } = await house.test.database.prisma.broadcastCorrection.findFirstOrThrow();
    const approve = {
      kind: 'action' as const,
      actionId: 'broadcasts.approveCorrection',
      payload: { broadcastId, correctionId },
    };
    for (const id of ['delegation', 'pilote'])
      expect(await house.as(id).send(approve)).toContain('pas pour vous');
    expect(await house.as('adjointe').click('Donner mon accord', 2)).toContain('la correction part');
    await house.settle();
    for (const id of ['chef-a', 'chef-b', 'chef-c']) {
      expect(textOf(id)).toContain(other);
      expect(textOf(id)).not.toContain(first);
    }
    expect(told('Nom adjointe a donné son accord : la correction')).toBe(true);
    expect(followUp()).toContain('État : envoyée');
  });

  it('leaves what was agreed to where it is refused', async () => {
    await correct(other);
    await until(() => asked() !== undefined);
    expect(await house.as('adjointe').click('Refuser')).toContain('rien n’est corrigé');
    await until(() => told('L’envoi reste en pause'));
    hourLater();
    await house.as('delegation').send({ kind: 'command', name: 'diffusion', argument: '1' });
    await house.as('delegation').click('Reprendre');
    await house.settle();
    for (const id of ['chef-a', 'chef-b', 'chef-c']) expect(textOf(id)).toContain(first);
  });

  it('is agreed to in the text that was shown, and given up by its author', async () => {
    await correct(other);
    await until(() => asked() !== undefined);
    const { id: broadcastId } = await house.test.database.prisma.broadcast.findFirstOrThrow();
    const { id: correctionId } = await house.test.database.prisma.broadcastCorrection.findFirstOrThrow();
    await house.as('delegation').click('Corriger le message');
    expect(
      house
        .as('delegation')
        .form()
        ?.form.fields.find(({ id }) => id === 'text'),
    ).toMatchObject({
      initial: other,
    });
    await house.as('delegation').submit({ text: 'Encore autre chose.' });
    const late = { actionId: 'broadcasts.approveCorrection', payload: { broadcastId, correctionId } };
    expect(await house.as('adjointe').send({ kind: 'action', ...late })).toContain('n’attend plus');
    await house.as('delegation').send({ kind: 'command', name: 'diffusion', argument: '1' });
    await house.as('delegation').click('Renoncer à la correction');
    expect(await house.test.database.prisma.broadcastCorrection.count()).toBe(0);
    hourLater();
    await house.settle();
    for (const id of ['chef-a', 'chef-b', 'chef-c']) expect(textOf(id)).toContain(first);
  });
});

describe('a correction, and a cancellation right after', () => {
  beforeEach(async () => {
    house = await startBroadcastHouse();
    await house.seat();
    await house.startSending();
  });
  afterEach(() => house.stop());

  it('reaches those who have the message', async () => {
    delay('chef-b');
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await until(() => followUp().includes('Reportés : 1') && followUp().includes('Envoyés : 2'));
    await correct(other);
    await house.as('delegation').send({ kind: 'command', name: 'diffusion', argument: 'annuler 1' });
    await house.settle();
    expect(followUp()).toContain('État : annulée');
    for (const id of ['chef-a', 'chef-c']) expect(textOf(id)).toContain(other);
    expect(textOf('chef-b')).toBe('');
  });

  it('is refused where nothing has gone out', async () => {
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await author.click('Annuler l’envoi');
    await author.send({ kind: 'command', name: 'diffusion', argument: 'corriger 1' });
    await author.submit({ text: other });
    expect(author.form()?.problems['text']).toContain('Cette diffusion est annulée');
  });

  it('reaches whoever is found to have it only later', async () => {
    const find = house.platform.find.bind(house.platform);
    house.platform.find = () => Promise.reject(new PlatformError('unavailable', 'not now'));
    delay('chef-b', 'ambiguous');
    const author = house.as('delegation');
    await house.compose(author, chefs);
    await author.click('Envoyer à 3 personnes');
    await until(() => followUp().includes('Envoyés : 2'));
    await correct(other);
    await house.as('delegation').send({ kind: 'command', name: 'diffusion', argument: 'annuler 1' });
    await house.step();
    house.platform.find = find;
    house.now = new Date(house.now.getTime() + 120_000);
    await house.settle();
    expect(followUp()).toContain('Envoyés : 3');
    for (const id of ['chef-a', 'chef-b', 'chef-c']) expect(textOf(id)).toContain(other);
  });
});

describe('a broadcast whose audience is gone when it is due', () => {
  beforeEach(async () => {
    house = await startBroadcastHouse();
    await house.seat();
    await house.startSending();
    const author = house.as('delegation');
    await house.compose(author, { role: 'elu' });
    await author.click('Programmer');
    await author.submit({ day: '2026-11-23', hour: '14:30', zone: 'Paris' });
    await author.click('Programmer pour 1 personne');
    house.now = new Date('2026-11-23T13:30:00Z');
  });
  afterEach(() => house.stop());

  it('is a draft again, and its author hears of it', async () => {
    await house.test.database.prisma.assignment.deleteMany({ where: { personId: 'elue' } });
    await house.settle();
    expect(told('son public ne comptait plus personne')).toBe(true);
    expect(followUp()).toContain('État : brouillon');
  });

  it('is cancelled where its author may write to nobody any more, and she hears of it', async () => {
    await house.test.database.prisma.assignment.deleteMany({ where: { personId: 'delegation' } });
    await house.settle();
    expect(told('votre fonction ne vous permet plus')).toBe(true);
    expect(followUp()).toContain('État : annulée');
    expect(followUp()).toContain('Rien n’en est parti');
    expect(textOf('elue')).toBe('');
  });
});
