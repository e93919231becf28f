import { randomUUID } from 'node:crypto';
import { createLateInvitations } from '../../../src/features/copils';
import { reasons } from '../../../src/delivery/reasons';
import { texts } from '../../../src/features/copils/texts';
import { register } from '../territories/register';
import { payloadOf, startCopilHouse, textOf, type CopilHouse } from './copil-house';

const values = {
  level: 'regional',
  where: 'region:53',
  title: 'Revue',
  date: '2026-12-10',
  hour: '14:30',
  duration: '2 h',
  timeZone: 'Paris',
  names: 'Personne cheffe, Personne elue',
};

describe('what each is told of a copil', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    await house.person('cheffe', [{ role: 'chefDeProjet', territoryId: 'ti-5309' }]);
    await house.person('elue', [{ role: 'elu', territoryId: 'ti-5309' }]);
    await house.person('autre', [{ role: 'chefDeProjet', territoryId: 'ti-5309' }]);
  });
  afterEach(() => house.stop());

  const db = () => house.test.database.prisma;
  const convened = async (more: Record<string, string> = {}): Promise<string> => {
    await house.confirms('pilote', await house.submits('pilote', { ...values, ...more }));
    return (await db().copil.findFirstOrThrow()).id;
  };
  const modified = async (id: string, change: Record<string, string>): Promise<string> => {
    const shown = await house.submits('pilote', { ...values, ...change }, id);
    await house.confirms('pilote', shown);
    return textOf(shown);
  };
  const cancelled = async (): Promise<string> => {
    const shown = await house.types('pilote', 'annuler 1');
    await house.confirms('pilote', shown);
    return textOf(shown);
  };
  const ended = (who: string | undefined, state: string, reason?: string) =>
    db().delivery.updateMany({
      where: { state: 'pending', ...(who !== undefined && { conversation: `slack/T1/${who}` }) },
      data: { state, finishedAt: house.now, ...(reason !== undefined && { reason }) },
    });
  const memberOf = (memberId: string) => ({ platform: 'slack' as const, workspaceId: 'T1', memberId });
  const withoutAccount = (personId: string) =>
    db().account.delete({ where: { platform_workspaceId_memberId: memberOf(personId) } });
  const linkedLate = async (personId: string): Promise<void> => {
    const late = createLateInvitations({ register: await register(), links: house.links });
    const link = { personId, member: memberOf(personId), isFirstAccount: true };
    await house.test.database.transactions.run((tx) => late(tx, link, { now: house.now, source: 'link' }));
  };
  const waitingFor = async (who: string): Promise<string[]> =>
    (await house.sent()).filter(({ personId }) => personId === who).map(({ message }) => message.text);

  it('is everything that changed since she was told last, in one message', async () => {
    const id = await convened();
    await ended(undefined, 'sent');
    await modified(id, { date: '2026-12-15' });
    await modified(id, { date: '2026-12-15', place: 'Rennes' });
    const [text, ...others] = await waitingFor('cheffe');
    expect(others).toEqual([]);
    expect(text).toContain('Quand : jeudi 10 décembre');
    expect(text).toContain('→ mardi 15 décembre');
    expect(text).toContain('Lieu : rien → Rennes');
  });

  it('is nothing where a change was taken back before it was told', async () => {
    const id = await convened();
    await ended(undefined, 'sent');
    await modified(id, { place: 'Rennes' });
    await modified(id, {});
    expect(await waitingFor('cheffe')).toEqual([]);
    expect(textOf(await house.types('pilote', '1'))).toContain('2 personnes prévenues');
  });

  it('is an invitation as long as she has not had one', async () => {
    const id = await convened();
    const shown = await modified(id, { place: 'Rennes' });
    expect(shown).toContain('2 personnes recevront l’invitation.');
    const [text, ...others] = await waitingFor('cheffe');
    expect(others).toEqual([]);
    expect(text).toContain('Vous êtes convié·e');
    expect(text).toContain('Lieu : Rennes');
    expect(text).not.toContain('Ce qui change');
  });

  it('is nothing at all to who is not invited any more, or whose copil is off, before she heard of it', async () => {
    const id = await convened();
    await ended('cheffe', 'sent');
    expect(await modified(id, { names: 'Personne cheffe' })).not.toContain('ne seront plus conviée');
    expect(await waitingFor('elue')).toEqual([]);
    await modified(id, {});
    const shown = await cancelled();
    expect(shown).toContain('1 personne apprendra l’annulation');
    expect(shown).toContain('1 personne n’a pas encore reçu l’invitation, et ne recevra rien.');
    expect(await waitingFor('elue')).toEqual([]);
    expect(await waitingFor('cheffe')).toEqual([expect.stringContaining('est annulé')]);
  });

  it('of a cancellation is the date that she knows', async () => {
    const id = await convened();
    await ended(undefined, 'sent');
    await modified(id, { date: '2026-12-15' });
    await cancelled();
    expect(await waitingFor('cheffe')).toEqual([expect.stringContaining('prévu jeudi 10 décembre')]);
  });

  it('is told again in full where nobody can say that it arrived', async () => {
    const id = await convened();
    await ended(undefined, 'uncertain', reasons.uncertain);
    await modified(id, { place: 'Rennes' });
    expect(await waitingFor('cheffe')).toEqual([expect.stringContaining('Vous êtes convié·e')]);
    await ended(undefined, 'unreachable', reasons.unreachable);
    // She may have had the first one.
    await cancelled();
    expect(await waitingFor('cheffe')).toEqual([expect.stringContaining('est annulé')]);
  });

  it('is shown to those who convene it: how many, who was not reached and why, and sent again to them alone', async () => {
    await convened();
    expect(textOf(await house.types('pilote', '1'))).toContain('0 personne prévenue, 2 en attente');
    expect(textOf(await house.types('pilote', 'présences 1'))).toContain('Personne elue (en attente)');
    await ended('cheffe', 'unreachable', reasons.unreachable);
    await ended('elue', 'uncertain', reasons.uncertain);
    const card = await house.types('pilote', '1');
    expect(textOf(card)).toContain('0 personne prévenue, 1 injoignable, 1 incertaine');
    expect(textOf(card)).toContain(`Personne cheffe, invitation : ${reasons.unreachable}`);
    expect(textOf(card)).toContain(`Personne elue, invitation : ${reasons.uncertain}`);
    expect(textOf(await house.types('pilote', 'présences 1'))).toContain('Personne cheffe (injoignable)');
    expect(textOf(await house.types('cheffe', '1'))).not.toContain('injoignable');
    const { id: copilId } = await db().copil.findFirstOrThrow();
    const button = { copilId, which: 'uncertain' };
    expect(textOf(await house.presses('cheffe', 'copils.resend', button))).toBe(texts.cannotManage);
    expect(textOf(await house.presses('pilote', 'copils.resend', button))).toContain(
      'C’est renvoyé à 1 personne.',
    );
    expect(await waitingFor('elue')).toEqual([expect.stringContaining('Vous êtes convié·e')]);
    expect(await waitingFor('cheffe')).toEqual([]);
    expect(textOf(await house.presses('pilote', 'copils.resend', button))).toBe(texts.nothingToResend);
    await ended('elue', 'uncertain', reasons.uncertain);
    await house.presses('pilote', 'copils.resend', button);
    expect(await waitingFor('elue')).toHaveLength(1);
    await ended('elue', 'sent');
    await house.presses('pilote', 'copils.resend', { copilId, which: 'failed' });
    await ended('cheffe', 'sent');
    expect(textOf(await house.types('pilote', '1'))).toContain('2 personnes prévenues');
    expect(payloadOf(await house.types('pilote', '1'), 'copils.resend')).toBeUndefined();
  });

  it('that did not reach somebody is said once to whoever announced it', async () => {
    await convened();
    await ended('elue', 'sent');
    await ended('cheffe', 'rejected', reasons.rejected);
    house.now = new Date(house.now.getTime() + 60_000);
    await house.runs('copils.followNotices');
    await house.runs('copils.followNotices');
    expect(await waitingFor('pilote')).toEqual([
      expect.stringContaining(`Personne cheffe, invitation : ${reasons.rejected}`),
    ]);
    expect(await db().job.count({ where: { kind: 'copils.followNotices' } })).toBe(0);
  });

  describe('and did not reach somebody', () => {
    const follow = async (): Promise<string[]> => {
      house.now = new Date(house.now.getTime() + 60_000);
      await house.runs('copils.followNotices');
      return waitingFor('pilote');
    };
    const resent = (copilId: string) =>
      house.presses('pilote', 'copils.resend', { copilId, which: 'failed' });
    const failed = (who?: string) => ended(who, 'rejected', reasons.rejected);

    it('is said once after each attempt, also where another one was reached meanwhile', async () => {
      const id = await convened();
      await failed();
      expect(await follow()).toHaveLength(1);
      await resent(id);
      await failed('cheffe');
      await failed('elue');
      expect(await follow()).toHaveLength(2);
      await resent(id);
      await ended('elue', 'sent');
      await failed('cheffe');
      const told = await follow();
      expect(told).toHaveLength(3);
      expect(told[2]).toContain('1 personne n’est pas prévenue');
      expect(told[2]).toContain('Personne cheffe');
      expect(told[2]).not.toContain('Personne elue');
    });

    it('is said of those too whose account was linked late', async () => {
      const account = await withoutAccount('elue');
      await convened();
      await failed('cheffe');
      expect(await follow()).toHaveLength(1);
      await db().account.create({ data: account });
      await linkedLate('elue');
      await failed('elue');
      expect(await follow()).toHaveLength(2);
    });

    it('is not said of the channel as of a person', async () => {
      const id = await convened();
      await ended(undefined, 'sent');
      await house.typesIn('C1', 'pilote', 'canal 1');
      await ended(undefined, 'sent');
      const fails = async (...who: string[]): Promise<void> => {
        await db().delivery.updateMany({
          where: { state: 'pending', OR: ['C1', ...who].map((one) => ({ conversation: { endsWith: one } })) },
          data: { state: 'unreachable', reason: reasons.unreachable, finishedAt: house.now },
        });
        await ended(undefined, 'sent');
      };
      await modified(id, { place: 'Rennes' });
      await fails();
      expect(await follow()).toEqual([]);
      expect(textOf(await house.types('pilote', '1'))).toContain('Le canal du copil, modification');
      await modified(id, { place: 'Vannes' });
      await fails('cheffe');
      const [told, ...others] = await follow();
      expect(others).toEqual([]);
      expect(told).toContain('1 personne n’est pas prévenue');
      expect(told).not.toContain('Le canal du copil');
    });

    it('is counted as sent again to those alone who can still be written to', async () => {
      const id = await convened();
      await failed();
      await withoutAccount('elue');
      expect(textOf(await resent(id))).toContain('C’est renvoyé à 1 personne.');
      await failed();
      await withoutAccount('cheffe');
      expect(textOf(await resent(id))).toContain('Rien n’est renvoyé');
    });
  });

  it('whose sending was called off is not taken for told', async () => {
    await convened();
    await ended('cheffe', 'cancelled', reasons.cancelled);
    await ended('elue', 'sent');
    const list = textOf(await house.types('pilote', 'présences 1'));
    expect(list).toContain('Personne cheffe (envoi annulé)');
    expect(list).not.toContain('Personne elue (');
  });

  it('reaches who had no account with her first one, once, as long as it is ahead', async () => {
    const account = await withoutAccount('elue');
    const shown = await house.submits('pilote', values);
    expect(textOf(shown)).toContain('1 personne recevra l’invitation.');
    expect(textOf(shown)).toContain('(Personne elue)');
    await house.confirms('pilote', shown);
    await ended(undefined, 'sent');
    const card = textOf(await house.types('pilote', '1'));
    expect(card).toContain('1 personne prévenue, 1 sans compte');
    expect(card).toContain('Personne elue, invitation : aucun compte');
    const { id } = await db().copil.findFirstOrThrow();
    await modified(id, { place: 'Rennes' });
    await db().account.create({ data: account });
    await linkedLate('elue');
    await linkedLate('elue');
    const [text, ...others] = await waitingFor('elue');
    expect(others).toEqual([]);
    expect(text).toContain('Vous êtes convié·e');
    expect(text).toContain('Lieu : Rennes');
  });

  const leads = (personId: string) =>
    db().sheet.create({
      data: {
        id: randomUUID(),
        territoryId: 'ti-5309',
        number: 1,
        fields: { title: 'Halle', status: 'bloque', lead: { personId } },
        createdAt: new Date(0),
        updatedAt: new Date('2026-10-01T10:00:00Z'),
      },
    });

  it('is also that the news are not awaited any more, to who is invited, was asked for them, and never heard of the invitation', async () => {
    await convened();
    await leads('cheffe');
    await ended(undefined, 'rejected', reasons.rejected);
    await house.confirms('pilote', await house.types('pilote', 'collecte 1'));
    await ended(undefined, 'sent');
    const shown = await cancelled();
    expect(shown).toContain('1 personne interrogée sur ses fiches');
    expect(shown).toContain('1 personne n’a pas encore reçu l’invitation, et ne recevra rien.');
    expect(shown).not.toContain('rien ne partira');
    const told = (await house.sent()).map(({ personId, message }) => [personId, message.text]);
    expect(told).toEqual([['cheffe', expect.stringContaining('ne sont plus attendues')]]);
  });

  it('is also that the news are not awaited any more, to who was asked for them and is not invited', async () => {
    await convened({ names: 'Personne cheffe' });
    await leads('autre');
    await house.confirms('pilote', await house.types('pilote', 'collecte 1'));
    await ended(undefined, 'sent');
    expect(await cancelled()).toContain('1 personne interrogée sur ses fiches');
    const told = (await house.sent()).map(({ personId, message }) => [personId, message.text]);
    expect(told).toEqual([
      ['cheffe', expect.stringContaining('est annulé')],
      ['autre', expect.stringContaining('ne sont plus attendues')],
    ]);
  });
});
