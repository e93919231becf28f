import { payloadOf, startCopilHouse, textOf, type CopilHouse } from './copil-house';

const values = {
  level: 'regional',
  where: 'region:53',
  title: 'Revue',
  date: '2026-12-10',
  hour: '8:00',
  duration: '2 h',
  timeZone: 'Paris',
  documents: 'Compte rendu : https://x.example/1',
  names: 'Personne cheffe',
};

describe('a copil that its author changes', () => {
  let house: CopilHouse;
  beforeEach(async () => {
    house = await startCopilHouse();
    await house.person('pilote', [{ role: 'piloteRegional', regionCode: '53' }]);
    await house.person('cheffe', [{ role: 'chefDeProjet', territoryId: 'ti-5309' }]);
  });
  afterEach(() => house.stop());
  const draftOf = (shown: Awaited<ReturnType<CopilHouse['submits']>>): string =>
    (payloadOf(shown, 'copils.confirm') as { draftId: string }).draftId;
  const count = (): Promise<number> => house.test.database.prisma.copil.count();

  it('before it is confirmed is one preparation: whichever version is confirmed, once', async () => {
    const first = await house.submits('pilote', values);
    const second = await house.submits('pilote', { ...values, place: 'Rennes' }, undefined, draftOf(first));
    expect(textOf(await house.confirms('pilote', first))).toContain('une version plus récente la remplace');
    expect(textOf(await house.presses('pilote', 'copils.drop', { draftId: draftOf(first) }))).toContain(
      'plus récente',
    );
    expect(await count()).toBe(0);
    await house.confirms('pilote', second);
    expect(await count()).toBe(1);
    await house.confirms('pilote', first);
    await house.confirms('pilote', second);
    expect(await count()).toBe(1);
    // The form was open all the while.
    const late = await house.submits('pilote', values, undefined, draftOf(first));
    expect(JSON.stringify(late)).toContain('confirmée entre-temps');
    expect(await count()).toBe(1);
  });

  it('is still listed as long as it goes on', async () => {
    await house.confirms('pilote', await house.submits('pilote', { ...values, duration: 'durée 9 h' }));
    house.now = new Date('2026-12-10T15:30:00Z');
    expect(textOf(await house.types('cheffe', ''))).toContain('Revue');
    house.now = new Date('2026-12-10T16:00:00Z');
    expect(textOf(await house.types('cheffe', ''))).not.toContain('Revue');
  });

  it('stays as it is for whoever thinks better of its cancellation', async () => {
    await house.confirms('pilote', await house.submits('pilote', values));
    const shown = await house.types('pilote', 'annuler 1');
    expect(JSON.stringify(shown)).toContain('Ne pas annuler le copil');
    const kept = await house.presses('pilote', 'copils.drop', payloadOf(shown, 'copils.drop'));
    expect(textOf(kept)).toBe('Le copil est maintenu : rien n’est parti, rien ne change.');
    expect((await house.test.database.prisma.copil.findFirstOrThrow()).state).toBe('planned');
  });

  it('in the link of a document alone tells so', async () => {
    await house.confirms('pilote', await house.submits('pilote', values));
    const { prisma } = house.test.database;
    await prisma.delivery.updateMany({ data: { state: 'sent', finishedAt: house.now } });
    const { id } = await prisma.copil.findFirstOrThrow();
    const changed = { ...values, documents: 'Compte rendu : https://x.example/2' };
    await house.confirms('pilote', await house.submits('pilote', changed, id));
    const [told] = await house.sent();
    expect(told?.message.text).toContain('Compte rendu : nouveau lien');
    expect(told?.message.text).toContain('https://x.example/2');
  });
});
