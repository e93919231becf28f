import { randomUUID } from 'node:crypto';
import { findPeople, journal, loadDemoPeople } from '../../../src/features/people';
import {
  deeds,
  journalSubjects,
  type JournalDeed,
  type JournalSubject,
} from '../../../src/features/people/journal/deeds';
import { journalLines } from '../../../src/features/people/journal/reading/store';
import { wordsFor } from '../../../src/features/people/journal/words';
import { register } from '../territories/register';
import { aMember, aProfile, inChannel, startPeopleHouse, type PeopleHouse } from './people-house';

const admin = aMember('A1');
const fougeres = 'ti-5305';

describe('« jalon journal »', () => {
  let house: PeopleHouse;
  let claire: string;
  let ada: string;
  let sheetId: string;
  const prisma = () => house.test.database.prisma;
  const later = (): void => void (house.now = new Date(house.now.getTime() + 60_000));

  beforeEach(async () => {
    house = await startPeopleHouse();
    claire = await house.addPerson('claire.martin@collectivite.example', 'Claire Martin', ['chefDeProjet']);
    await house.addPerson('paul.martin@collectivite.example', 'Paul Martin', ['elu']);
    ada = await house.addPerson('admin@etat.example', 'Ada Min', ['administrateur']);
    house.profiles
      .set('A1', aProfile('admin@etat.example'))
      .set('C1', aProfile('claire.martin@collectivite.example'));
    sheetId = randomUUID();
    await prisma().sheet.create({
      data: {
        id: sheetId,
        territoryId: fougeres,
        number: 8,
        fields: { title: 'Friche secrète', status: 'en_cours' },
        createdAt: house.now,
        updatedAt: house.now,
      },
    });
    await addLines(1, { personId: claire });
    await house.write(admin, 'bonjour');
    later();
  });
  afterEach(() => house.stop());

  const addLines = (count: number, rest: object = {}) =>
    prisma().journalEntry.createMany({
      data: Array.from({ length: count }, () => ({
        at: house.now,
        personId: 'somebody',
        action: 'sheet.read',
        subject: 'sheet',
        subjectId: sheetId,
        source: 'slack/message/T1/D1/1.2',
        ...rest,
      })),
    });

  it('reads on where a line speaks of what this version does not know', async () => {
    await addLines(1, { subject: 'satellite', subjectId: 'apollo', action: 'satellite.launch' });
    await addLines(1, { subject: 'question', subjectId: 'not-an-id', action: 'question.read' });
    const read = await house.write(admin, 'jalon journal');
    expect(read).toContain('a fait « satellite.launch » sur un élément d’une autre version de Jalon');
    expect(read).toContain('a lu une question transmise, effacée depuis');
    expect(read).toContain('a lu la fiche 8');
  });

  it('says in sentences who did what, to what, when and from where, and that it was read', async () => {
    expect(await house.write(admin, 'jalon journal')).toContain(
      '• 24 novembre 2026 à 09:00 : Claire Martin a lu la fiche 8 (Fougères – Vitré), depuis Slack',
    );
    expect(await house.journalled('journal.read')).toEqual([
      { personId: ada, subject: 'directory', subjectId: 'journal' },
    ]);
    later();
    expect(await house.write(admin, 'jalon journal')).toContain('Ada Min a lu le journal sur tout le monde');
  });

  it.each([
    'claire.martin@collectivite.example',
    '<mailto:Claire.Martin@collectivite.example|claire.martin@collectivite.example>',
    'MARTIN Claire',
    'claire',
  ])('finds a person by « %s »', async (typed) => {
    await addLines(1, { subject: 'person', action: 'people.read', subjectId: claire, personId: ada });
    await addLines(1, { personId: ada, action: 'sheet.write' });
    const shown = await house.write(admin, `jalon journal ${typed}`);
    expect(shown).toContain('Journal des accès : Claire Martin');
    expect(shown).toContain('Claire Martin a lu la fiche 8');
    expect(shown).toContain('Ada Min a lu qui est Claire Martin');
    expect(shown).not.toContain('a modifié');
    expect(await house.journalled('journal.read')).toEqual([
      { personId: ada, subject: 'person', subjectId: claire },
    ]);
  });

  it('finds a sheet by its number and territory, and shows nothing that it says', async () => {
    await addLines(1, { subjectId: randomUUID() });
    const shown = await house.write(admin, 'jalon journal fiche n° 8, fougeres vitre');
    expect(shown).toContain('Journal des accès : la fiche 8 (Fougères – Vitré)');
    expect(shown.match(/ a lu la fiche/g)).toHaveLength(1);
    expect(shown).not.toContain('secrète');
    expect(await house.write(admin, 'jalon journal fiche 99 Fougères – Vitré')).toContain('aucune ligne');
  });

  it.each([
    ['martin', 'Plusieurs personnes portent ce nom'],
    ['Zoé Inconnue', 'Je ne trouve personne'],
    ['fiche 8', 'De quel territoire est la fiche 8'],
    ['fiche 8 Fougère', 'Voulez-vous dire « Fougères – Vitré »'],
    ['; DROP TABLE', 'Je ne trouve personne'],
  ])('« %s » is told what is missing', async (typed, expected) => {
    expect(await house.write(admin, `jalon journal ${typed}`)).toContain(expected);
    expect(await house.journalled('journal.read')).toEqual([]);
  });

  it('has words for every deed that can be written, and for what it was done to', async () => {
    const [questionId, copilId, broadcastId] = [randomUUID(), randomUUID(), randomUUID()];
    const at = house.now;
    const about = { createdAt: at, updatedAt: at };
    await prisma().forwardedQuestion.create({
      data: { id: questionId, number: 12, question: 'secret', askedBy: 'slack/T1/U9', askedAt: at },
    });
    await prisma().copil.create({
      data: {
        id: copilId,
        number: 4,
        demo: false,
        content: {},
        startsAt: at,
        sequence: 0,
        state: 'planned',
        createdBy: ada,
        ...about,
      },
    });
    await prisma().broadcast.create({
      data: {
        id: broadcastId,
        number: 7,
        authorId: ada,
        origin: {},
        demo: false,
        title: 'secret',
        text: 'secret',
        wantsAcknowledgement: false,
        audience: [],
        state: 'sent',
        timeZone: 'Europe/Paris',
        ...about,
      },
    });
    const ids: Record<JournalSubject, [id: string, said: string][]> = {
      person: [[claire, 'Claire Martin']],
      sheet: [
        [sheetId, 'la fiche 8 (Fougères – Vitré)'],
        [randomUUID(), 'une fiche qui n’existe plus'],
      ],
      territory: [[fougeres, 'les fiches du territoire Fougères – Vitré']],
      directory: [['directory', 'l’annuaire entier']],
      account: [['slack/T1/C1', 'un compte Slack']],
      question: [
        [questionId, 'la question transmise 12'],
        [randomUUID(), 'une question transmise, effacée depuis'],
      ],
      copil: [
        [copilId, 'le copil 4'],
        [randomUUID(), 'un copil effacé depuis'],
      ],
      broadcast: [
        [broadcastId, 'la diffusion 7'],
        [randomUUID(), 'une diffusion effacée depuis'],
      ],
      reminderRule: [['sheets.stale', 'un rappel régulier']],
      knowledge: [
        ['all', 'toutes les connaissances'],
        ['vte/what/nature', 'le fait « vte/what/nature »'],
        ['note-de-vierzon-1a2b3c4d', 'le document « note-de-vierzon-1a2b3c4d »'],
      ],
    };
    const written = journalSubjects.flatMap((subject) =>
      ids[subject].flatMap(([subjectId, said]) =>
        (Object.keys(deeds) as JournalDeed[]).map((action) => ({ subject, subjectId, said, action })),
      ),
    );
    await house.test.database.transactions.run((tx) =>
      journal(
        tx,
        written.map(({ action, subject, subjectId }) => ({
          at,
          personId: claire,
          action,
          subject,
          subjectId,
          source: 'slack/x',
        })),
      ),
    );
    const said = await house.test.database.transactions.run(async (tx) => {
      const lines = await journalLines(tx, { kind: 'all' }, admin, { limit: written.length });
      const [reader] = await findPeople(tx, [ada]);
      if (!reader) throw new Error('nobody reads');
      const words = await wordsFor(tx, reader, await register(), lines);
      return Promise.all(lines.map((line) => words.line(line)));
    });
    const expected = written.map(({ action, said: what }) =>
      `Claire Martin ${deeds[action]} ${what}, depuis Slack`
        .replace(' de le ', ' du ')
        .replace(' à le ', ' au ')
        .replace(/ de (une?) /, ' d’$1 '),
    );
    expect(said.reverse().map((line) => line.replace(/^.*? : /, ''))).toEqual(expected);
    expect(said.join('\n')).not.toMatch(/\b[a-z]+\.[a-zA-Z]+\b »|secret| (de|à) le |undefined/);
  });

  it('goes back page by page, and no line comes twice or is missing', async () => {
    await addLines(40, { personId: claire, source: 'x' });
    let shown = await house.write(admin, `jalon journal claire`);
    let pages = 1;
    for (let [older] = house.buttons; older; [older] = house.buttons) {
      await addLines(1, { personId: claire, source: 'between' });
      shown += await house.press(admin, older);
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(shown.match(/a lu la fiche 8/g)).toHaveLength(41);
    expect(await house.journalled('journal.read')).toHaveLength(3);
  });

  it('is for administrators alone, in private alone, at its buttons too', async () => {
    await addLines(40, { personId: claire });
    await house.write(admin, 'jalon journal');
    const [older] = house.buttons;
    if (!older) throw new Error('no button');
    for (const member of [aMember('C1'), aMember('Z9')]) {
      expect(await house.write(member, 'jalon journal')).toContain('Seul un administrateur');
      expect(await house.press(member, older)).toContain('Seul un administrateur');
    }
    expect(await house.write(admin, 'jalon journal claire', inChannel)).not.toContain('fiche 8');
    await prisma().assignment.deleteMany({ where: { role: 'administrateur' } });
    expect(await house.press(admin, older)).toContain('Seul un administrateur');
  });

  it('shows an invented administrator what this visitor did on the page, and nothing real', async () => {
    await house.test.database.transactions.run((tx) => loadDemoPeople(tx, house.now));
    await addLines(1, { personId: 'demo-cheffe', source: 'web/v1/abcdefgh' });
    await addLines(1, { personId: 'demo-cheffe', source: 'web/v2/abcdefgh' });
    const persona = { platform: 'web' as const, workspaceId: 'v1', memberId: 'administratrice' };
    const shown = await house.write(persona, 'jalon journal');
    expect(shown.match(/Cheffe de projet a lu/g)).toHaveLength(1);
    expect(shown).not.toContain('Claire');
    expect(await house.write(persona, 'jalon journal claire')).toContain('Je ne trouve personne');
    expect(await house.write(admin, 'jalon journal')).not.toContain('Cheffe');
  });

  it('names nobody who was erased', async () => {
    await prisma().person.update({
      where: { id: claire },
      data: { name: '', email: null, erasedAt: house.now },
    });
    expect(await house.write(admin, `jalon journal ${claire}`)).toContain(
      'une personne effacée a lu la fiche 8',
    );
  });
});
