import { randomUUID } from 'node:crypto';
import type { EventContent } from '../../../src/core/event';
import type { Context } from '../../../src/core/feature';
import { handleEvent } from '../../../src/core/handle-event';
import type { Person } from '../../../src/core/person';
import type { Tx } from '../../../src/core/ports';
import type { Reply } from '../../../src/core/reply';
import { toReply } from '../../../src/core/resolve';
import { collectRoutes } from '../../../src/core/route';
import { createActionSheetsFeature } from '../../../src/features/action-sheets';
import { createPersonDirectory } from '../../../src/features/people';
import type { TerritoryRegister } from '../../../src/features/territories';
import { createDialogs } from '../../../src/storage/dialogs';
import { storeClient, type Database } from '../../../src/storage/database';
import { mayRead, type ModelPerson } from './rights-model';
import { now } from './rights-draw';
import type { ToldSums } from './rights-of-sums';
import { wordsIn, type World, type WorldPerson, type WorldSheet } from './rights-world';

/** One person who asks, in a transaction that leaves nothing behind. */
export interface Asker {
  tx: Tx;
  who: WorldPerson;
  /** As the directory knows her. */
  person: Person;
  /** Everything that she is shown, as one text, buttons and forms included. */
  ask(content: EventContent): Promise<{ reply: Reply; shown: string }>;
  /**
   * A question that may write. Where she may, what it changed and whom it told is looked at and undone; of all
   * refused ones it is looked at in the end that none wrote.
   */
  attempt(
    granted: boolean,
    write: () => Promise<string>,
  ): Promise<{ shown: string; changed: string[]; created: number }>;
}

/** Counts what was asked, and keeps what should not have been answered. */
export interface Tally {
  cases: number;
  /** Of them, those where the model lets her. */
  granted: number;
  faults: string[];
  kinds: Set<string>;
}

const nameOf = ({ invented, roles }: ModelPerson): string => {
  const known = roles.map(({ kind, territoryId, region }) => `${kind}@${territoryId ?? region ?? ''}`);
  return `${invented ? 'invented ' : ''}${known.join('+') || 'no role'}`;
};

export const newTally = (): Tally => ({ cases: 0, granted: 0, faults: [], kinds: new Set() });

