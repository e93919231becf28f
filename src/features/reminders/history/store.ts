import { z } from 'zod';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { frequencies, type Frequency, type LastDigest } from '../reminder';

/** What decides besides what is due: how these people want it, and what they had before. */
export interface SentBefore {
  frequencies: Map<string, Frequency>;
  lastDigests: Map<string, LastDigest>;
  /** By person, then by rule and series. */
  counts: Map<string, Map<string, number>>;
  /** By person, until when she put off what, by its `aboutKey`. */
  putOff: Map<string, Map<string, Date>>;
}

export async function sentBefore(tx: Tx, personIds: string[], now: Date): Promise<SentBefore> {
  const client = storeClient(tx);
  const preferences = await client.reminderPreference.findMany({ where: { personId: { in: personIds } } });
  const digests = await client.$queryRaw<({ personId: string } & LastDigest)[]>`
    SELECT person_id AS "personId", max(sent_at) AS at, max(day) AS day FROM reminder_message
    WHERE kind = 'digest' AND person_id = ANY(${personIds}::text[]) GROUP BY 1`;
  const counted = await client.$queryRaw<{ personId: string; key: string; count: number }[]>`
    SELECT r.person_id AS "personId", r.rule_id || E'\n' || r.series AS key, count(*)::int AS count
    FROM reminder r
    WHERE r.person_id = ANY(${personIds}::text[])
      AND (r.state = 'sent' OR (r.state = 'skipped' AND r.sent_at IS NOT NULL))
      AND EXISTS (SELECT 1 FROM reminder w WHERE w.person_id = r.person_id AND w.rule_id = r.rule_id AND w.state = 'waiting')
    GROUP BY 1, 2`;
  const held = await client.$queryRaw<{ personId: string; about: string; until: Date }[]>`
    SELECT r.person_id AS "personId", coalesce(rule.subject_id, rule.id) AS about, max(r.snoozed_until) AS until
    FROM reminder r JOIN reminder_rule rule ON rule.id = r.rule_id
    WHERE r.person_id = ANY(${personIds}::text[]) AND r.snoozed_until > ${now}::timestamptz GROUP BY 1, 2`;
  const putOff = new Map<string, Map<string, Date>>();
  for (const { personId, about, until } of held)
    putOff.set(personId, (putOff.get(personId) ?? new Map<string, Date>()).set(about, until));
  const counts = new Map<string, Map<string, number>>();
  for (const { personId, key, count } of counted)
    counts.set(personId, (counts.get(personId) ?? new Map<string, number>()).set(key, count));
  return {
    frequencies: new Map(
      preferences.map(({ personId, frequency }) => [personId, z.enum(frequencies).parse(frequency)]),
    ),
    lastDigests: new Map(digests.map(({ personId, at, day }) => [personId, { at, day }])),
    counts,
    putOff,
  };
}
