import type { Command } from '../../src/core/feature';
import { silentLogger } from '../../src/core/logger';
import { createActionSheetsFeature } from '../../src/features/action-sheets';
import { createBroadcastsFeature } from '../../src/features/broadcasts';
import { createCalendarLinks, createCopilsFeature, reminderSources } from '../../src/features/copils';
import { createHelpFeature } from '../../src/features/help';
import { createPeopleFeature, createPersonDirectory } from '../../src/features/people';
import { createRemindersFeature } from '../../src/features/reminders';
import { createKnowledgeSource, createSchemesFeature } from '../../src/features/schemes';
import { register } from '../features/territories/register';
import { createTestDatabase } from '../support/test-database';

/** The commands of the features, registered as the house registers them. */
export async function registeredCommands(): Promise<Command[]> {
  const { database, drop } = await createTestDatabase();
  try {
    const knowledge = await createKnowledgeSource(database.transactions, silentLogger);
    try {
      const directory = createPersonDirectory([]);
      const territories = await register();
      const schemes = createSchemesFeature({ knowledge, territories, directory });
      const people = createPeopleFeature({ directory, territories, adminEmails: [], canMail: false, whenLinked: async () => {} });
      const links = createCalendarLinks('key', undefined);
      const copils = createCopilsFeature({ register: territories, links, directory });
      const reminders = createRemindersFeature(territories, reminderSources(territories));
      const broadcasts = createBroadcastsFeature({ register: territories, approvalAbove: 100, kinds: [] });
      const others = [createActionSheetsFeature(territories), copils, reminders, schemes, broadcasts, people].flatMap(({ commands }) => commands ?? []);
      return [...(createHelpFeature(others).commands ?? []), ...others];
    } finally {
      await knowledge.stop();
    }
  } finally {
    await drop();
  }
}