export function createAsking(database: Database, register: TerritoryRegister, world: World, tally: Tally) {
  const routes = collectRoutes([createActionSheetsFeature(register)]);
  const dialogs = createDialogs();
  const directory = createPersonDirectory([]);

  /** Names that she may come across: her own, those of her binômes and project leads, and those on sheets that she may read. */
  const mayHearOf = (who: WorldPerson, other: WorldPerson): boolean =>
    who.id === other.id ||
    (who.invented === other.invented &&
      (world.places.some(
        (place) =>
          mayRead(who, place) && other.roles.some(({ territoryId }) => territoryId === place.territoryId),
      ) ||
        world.sheets.some(({ place, named }) => named.includes(other.id) && mayRead(who, place))));

  /** What a text gives away that the reader must not know. */
  function leaks(reader: WorldPerson, shown: string, author?: WorldPerson): string[] {
    return wordsIn(shown).filter((word) => {
      const sheet = world.sheetOf.get(word);
      if (sheet) return !mayRead(reader, sheet.place);
      const named = world.personOf.get(word);
      return named === undefined || (named !== author && !mayHearOf(reader, named));
    });
  }

  function count(who: ModelPerson, kind: string, target: string, granted: boolean, problems: string[]): void {
    tally.cases += 1;
    tally.kinds.add(kind);
    if (granted) tally.granted += 1;
    const asked = `${nameOf(who)}, ${kind}, ${target}`;
    tally.faults.push(...problems.map((problem) => `${asked}: ${problem}`));
  }

  const targetOf = ({ place, number }: WorldSheet): string => `sheet ${number} of ${place.territoryId}`;

  const toldSums: ToldSums = new Map();

  return {
    leaks,
    count,
    targetOf,
    toldSums,
    /** What she was told so far: whatever she is told of sums is added. */
    toldSumsOf(who: WorldPerson) {
      const told = toldSums.get(who) ?? { budget: [], progress: [] };
      toldSums.set(who, told);
      return told;
    },
    /** In a transaction of its own, rolled back. */
    as: (who: WorldPerson, work: (asker: Asker) => Promise<void>) =>
      leavingNothing(who, async (tx) => {
        const person = await directory.personOf(tx, who.member);
        if (!person) throw new Error('the directory knows her');
        await work(createAsker(tx, who, person));
      }),
    asStranger: (work: (asker: Pick<Asker, 'who' | 'ask'>) => Promise<void>) =>
      leavingNothing(world.stranger, async (tx) => {
        const who = world.stranger;
        await work({ who, ask: (content) => converse(tx, who, undefined, content) });
      }),
  };

  async function leavingNothing(who: WorldPerson, work: (tx: Tx) => Promise<void>): Promise<void> {
    const asked = database.transactions.run(async (tx) => {
      const client = storeClient(tx);
      await client.$executeRaw`SAVEPOINT nothing_written`;
      await work(tx);
      const [left] = await client.$queryRaw<{ sheets: number; deliveries: number }[]>`
        SELECT (SELECT count(*)::int FROM sheet WHERE revision <> 2) AS sheets, count(*)::int AS deliveries
        FROM delivery`;
      if (left?.sheets !== 0 || left.deliveries !== 0)
        tally.faults.push(`${nameOf(who)}: what was refused left ${JSON.stringify(left)}`);
      throw new RolledBack();
    });
    await asked.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  }

  /** What goes out on its own initiative: to others, and into cards that stand before people. */
  function lookAtDeliveries(
    author: WorldPerson,
    rows: { operation: string; recipient: unknown; posted: unknown; message: unknown }[],
  ): void {
    for (const { operation, recipient, posted, message } of rows) {
      const where = JSON.stringify([recipient, posted]);
      const reader = world.people.find(({ member }) => where.includes(`"${member.memberId}"`));
      const problems = reader ? leaks(reader, JSON.stringify(message), author) : ['nobody is told'];
      if (reader && reader.invented !== author.invented) problems.push('the other world is told');
      count(author, `delivery: ${operation}`, `to ${reader?.member.memberId}`, true, problems);
    }
  }

  function createAsker(tx: Tx, who: WorldPerson, person: Person): Asker {
    const client = storeClient(tx);
    return {
      tx,
      who,
      person,
      ask: (content) => converse(tx, who, person, content),
      async attempt(granted, write) {
        const shown = await write();
        if (!granted) return { shown, changed: [], created: 0 };
        const rows = await client.$queryRaw<{ id: string }[]>`SELECT id::text FROM sheet WHERE revision <> 2`;
        const changed = rows
          .map(({ id }) => id)
          .filter((id) => world.sheets.some((sheet) => sheet.id === id));
        if (rows.length > 0) lookAtDeliveries(who, await client.delivery.findMany());
        await client.$executeRaw`ROLLBACK TO SAVEPOINT nothing_written`;
        return { shown, changed, created: rows.length - changed.length };
      },
    };
  }

  async function converse(
    tx: Tx,
    { member }: WorldPerson,
    person: Person | undefined,
    content: EventContent,
  ): Promise<{ reply: Reply; shown: string }> {
    const conversationId = `direct-${member.memberId}`;
    const context: Context = {
      tx,
      person,
      personOf: (other) => directory.personOf(tx, other),
      now,
      event: {
        key: randomUUID(),
        receivedAt: now,
        deadline: now,
        actor: member,
        address: {
          key: { platform: member.platform, workspaceId: member.workspaceId, conversationId },
          route: {},
        },
        scope: 'personal',
        canOpenForm: true,
        ...content,
      },
    };
    const reply = await toReply(routes, dialogs, context, await handleEvent(routes, dialogs, context));
    return { reply, shown: JSON.stringify(reply) };
  }
}

export type Asking = ReturnType<typeof createAsking>;

class RolledBack extends Error {}
