import type { Tx } from '../../../core/ports';
import { timingSchema } from '../../../scheduling/recurrence';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';
import type { ReminderRule } from '../reminder';

export async function saveRules(tx: Tx, rules: ReminderRule[], now: Date): Promise<void> {
  await storeClient(tx).reminderRule.createMany({
    data: rules.map(({ id, what, subjectId, timing, maximum, active }) => ({
      id,
      what,
      subjectId: subjectId ?? null,
      timing: jsonColumn(timing),
      maximum,
      active,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
}

export async function rulesOf(
  tx: Tx,
  where: { what?: string; subjectId?: string | null },
): Promise<ReminderRule[]> {
  const rows = await storeClient(tx).reminderRule.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map(toRule);
}

export type RuleChange = Partial<Pick<ReminderRule, 'timing' | 'maximum' | 'active'>>;

/** Of a regular reminder. False: there is none. */
export async function changeRule(tx: Tx, id: string, { timing, ...rest }: RuleChange): Promise<boolean> {
  const { count } = await storeClient(tx).reminderRule.updateMany({
    where: { id, subjectId: null },
    data: { ...rest, ...(timing && { timing: jsonColumn(timing) }) },
  });
  return count > 0;
}

export interface RuleRow {
  id: string;
  what: string;
  subjectId: string | null;
  timing: unknown;
  maximum: number;
  active: boolean;
}

export const toRule = ({ id, what, subjectId, timing, maximum, active }: RuleRow): ReminderRule => ({
  id,
  what,
  subjectId: subjectId ?? undefined,
  timing: timingSchema.parse(timing),
  maximum,
  active,
});
