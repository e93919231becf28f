import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../src/core/errors';
import { loadSeed } from '../../../src/features/schemes';
import { readKnowledge } from '../../../src/features/schemes/store';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { knowledge, problems } from './asking';
import { seedFolder } from './seed-folder';

describe('the knowledge that ships', () => {
  it('has no mistake', () => {
    expect(problems).toEqual([]);
    expect(knowledge.subjects.length).toBeGreaterThanOrEqual(80);
    expect(knowledge.facts.length).toBeGreaterThanOrEqual(700);
  });

  it('gives every fact a source with an address, a date, and a day to check it again after that date', () => {
    const sources = new Map(knowledge.sources.map((source) => [source.id, source]));
    for (const { id, sources: ids, date, recheck } of knowledge.facts) {
      expect([id, ids.length > 0 && ids.every((source) => sources.has(source))]).toEqual([id, true]);
      expect([id, recheck > date]).toEqual([id, true]);
    }
    for (const { url } of sources.values()) expect(url).toMatch(/^https?:\/\/[^/]+/);
  });

  it('asks for every facet in at least three wordings', () => {
    const few = knowledge.facets.filter(({ questions }) => questions.length < 3);
    expect(few.map(({ subjectId, facet }) => `${subjectId}/${facet}`)).toEqual([]);
  });

  it('says whom to ask wherever it admits that it does not know, and gives nobody’s own address', () => {
    const unknown = knowledge.facts.filter(({ nature }) => nature === 'à-vérifier');
    expect(unknown.length).toBeGreaterThan(50);
    for (const { id, text } of unknown)
      expect([id, text]).toEqual([id, expect.stringMatching(/vérifier (auprès|sur)|demande[rz]|consultez/)]);
    expect(knowledge.facts.filter(({ text }) => text.includes('@')).map(({ id }) => id)).toEqual([]);
  });

  it('names someone to ask wherever it says an amount, a deadline or what is open', () => {
    const withContact = new Set(
      knowledge.facts.filter(({ facet }) => facet === 'contact').map(({ subjectId }) => subjectId),
    );
    const fragile = knowledge.facts.filter(({ nature }) => nature !== undefined && nature !== 'à-vérifier');
    expect(fragile.length).toBeGreaterThan(20);
    expect(fragile.filter(({ subjectId }) => !withContact.has(subjectId)).map(({ id }) => id)).toEqual([]);
  });
});

