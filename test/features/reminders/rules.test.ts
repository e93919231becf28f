import { randomUUID } from 'node:crypto';
import type { Context, HandlerReply } from '../../../src/core/feature';
import { reminderSources } from '../../../src/features/copils';
import { createPersonDirectory, findPeople } from '../../../src/features/people';
import { createRemindersFeature } from '../../../src/features/reminders';
import { reminderMessage } from '../../../src/features/reminders/views';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';

const now = new Date('2026-11-23T09:00:00Z');

describe('regular reminders', () => {
  let test: TestDatabase;
  let feature: ReturnType<typeof createRemindersFeature>;
  beforeAll(async () => {
    test = await createTestDatabase();
    const territories = await register();
    feature = createRemindersFeature(territories, reminderSources(territories));
    for (const [id, role] of [
      ['delegation', 'delegation'],
      ['chef', 'chefDeProjet'],
    ] as const)
      await test.database.prisma.person.create({
        data: {
          id,
          name: id,
          timeZone: 'Europe/Paris',
          createdAt: now,
          assignments: { create: { role, ...(role === 'chefDeProjet' && { territoryId: 'ti-5309' }) } },
        },
      });
  });
  afterAll(() => test.drop());

  const as = (id: string, work: (context: Context) => Promise<HandlerReply>): Promise<HandlerReply> =>
    test.database.transactions.run(async (tx) => {
      const [person] = await findPeople(tx, [id]);
      const actor = { platform: 'slack' as const, workspaceId: 'T1', memberId: id };
      const address = {
        key: { platform: 'slack' as const, workspaceId: 'T1', conversationId: `D-${id}` },
        route: {},
      };
      const event = {
        key: randomUUID(),
        receivedAt: now,
        deadline: now,
        actor,
        address,
        scope: 'personal' as const,
        canOpenForm: true,
        kind: 'command' as const,
        name: 'rappels',
        argument: '',
      };
      const directory = createPersonDirectory([]);
      return work({ event, person, now, tx, personOf: (member) => directory.personOf(tx, member) });
    });
  const wordsOf = (reply: HandlerReply): string =>
    reply.flatMap((step) => ('message' in step ? [step.message.text] : [])).join('\n');
  const types = async (id: string, argument: string): Promise<string> => {
    const command = feature.commands?.[0];
    return wordsOf(await as(id, async (context) => (await command?.run(context, argument)) ?? []));
  };
  const submits = (id: string, ruleId: string, values: Record<string, string>): Promise<HandlerReply> => {
    const definition = feature.forms?.[0];
    if (!definition) throw new Error('no form');
    return as(id, (context) =>
      definition.submit(context, definition.payload.parse({ ruleId }), definition.values.parse(values)),
    );
  };

  it('are set by the delegation: how long without news, which day, how many times', async () => {
    expect(await types('delegation', 'règles')).toContain('après 6 semaines sans nouvelles, 3 fois au plus');
    const shown = wordsOf(await submits('delegation', 'sheets.stale', { weeks: '8', maximum: '2' }));
    expect(shown).toContain('après 8 semaines sans nouvelles, 2 fois au plus');
    await submits('delegation', 'sheets.blocked', { weekday: '3', maximum: '5' });
    expect(await types('delegation', 'règles')).toContain('chaque mercredi, 5 fois au plus');
    const toggle = feature.actions?.find(({ actionId }) => actionId === 'reminders.rule');
    const payload = { ruleId: 'sheets.blocked', active: true };
    for (const id of ['delegation', 'chef'])
      await as(id, async (context) => (await toggle?.run(context, payload)) ?? []);
    const deeds = await test.database.prisma.journalEntry.findMany({ orderBy: { id: 'asc' } });
    expect(deeds.map(({ personId, action, subjectId }) => [personId, action, subjectId])).toEqual([
      ['delegation', 'reminder.set', 'sheets.stale'],
      ['delegation', 'reminder.set', 'sheets.blocked'],
      ['delegation', 'reminder.turnOn', 'sheets.blocked'],
    ]);
  });

  it('are set by nobody else', async () => {
    expect(await types('chef', 'règles')).toContain('Seule la délégation');
    await expect(submits('chef', 'sheets.stale', { weeks: '1', maximum: '1' })).rejects.toThrow(
      'Seule la délégation',
    );
  });

  it.each([
    { weeks: '0', maximum: '2' },
    { weeks: 'six', maximum: '2' },
    { weeks: '6', maximum: '100' },
  ])('refuse %p in plain words', (values) => {
    const read = feature.forms?.[0]?.values.safeParse(values);
    expect(read?.error?.issues[0]?.message).toMatch(/^Écrivez un nombre de /);
  });

  it('have their words in « rappels aide »', async () => {
    expect(await types('chef', 'aide')).toContain('plus tard, demain, lundi');
  });
});

it('a digest of many shows each that was sent, not a number of them', () => {
  const lines = Array.from({ length: 25 }, (_, n) => ({ text: `rappel <${n}>`, buttons: [] }));
  const message = reminderMessage('digest', randomUUID(), lines);
  for (const { text } of lines) {
    expect(message.text).toContain(text);
    expect(JSON.stringify(message.card)).toContain(text);
  }
});
