import { silentLogger } from '../../../src/core/logger';
import { createKnowledgeSource, loadSeed, type KnowledgeSource } from '../../../src/features/schemes';
import { linkAccounts, startFullHouse, type FullHouse } from '../action-sheets/full-house';
import type { Fact } from '../../../src/features/schemes/knowledge';
import { knowledge } from './asking';
import { seedFolder } from './seed-folder';

const asked = 'Quel est le salaire moyen d’un VTE ?';
const given = 'Le salaire d’un VTE suit la convention collective de l’entreprise qui recrute.';
const nature = 'vte/what/nature';
const charter = 'vte/what/charte';
const older = knowledge.facts.find(({ subjectId }) => subjectId === 'french-fab')?.id ?? '';

// The other suites share the processors: what counts is that it comes, and the rest is measured elsewhere.
jest.setTimeout(120_000);

describe('keeping the knowledge', () => {
  let house: FullHouse;
  let other: KnowledgeSource;
  beforeAll(async () => {
    house = await startFullHouse();
    const { prisma, transactions } = house.test.database;
    await prisma.person.create({
      data: {
        id: 'lea',
        name: 'Léa Roche',
        email: 'lea@exemple.fr',
        timeZone: 'Europe/Paris',
        createdAt: house.now,
        assignments: { create: [{ role: 'delegation' }] },
      },
    });
    await linkAccounts(house, ['lea'], 'slack');
    other = await createKnowledgeSource(transactions, silentLogger);
  });
  afterAll(async () => {
    await other.stop();
    await house.stop();
  });
  beforeEach(async () => {
    await house.clear();
    await house.test.database.prisma
      .$executeRaw`DO $$ BEGIN PERFORM set_config('jalon.may_forget', 'on', true);
      TRUNCATE knowledge_revision; END $$`;
  });

  const fact = async (id: string) =>
    house.test.database.prisma.knowledgeItem.findUnique({ where: { kind_id: { kind: 'fact', id } } });
  const revisions = () =>
    house.test.database.prisma.knowledgeRevision.findMany({ orderBy: [{ at: 'asc' }, { kind: 'asc' }] });
  /** The other instance has the new knowledge: how long it took, in milliseconds. */
  async function taken(id: string, isNew: (fact: Fact | undefined) => boolean): Promise<number> {
    const begun = Date.now();
    while (Date.now() - begun < 60_000) {
      if (isNew(other.current().facts.find((one) => one.id === id))) return Date.now() - begun;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the other instance does not know yet');
  }
  async function draftFromAnswer(): Promise<void> {
    const [claire, denis] = [house.account('claire'), house.account('denis')];
    await claire.type('transmettre la question');
    await claire.click('Transmettre la question');
    await claire.submit({ question: asked });
    await denis.type('questions');
    await denis.click('Répondre');
    await denis.submit({ answer: given });
    await denis.click('En faire un fait', 2);
  }

  it('one action makes the answer a draft, once, with what a fact needs; nobody reads it yet', async () => {
    await draftFromAnswer();
    const drafts = await house.test.database.prisma.factDraft.findMany();
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.data).toMatchObject({
      fact: {
        subjectId: 'vte',
        text: given,
        date: '2026-11-23',
        confidence: 'moyenne',
        recheck: '2027-05-23',
      },
      newSource: { publisher: 'Délégation aux Territoires d’industrie' },
      wording: asked,
    });
    expect(JSON.stringify(drafts)).not.toMatch(/claire|Bessin/i);
    expect(await house.account('anne').type(asked)).not.toContain('convention collective');
  });

  it('who answered does not publish it; a second person does, and Jalon answers with it', async () => {
    await draftFromAnswer();
    const [denis, lea] = [house.account('denis'), house.account('lea')];
    expect(await denis.click('Publier')).toMatch(/deuxième personne/);
    expect(await house.account('yann').type('connaissances brouillons')).toContain(given);
    expect(await house.account('yann').click('Publier')).toMatch(/revient à la délégation/);
    expect(await revisions()).toEqual([]);
    await lea.type('connaissances brouillons');
    expect(await lea.click('Publier')).toMatch(/est publié/);
    expect(
      (await revisions()).map(({ kind, change, publishedBy }) => ({ kind, change, publishedBy })),
    ).toEqual(['fact', 'source'].map((kind) => ({ kind, change: 'added', publishedBy: 'lea' })));
    expect(await house.journalled('knowledge.publish')).toHaveLength(1);
    for (let wait = 0; wait < 1000; wait += 1) {
      if ((await house.account('anne').type(asked)).includes('convention collective')) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const answer = await house.account('anne').type(asked);
    expect(answer).toContain(given.replace(/\.$/, ''));
    expect(answer).toContain('Réponse de la délégation à une question');
  });

  it('whoever changed a draft is no second person either', async () => {
    await draftFromAnswer();
    const lea = house.account('lea');
    await lea.type('connaissances brouillons');
    await lea.click('Modifier');
    await lea.submit({ text: `${given} Il n’y a pas de grille nationale.` });
    expect(await lea.click('Publier')).toMatch(/deuxième personne/);
  });

  it('two who publish at once publish once', async () => {
    await draftFromAnswer();
    const lea = house.account('lea');
    await lea.type('connaissances brouillons');
    await lea.click('Publier', 2);
    expect((await revisions()).filter(({ kind }) => kind === 'fact')).toHaveLength(1);
  });

  it('a correction shows before and after, is published by one person, keeps its origin, and reaches every instance', async () => {
    const denis = house.account('denis');
    await denis.type(`connaissances ${nature}`);
    await denis.click('Corriger');
    const corrected =
      'Le VTE (Volontariat territorial en entreprise) est une étiquette posée sur un contrat de travail.';
    expect(await denis.submit({ text: corrected })).toMatch(
      /Texte, avant : Le VTE[^]*Texte, après : [^]*étiquette/,
    );
    expect((await fact(nature))?.revision).toBe(1);
    await denis.click('Publier');
    expect(await fact(nature)).toMatchObject({ revision: 2, origin: 'edited' });
    await taken(nature, (one) => one?.text === corrected);
    const again = await loadSeed(house.test.database.transactions, seedFolder);
    expect(again).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await denis.type(`connaissances historique ${nature}`)).toMatch(
      /corrigé « vte\/what\/nature », par Denis Valette \(« Le VTE[^]* → [^]*étiquette/,
    );
  });

  it('a correction written on an older text is not published over a newer one', async () => {
    const [denis, lea] = [house.account('denis'), house.account('lea')];
    for (const who of [denis, lea]) {
      await who.type(`connaissances ${older}`);
      await who.click('Corriger');
      await who.submit({ text: `Le VTE est un label, dit ${who === denis ? 'Denis' : 'Léa'}.` });
    }
    await denis.click('Publier');
    expect(await lea.click('Publier')).toMatch(/a changé depuis ce brouillon/);
    expect((await fact(older))?.data).toMatchObject({ text: 'Le VTE est un label, dit Denis.' });
  });

  it('a fact is withdrawn with a reason, answers nothing, stays in the history, and comes back', async () => {
    const denis = house.account('denis');
    await denis.type(`connaissances ${charter}`);
    await denis.click('Retirer');
    await denis.submit({});
    expect(denis.form()?.problems['reason']).toMatch(/Dites pourquoi/);
    await denis.submit({ reason: 'Le label a changé' });
    await taken(charter, (one) => one === undefined);
    await loadSeed(house.test.database.transactions, seedFolder);
    expect(await fact(charter)).toMatchObject({ state: 'withdrawn' });
    expect(await denis.type('connaissances historique')).toMatch(
      /retiré « vte\/what\/charte »[^]*Le label a changé/,
    );
    await denis.type(`connaissances ${charter}`);
    await denis.click('Rétablir');
    await taken(charter, (one) => one !== undefined);
  });

  it('is for those who have the right, in private', async () => {
    for (const text of [
      'connaissances',
      'connaissances vte',
      `connaissances ${older}`,
      'connaissances historique',
    ])
      expect(await house.account('claire').type(text)).toMatch(/tenues par la délégation/);
    expect(await house.account('denis').type('connaissances', { scope: 'channel' })).toMatch(
      /en message privé/,
    );
    const claire = house.account('claire');
    const before = await fact(older);
    for (const formId of ['schemes.draftFact', 'schemes.withdrawFact', 'schemes.confirmFact'])
      await claire.send({
        kind: 'formSubmitted',
        formId,
        payload: { factId: older },
        values: { reason: 'parce que', recheck: '2030-01-01' },
      });
    expect(await fact(older)).toEqual(before);
  });

  it('says what is due, and a fact that is confirmed is no longer', async () => {
    house.now = new Date('2026-12-31T08:00:00Z');
    const denis = house.account('denis');
    expect(await denis.type('connaissances à revérifier')).toContain('(delegation-ti/contact/anct)');
    const reviewed = new Set<string>();
    let shown = await denis.type('connaissances revue');
    for (let more = shown.includes('Fait'); more && reviewed.size < 3;) {
      reviewed.add(/« ([a-z0-9-]+\/[a-zA-Z]+\/[a-z0-9-]+) »/.exec(shown)?.[1] ?? '');
      more = reviewed.size < 3;
      if (more) shown = await denis.click(denis.buttons().find((label) => label.startsWith('Suivant')) ?? '');
    }
    expect(reviewed.size).toBe(3);
    await denis.type('connaissances delegation-ti/contact/anct');
    await denis.click('Toujours juste');
    expect(await denis.submit({ recheck: '2027-12-31' })).toMatch(/à revérifier le 31 décembre 2027/);
    await taken('delegation-ti/contact/anct', (one) => one?.recheck === '2027-12-31');
  });

  it('lists the answers that were judged useless, the most frequent first, without names', async () => {
    const { prisma } = house.test.database;
    await prisma.answerFeedback.deleteMany();
    const judged = (question: string, verdict: string, at: string, about = {}) =>
      prisma.answerFeedback.create({
        data: { answerId: crypto.randomUUID(), demo: false, question, verdict, at: new Date(at), ...about },
      });
    const vte = { subjectId: 'vte', facet: 'conditions' };
    await judged('Qui pilote la French Fab ?', 'useless', '2026-11-22T10:00:00Z', {
      subjectId: 'french-fab',
    });
    await judged('Qui a droit à un VTE ?', 'useless', '2026-11-01T10:00:00Z', vte);
    await judged('qui a droit a un vte', 'useless', '2026-11-20T10:00:00Z', vte);
    await judged('C’est quoi le VTE ?', 'useful', '2026-11-20T10:00:00Z', vte);
    const denis = house.account('denis');
    const shown = await denis.type('connaissances inutiles');
    expect(shown).toMatch(
      /« qui a droit a un vte » \([^)]*, conditions\) : 2 fois, la dernière le 20 novembre 2026[^]*« Qui pilote la French Fab \? » \(.*French Fab\) : 1 fois/,
    );
    expect(shown).not.toContain('C’est quoi le VTE');
    expect(await denis.type('/connaissances inutiles')).toBe(shown);
    expect(await house.account('claire').type('connaissances inutiles')).toMatch(/tenues par la délégation/);
    await prisma.answerFeedback.deleteMany();
    expect(await denis.type('connaissances inutiles')).toBe('Aucune réponse n’a été jugée inutile.');
  });

  it('keeps its history from being rewritten', async () => {
    const denis = house.account('denis');
    await denis.type(`connaissances ${older}`);
    await denis.click('Retirer');
    await denis.submit({ reason: 'essai' });
    await expect(
      house.test.database.prisma.$executeRaw`UPDATE knowledge_revision SET reason = 'autre'`,
    ).rejects.toThrow(/append-only/);
  });
});
