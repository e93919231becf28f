import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { frequencies, type Frequency, type ReminderRule } from '../reminder';
import { toRule } from '../rules/store';

export async function frequencyOf(tx: Tx, personId: string): Promise<Frequency> {
  const row = await storeClient(tx).reminderPreference.findUnique({ where: { personId } });
  return row ? z.enum(frequencies).parse(row.frequency) : 'daily';
}

export async function setFrequency(tx: Tx, personId: string, frequency: Frequency): Promise<void> {
  await storeClient(tx).reminderPreference.upsert({
    where: { personId },
    create: { personId, frequency },
    update: { frequency },
  });
}

export interface WaitingSummary {
  dueAt: Date;
  rule: ReminderRule;
}

export async function waitingOf(tx: Tx, personId: string, limit: number): Promise<WaitingSummary[]> {
  const rows = await storeClient(tx).reminder.findMany({
    where: { personId, state: 'waiting' },
    include: { rule: true },
    orderBy: { dueAt: 'asc' },
    take: limit,
  });
  return rows.map(({ dueAt, rule }) => ({ dueAt, rule: toRule(rule) }));
}
