import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { erasePerson } from '../../../src/features/people';
import { personIdColumns } from '../../../src/features/people/person-ids/columns';
import { register } from '../territories/register';
import { aMember, aProfile, startPeopleHouse, type PeopleHouse } from './people-house';
import { rowsThatHold } from './rows-that-hold';

const email = 'dana.delga@etat.example';
const dana = aMember('U0DANA');
const before = 'slack/T1/U0DANA';

describe('an account that the settings count as the delegation', () => {
  let house: PeopleHouse;
  let danaId: string;
  const db = () => house.test.database.prisma;
  const later = (): void => void (house.now = new Date(house.now.getTime() + 20 * 60_000));

  beforeEach(async () => {
    house = await startPeopleHouse({ delegation: [dana] });
    house.profiles.set(dana.memberId, aProfile(email));
    expect(await house.write(dana, 'bonjour')).toContain('Délégation nationale');
    await act();
  });
  afterEach(() => house.stop());

  async function linkHer(): Promise<void> {
    danaId = await house.addPerson(email, 'Dana Delga', ['delegation']);
    later();
    expect(await house.write(dana, 'bonjour')).toContain('Dana Delga');
  }

  /** What she did before anybody put her into the directory. */
  async function act(): Promise<void> {
    const at = house.now;
    await db().journalEntry.create({
      data: {
        at,
        personId: before,
        action: 'question.take',
        subject: 'question',
        subjectId: 'q',
        source: 'x',
      },
    });
    await db().forwardedQuestion.create({
      data: {
        id: randomUUID(),
        question: 'Qui paie ?',
        askedBy: 'slack/T1/U9',
        askedAt: at,
        state: 'answered',
        takenBy: before,
        answeredBy: before,
        answer: 'L’État.',
        answeredAt: at,
      },
    });
    await db().factDraft.create({
      data: {
        id: randomUUID(),
        factId: 'vte/couts/x',
        data: {},
        bornOf: 'hand',
        authorIds: ['somebody', before],
        state: 'open',
        createdAt: at,
      },
    });
    await db().knowledgeRevision.create({
      data: {
        kind: 'fact',
        id: 'vte/couts/x',
        revision: 1,
        at,
        change: 'added',
        after: {},
        authorIds: [before],
        publishedBy: before,
        source: 'x',
      },
    });
    for (const name of ['Bretagne', 'Normandie'])
      await db().audienceList.create({
        data: { id: randomUUID(), ownerId: before, name, audience: [], createdAt: at },
      });
    await db().reminderPreference.create({ data: { personId: before, frequency: 'none' } });
    await db().copil.create({
      data: {
        id: randomUUID(),
        number: 1,
        demo: false,
        content: { title: 'Copil', personIds: ['other', before] },
        startsAt: at,
        sequence: 0,
        state: 'planned',
        createdBy: before,
        createdAt: at,
        updatedAt: at,
        participants: { create: { personId: before, answer: 'present' } },
      },
    });
  }

  it('keeps what is hers when it is linked, drafts of her own among it; the journal stays as it was written', async () => {
    await linkHer();
    expect(await db().forwardedQuestion.findFirst()).toMatchObject({ takenBy: danaId, answeredBy: danaId });
    // She is not the second person of a draft that she wrote in.
    expect(await db().factDraft.findFirst()).toMatchObject({ authorIds: ['somebody', danaId] });
    expect(await db().copil.findFirst({ include: { participants: true } })).toMatchObject({
      createdBy: danaId,
      content: { personIds: ['other', danaId] },
      participants: [{ personId: danaId, answer: 'present' }],
    });
    expect(await db().journalEntry.findFirst({ where: { action: 'question.take' } })).toMatchObject({
      personId: before,
    });
    expect(await db().knowledgeRevision.findFirst()).toMatchObject({
      authorIds: [before],
      publishedBy: before,
    });
  });

  it('is linked to somebody who has the same things already: hers stay, and no list is lost', async () => {
    danaId = await house.addPerson(email, 'Dana Delga', ['delegation']);
    await db().audienceList.create({
      data: { id: randomUUID(), ownerId: danaId, name: 'Bretagne', audience: [], createdAt: house.now },
    });
    await db().reminderPreference.create({ data: { personId: danaId, frequency: 'weekly' } });
    later();
    expect(await house.write(dana, 'bonjour')).toContain('Dana Delga');
    expect(await db().reminderPreference.findMany()).toEqual([{ personId: danaId, frequency: 'weekly' }]);
    const lists = await db().audienceList.findMany({ orderBy: { name: 'asc' } });
    expect(lists.map(({ name, ownerId }) => [name, ownerId])).toEqual([
      ['Bretagne', danaId],
      ['Bretagne (autre compte)', danaId],
      ['Normandie', danaId],
    ]);
  });

  it('is linked to somebody who has such a list from another account already: all three are kept', async () => {
    danaId = await house.addPerson(email, 'Dana Delga', ['delegation']);
    for (const name of ['Bretagne', 'Bretagne (autre compte)'])
      await db().audienceList.create({
        data: { id: randomUUID(), ownerId: danaId, name, audience: [], createdAt: house.now },
      });
    later();
    expect(await house.write(dana, 'bonjour')).toContain('Dana Delga');
    const lists = await db().audienceList.findMany({ where: { ownerId: danaId } });
    expect(lists.map(({ name }) => name).sort()).toEqual([
      'Bretagne',
      'Bretagne (autre compte)',
      expect.stringMatching(/^Bretagne \(autre compte, [0-9a-f]{4}\)$/) as string,
      'Normandie',
    ]);
  });

  it('is named in the journal, before and after', async () => {
    await linkHer();
    await house.addPerson('admin@etat.example', 'Ada Min', ['administrateur']);
    house.profiles.set('A1', aProfile('admin@etat.example'));
    await house.write(aMember('A1'), 'bonjour');
    const shown = await house.write(aMember('A1'), 'jalon journal Dana Delga');
    expect(shown).toContain('Dana Delga a pris');
  });

  it('is erased everywhere, from what is append-only too, which then holds her id alone', async () => {
    await linkHer();
    expect(await rowsThatHold(house.test.url, 'U0DANA')).not.toEqual([]);
    await erasePerson(house.test.database.transactions, danaId, {
      now: house.now,
      source: 'x',
      register: await register(),
    });
    expect(await rowsThatHold(house.test.url, 'U0DANA')).toEqual([]);
    expect(await db().journalEntry.findFirst({ where: { action: 'question.take' } })).toMatchObject({
      personId: danaId,
    });
    expect(await db().knowledgeRevision.findFirst()).toMatchObject({
      authorIds: [danaId],
      publishedBy: danaId,
    });
  });

  describe('the list of columns with ids of people', () => {
    let client: Client;
    beforeEach(async () => {
      client = new Client({ connectionString: house.test.url });
      await client.connect();
    });
    afterEach(() => client.end());
    const inList = personIdColumns.map(({ table, column }) => `${table}.${column}`);

    it('has every column whose name says so, but those that are tied to the directory', async () => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns c
         WHERE table_schema = 'public' AND data_type IN ('text', 'ARRAY')
           AND column_name ~ '(^|_)(person|author|owner|publisher|user|reader)(_|s|$)|_by$'
           AND NOT EXISTS (
             SELECT 1 FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
             WHERE k.contype = 'f' AND k.confrelid = 'person'::regclass
               AND k.conrelid = c.table_name::regclass AND a.attname = c.column_name)`,
      );
      // The way of a link, the account that asked, the name of who comes instead.
      const others = ['account.linked_by', 'forwarded_question.asked_by', 'copil_participant.replaced_by'];
      const missing = rows.map(({ name }) => name).filter((name) => !inList.includes(name));
      expect(missing.sort()).toEqual([...others].sort());
      expect(rows.length).toBeGreaterThan(25);
    });

    it('says where there can be one row of a person alone, and what is append-only', async () => {
      const unique = await client.query<{ table: string; columns: string[] }>(
        `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY a.attname) AS columns
         FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
         WHERE i.indisunique GROUP BY i.indexrelid, i.indrelid`,
      );
      const triggers = await client.query<{ table: string }>(
        `SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname LIKE '%append_only'`,
      );
      const guarded = triggers.rows.map(({ table }) => table);
      for (const { table, column, unique: said, appendOnly } of personIdColumns) {
        const keys = unique.rows.filter((row) => row.table === table && row.columns.includes(column));
        expect([table, column, keys.map(({ columns }) => columns)]).toEqual([
          table,
          column,
          said ? [[column, ...said.with].sort()] : [],
        ]);
        expect([table, appendOnly === true]).toEqual([table, guarded.includes(table)]);
      }
    });
  });
});