describe('loading the knowledge', () => {
  let test: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'jalon-seed-'));
    cpSync(seedFolder, folder, { recursive: true });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await test.drop();
  });

  const load = () => loadSeed(test.database.transactions, folder);
  const change = (file: string, from: string | RegExp, to: string): void => {
    const name = path.join(folder, file);
    const text = readFileSync(name, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not hold ${String(from)}`);
    writeFileSync(name, changed);
  };
  const stored = () => test.database.transactions.run(readKnowledge);

  it('twice changes nothing the second time', async () => {
    expect((await load()).added).toBeGreaterThan(1000);
    const before = await stored();
    expect(await load()).toEqual({ added: 0, changed: 0, removed: 0, kept: [] });
    expect(await stored()).toEqual(before);
    expect(before.knowledge).toEqual(knowledge);
  });

  it('by four instances at once adds everything once', async () => {
    const loads = await Promise.all([1, 2, 3, 4].map(load));
    expect(loads.filter(({ added }) => added > 0)).toHaveLength(1);
    expect((await stored()).knowledge).toEqual(knowledge);
  });

  it('again takes what changed in the files, and leaves what was corrected since', async () => {
    await load();
    const id = 'vte/what/nature';
    await test.database.prisma.knowledgeItem.updateMany({
      where: { kind: 'fact', id },
      data: { origin: 'corrected' },
    });
    change(
      'schemes/vte.md',
      'Le VTE (Volontariat territorial en entreprise) est un label',
      'Le VTE est un label',
    );
    change('schemes/vte.md', 'Une charte VTE est signée', 'Une charte du VTE est signée');
    change('schemes/vte.md', '\n- `public` ', '\n  ? Le VTE, est-ce du bénévolat déguisé ?\n- `public` ');
    const counts = await load();
    expect(counts).toEqual({ added: 0, changed: 1, removed: 0, kept: [id] });
    const facts = new Map((await stored()).knowledge.facts.map((fact) => [fact.id, fact]));
    expect(facts.get(id)?.text).toContain('(Volontariat territorial en entreprise)');
    expect(facts.get('vte/what/charte')?.text).toContain('charte du VTE');
    // How people ask for it is learnt all the same.
    expect(facts.get(id)?.questions).toContain('Le VTE, est-ce du bénévolat déguisé ?');
  });

  it.each([
    ['schemes/vte.md', 'kind: scheme', 'kind: machin', /schemes\/vte\.md, ligne 2, kind : scheme, actor/],
    [
      'schemes/vte.md',
      'id: vte\n',
      'id: vta-bis\n',
      /schemes\/vte\.md, ligne 2, id : doit être le nom du fichier/,
    ],
    ['schemes/vte.md', '## Pour qui', '## Pour quoi', /« Pour quoi » n’est pas une rubrique permise/],
    [
      'schemes/vte.md',
      'source=vte-dreux',
      'source=nulle-part',
      /source : « nulle-part » n’est dans aucun fichier/,
    ],
    [
      'schemes/vte.md',
      'date=2023 confiance=moyenne',
      'date=hier confiance=moyenne',
      /date : n’est pas une date/,
    ],
    ['schemes/vte.md', 'confiance=haute', 'confiance=totale', /confiance : vaut haute, moyenne ou faible/],
    ['schemes/vte.md', ' revoir=2027-03-31', '', /revoir : /],
    ['schemes/vte.md', '- `charte`', '- `nature`', /nature : ce nom est déjà pris/],
    ['schemes/vte.md', '- `charte` Une', 'Une', /ligne : cette ligne n’est ni une rubrique/],
    [
      'schemes/vte.md',
      'notToBeConfusedWith: [vta]',
      'notToBeConfusedWith: [rien]',
      /sujet : « rien » n’existe pas/,
    ],
    ['schemes/vte.md', /^---\n/, '', /doit commencer par un en-tête YAML/],
    [
      'relations.yaml',
      /^- from: .*$/m,
      '- from: personne',
      /relations\.yaml, sujet : « personne » n’existe pas/,
    ],
    ['relations.yaml', /type: \w+/, 'type: aime', /relations\.yaml, lien 1\.type : vaut/],
    ['glossary.yaml', /^- term: .*$/m, '- terme: x', /glossary\.yaml, terme 1/],
    ['synonymes.yaml', /^- \[.*\]$/m, '- [seul]', /synonymes\.yaml, groupe 1.*deux mots/],
    [
      'synonymes.yaml',
      /^- \[.*\]$/m,
      '- [patron, chef d’entreprise]',
      /synonymes\.yaml, groupe 1.*un seul mot/,
    ],
    ['sources/programme.yaml', /url: http\S+/, 'url: ftp:nulle-part', /url : n’est pas une adresse/],
    ['sources/programme.yaml', /^/, '"\n', /programme\.yaml, ligne \d+, YAML/],
  ])('names the mistake in %s: %s → %s', async (file, from, to, problem) => {
    change(file, from, to);
    await expect(load()).rejects.toThrow(problem);
  });

  it('tells every mistake at once, and loads nothing', async () => {
    change('schemes/vte.md', 'confiance=haute', 'confiance=totale');
    change('schemes/french-fab.md', 'kind: scheme', 'kind: machin');
    change('glossary.yaml', /^- term: .*$/m, '- terme: x');
    const refusal = load();
    await expect(refusal).rejects.toBeInstanceOf(UserError);
    await expect(refusal).rejects.toThrow(/glossary\.yaml[^]*french-fab\.md[^]*vte\.md/);
    expect(await test.database.prisma.knowledgeItem.count()).toBe(0);
  });
});
