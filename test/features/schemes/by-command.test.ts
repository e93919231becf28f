import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import {
  documentCommands,
  draftCommands,
  knowledgeCommands,
  loadSeed,
  type Correction,
} from '../../../src/features/schemes';
import { addDocument, findDocument, type FoundDocument } from '../../../src/features/schemes/documents/store';
import type { TerritoryRegister } from '../../../src/features/territories';
import { register } from '../territories/register';
import { knowledge } from './asking';
import { seedFolder } from './seed-folder';

const nature = 'vte/what/nature';
const charter = 'vte/what/charte';
const text =
  'Le VTE (Volontariat territorial en entreprise) est une étiquette posée sur un contrat de travail.';
const sourceOf = (id: string) => knowledge.sources.find((source) => source.id === id);

describe('keeping the knowledge by commands', () => {
  let test: TestDatabase;
  let territories: TerritoryRegister;
  let minutes = 0;
  const command = (name: string, as?: string) => ({
    as,
    now: new Date(Date.parse('2026-11-23T09:00:00Z') + (minutes += 1) * 60_000),
    source: `jalon knowledge ${name}`,
    register: territories,
  });
  const run = <T>(work: Parameters<TestDatabase['database']['transactions']['run']>[0]) =>
    test.database.transactions.run(work) as Promise<T>;
  const correct = (id: string, correction: Correction, as?: string, keepsDraft = false) =>
    run<string[]>((tx) =>
      knowledgeCommands.correct(tx, id, correction, { ...command('correct', as), keepsDraft, sourceOf }),
    );
  const withdraw = (id: string, reason: string, as?: string) =>
    run<string[]>((tx) => knowledgeCommands.withdraw(tx, id, reason, command('withdraw', as)));
  const restore = (id: string, as?: string) =>
    run<string[]>((tx) => knowledgeCommands.restore(tx, id, command('restore', as)));
  const publish = (number: number, as?: string) =>
    run<string[]>((tx) => knowledgeCommands.publish(tx, number, command('publish', as)));
  const history = (id?: string) =>
    run<string[]>((tx) => knowledgeCommands.history(tx, id, command('history')));
  const drafts = () => run<string[]>((tx) => knowledgeCommands.drafts(tx));
  const fact = (id = nature) =>
    test.database.prisma.knowledgeItem.findUnique({ where: { kind_id: { kind: 'fact', id } } });
  const journalled = async () =>
    (await test.database.prisma.journalEntry.findMany({ orderBy: { id: 'asc' } })).map((line) =>
      [line.personId ?? '-', line.action, line.subjectId, line.source].join(' '),
    );

  beforeAll(async () => {
    test = await createTestDatabase();
    territories = await register();
    await loadSeed(test.database.transactions, seedFolder);
    for (const [id, role] of [
      ['lea', 'delegation'],
      ['denis', 'delegation'],
      ['claire', 'chefDeProjet'],
    ] as const)
      await test.database.prisma.person.create({
        data: {
          id,
          name: `${id} Valette`,
          email: `${id}@exemple.fr`,
          timeZone: 'Europe/Paris',
          createdAt: new Date('2026-11-01'),
          assignments: { create: [{ role, ...(id === 'claire' && { territoryId: 'ti-5305' }) }] },
        },
      });
  });
  afterAll(() => test.drop());

  it('corrects, withdraws with a reason and restores; the history and the journal say who', async () => {
    expect((await correct(nature, { text, nature: 'à-vérifier' }, ' Lea@exemple.fr')).join('\n')).toMatch(
      /^Texte, avant : Le VTE[^]*Texte, après : .*étiquette[^]*est corrigé/,
    );
    expect(await fact()).toMatchObject({
      revision: 2,
      origin: 'edited',
      data: { text, nature: 'à-vérifier' },
    });
    expect(await withdraw(nature, 'Le label a changé')).toEqual([expect.stringMatching(/est retiré/)]);
    await expect(withdraw(nature, 'encore')).rejects.toThrow(/rien à retirer/);
    expect(await restore(nature, 'denis@exemple.fr')).toEqual([expect.stringMatching(/de nouveau publié/)]);
    expect(await fact()).toMatchObject({ revision: 4, state: 'published', data: { text } });

    const lines = [
      expect.stringMatching(/rétabli « vte\/what\/nature », par denis Valette$/),
      expect.stringMatching(/retiré « vte\/what\/nature », par ligne de commande \(Le label a changé\)$/),
      expect.stringMatching(/corrigé « vte\/what\/nature », par lea Valette \(« Le VTE.* → « .*étiquette/),
    ];
    expect(await history(nature)).toEqual(lines);
    expect(await history()).toEqual(lines);
    expect((await journalled()).slice(0, 5)).toEqual([
      `lea knowledge.publish ${nature} jalon knowledge correct`,
      `- knowledge.withdraw ${nature} jalon knowledge withdraw`,
      `denis knowledge.restore ${nature} jalon knowledge restore`,
      '- people.read denis jalon knowledge history',
      '- people.read lea jalon knowledge history',
    ]);
  });

  it('publishes a new fact by a second person alone, once', async () => {
    const id = 'vte/funding/salaire';
    const { number } = await test.database.prisma.factDraft.create({
      data: {
        id: crypto.randomUUID(),
        factId: id,
        data: {
          fact: {
            id,
            subjectId: 'vte',
            facet: 'funding',
            text: 'Le salaire d’un VTE suit la convention collective.',
            sources: ['reponse'],
            date: '2026-11-23',
            confidence: 'moyenne',
            recheck: '2027-05-23',
          },
          newSource: { id: 'reponse', title: 'Réponse', publisher: 'Délégation' },
        },
        bornOf: 'hand',
        authorIds: ['denis'],
        state: 'open',
        createdAt: new Date('2026-11-02'),
      },
    });
    expect(await drafts()).toEqual([
      expect.stringMatching(new RegExp(`^${number} : Le salaire.* \\(${id}\\)\\. Fait nouveau`)),
    ]);
    for (const [as, says] of [
      [undefined, /deuxième personne : dites laquelle, avec --as/],
      ['denis@exemple.fr', /deuxième personne doit le relire/],
      ['claire@exemple.fr', /n’a pas le droit de publier/],
      ['zoe@exemple.fr', /Personne dans l’annuaire n’a l’adresse/],
    ] as const)
      await expect(publish(number, as)).rejects.toThrow(says);
    expect(await fact(id)).toBeNull();
    expect(await publish(number, 'lea@exemple.fr')).toEqual([expect.stringMatching(/est publié/)]);
    expect(await fact(id)).toMatchObject({ state: 'published' });
    await expect(publish(number, 'lea@exemple.fr')).rejects.toThrow(/ne trouve pas le brouillon/);
    expect(await drafts()).toEqual([]);
  });

  it('proposes a fact that a second person publishes, or that is dropped', async () => {
    const proposal = {
      subject: 'vte',
      facet: 'funding',
      text: 'La prime du VTE se demande à Bpifrance.',
      sourceTitle: 'Note',
      sourcePublisher: 'Délégation',
      date: '2026-11',
      confidence: 'moyenne',
      recheck: '2027-05-23',
    };
    const propose = (more: object, as?: string) =>
      run<string[]>((tx) => draftCommands.propose(tx, { ...proposal, ...more }, command('propose', as)));
    for (const [more, says] of [
      [{ subject: 'zorglub' }, /ne connais pas de sujet/],
      [{ facet: 'autre' }, /Choisissez la rubrique/],
      [{ source: 'nulle', sourceTitle: undefined, sourcePublisher: undefined }, /pas de source « nulle »/],
      [{ recheck: '2026-01-01' }, /après la date/],
    ] as const)
      await expect(propose(more)).rejects.toThrow(says);
    expect(await drafts()).toEqual([]);

    await propose({}, 'denis@exemple.fr');
    const number = Number(/^\d+/.exec((await drafts())[0] ?? '')?.[0]);
    await expect(publish(number, 'denis@exemple.fr')).rejects.toThrow(/deuxième personne/);
    const drop = () => run<string[]>((tx) => draftCommands.drop(tx, number, command('drop')));
    expect(await drop()).toEqual([expect.stringMatching(/est écarté/)]);
    await expect(drop()).rejects.toThrow(/ne trouve pas le brouillon/);
    expect((await journalled()).slice(-2)).toEqual([
      expect.stringMatching(/^denis knowledge\.draft vte\/funding\/.* jalon knowledge propose$/),
      expect.stringMatching(/^- knowledge\.drop vte\/funding\/.* jalon knowledge drop$/),
    ]);
  });

  it('corrects, publishes by a second person, withdraws and drops documents', async () => {
    const add = async (id: string, authorIds?: string[]) => {
      const document = {
        ...{ id, sourceId: `document-${id}`, title: 'Note', date: '2026-03-03', recheck: '2027-03-03' },
        ...(authorIds && { authorIds }),
      };
      const source = { id: document.sourceId, title: 'Note', publisher: 'Mairie' };
      const passages = [{ id: `${id}/0001`, documentId: id, text: 'Le comité se réunit en juin.' }];
      await run((tx) => addDocument(tx, document, source, passages));
    };
    const of = (name: 'publish' | 'drop', id: string, as?: string) =>
      run<string[]>((tx) => documentCommands[name](tx, id, command(name, as)));
    await add('note-aaaaaaaa', ['denis']);
    await expect(of('publish', 'note-aaaaaaaa')).rejects.toThrow(/dites laquelle, avec --as/);
    await expect(of('publish', 'note-aaaaaaaa', 'denis@exemple.fr')).rejects.toThrow(/deuxième personne/);
    expect(await of('publish', 'note-aaaaaaaa', 'lea@exemple.fr')).toEqual([
      expect.stringMatching(/est publié/),
    ]);
    await expect(of('drop', 'note-aaaaaaaa')).rejects.toThrow(/changé d’état/);
    const correct = (correction: object) =>
      run<string[]>((tx) =>
        documentCommands.correct(tx, 'note-aaaaaaaa', correction, command('correct', 'lea@exemple.fr')),
      );
    await expect(correct({ date: '2026-13' })).rejects.toThrow(/Une date s’écrit/);
    expect(await correct({ publisher: 'Région' })).toEqual([expect.stringMatching(/est corrigé/)]);
    const withdraw = (reason: string) =>
      run<string[]>((tx) => documentCommands.withdraw(tx, 'note-aaaaaaaa', reason, command('withdraw')));
    await expect(withdraw(' ')).rejects.toThrow(/Dites pourquoi/);
    await expect(withdraw('x'.repeat(501))).rejects.toThrow(/500 caractères au plus/);
    await withdraw('périmé');
    expect(await history('note-aaaaaaaa')).toEqual([
      expect.stringMatching(/retiré .*\(périmé\)$/),
      expect.stringMatching(/corrigé .*lea Valette \(publié par : « Mairie » → « Région »\)$/),
      expect.stringMatching(/ajouté .*écrit par denis Valette, publié par lea Valette$/),
    ]);

    await add('note-bbbbbbbb');
    expect(await of('drop', 'note-bbbbbbbb')).toEqual([expect.stringMatching(/est écarté/)]);
    await expect(of('drop', 'note-bbbbbbbb')).rejects.toThrow(/ne trouve pas de document/);
    const left = await run<FoundDocument | undefined>((tx) => findDocument(tx, 'note-aaaaaaaa'));
    expect(left).toMatchObject({ state: 'withdrawn', passages: 1, source: { publisher: 'Région' } });
  });

  it('counts whoever corrects the draft of a document among its authors', async () => {
    const id = 'note-cccccccc';
    const document = {
      id,
      sourceId: `document-${id}`,
      title: 'Note',
      date: '2026-03',
      recheck: '2027-03-03',
    };
    const source = { id: document.sourceId, title: 'Note', publisher: 'Mairie' };
    const of = (work: 'correct' | 'publish', as: string) =>
      run<string[]>((tx) =>
        work === 'correct'
          ? documentCommands.correct(tx, id, { title: 'Note de juin' }, command('correct', as))
          : documentCommands.publish(tx, id, command('publish', as)),
      );
    await run((tx) => addDocument(tx, { ...document, authorIds: ['denis'] }, source, []));
    await of('correct', 'lea@exemple.fr');
    await expect(of('publish', 'lea@exemple.fr')).rejects.toThrow(/deuxième personne/);
    const kept = await run<FoundDocument | undefined>((tx) => findDocument(tx, id));
    expect(kept).toMatchObject({
      state: 'draft',
      document: { title: 'Note de juin', authorIds: ['denis', 'lea'] },
    });
  });

  it('keeps a correction as a draft when told to, and publishes it later', async () => {
    const said = await correct(charter, { date: '2026-11' }, 'denis@exemple.fr', true);
    expect(said.join('\n')).toMatch(/après : novembre 2026[^]*rien n’est publié/);
    expect(await fact(charter)).toMatchObject({ revision: 1 });
    const [line = ''] = await drafts();
    expect(line).toMatch(/Correction d’un fait publié/);
    await publish(Number.parseInt(line, 10), 'denis@exemple.fr');
    expect(await fact(charter)).toMatchObject({ revision: 2, data: { date: '2026-11' } });
  });

  it('takes a new source with it', async () => {
    await correct(charter, { sourceTitle: 'Note', sourcePublisher: 'DGE' });
    const added = await test.database.prisma.knowledgeItem.findFirst({
      where: { kind: 'source', origin: 'edited', id: { startsWith: 'ajout-' } },
    });
    expect(added).toMatchObject({ data: { title: 'Note', publisher: 'DGE' } });
    expect(await fact(charter)).toMatchObject({ data: { sources: [added?.id] } });
  });

  it.each<[string, Correction, RegExp]>([
    ['vte/what/rien', { text }, /Il n’y a pas de fait publié « vte\/what\/rien »/],
    [nature, {}, /rien à corriger/],
    [
      nature,
      { text: 'court', date: 'hier', recheck: '31 février' },
      /phrase entière[^]*Une date s’écrit[^]*Donnez le jour/,
    ],
    [nature, { date: '2026-13' }, /Une date s’écrit/],
    [nature, { confidence: 'totale' }, /Choisissez la confiance/],
    [nature, { source: 'nulle-part' }, /Il n’y a pas de source « nulle-part »/],
    [nature, { sourceTitle: 'Note' }, /Qui publie cette source/],
  ])('%s with %j is to be put right, and changes nothing', async (id, correction, says) => {
    const before = await fact(id);
    await expect(correct(id, correction)).rejects.toThrow(says);
    expect(await fact(id)).toEqual(before);
    expect(await drafts()).toEqual([]);
  });

  it('asks why a fact is withdrawn, and knows no history of what is not there', async () => {
    await expect(withdraw(nature, ' ')).rejects.toThrow(/Dites pourquoi/);
    await expect(history('vte/what/rien')).rejects.toThrow(/Il n’y a pas de fait/);
  });
});
