import type { Tx } from '../../core/ports';
import type { WrittenTable } from '../../tables/write-table';
import { findPeople, journal, type JournalDeed } from '../people';
import type { Broadcast } from './broadcast';
import { platformWords } from './preview';
import { recipientsOf } from './recipients/store';
import { exchangesOf } from './replies/exchanges';
import { findByNumber } from './store';
import { texts } from './texts';

const stateWords: Record<string, string> = {
  planned: 'en attente',
  queued: 'en attente',
  sent: 'envoyé',
  unreachable: 'injoignable',
  rejected: 'refusé',
  uncertain: 'incertain',
  cancelled: 'annulé',
};

const removalWords = (state: string | null): string =>
  state === 'sent' ? 'oui' : state === 'pending' ? 'en cours' : 'non';

interface Deed {
  now: Date;
  source: string;
  /** Absent: by the command line. */
  personId?: string;
}

/** For the command line, whoever's it is. Undefined: there is no broadcast of that number. */
export async function exportFollowUpOf(
  tx: Tx,
  number: number,
  deed: Deed,
): Promise<WrittenTable | undefined> {
  const broadcast = await findByNumber(tx, number);
  return broadcast && exportFollowUp(tx, broadcast, deed);
}

/**
 * A row a recipient, with what became of it and why, and how often she replied. What she wrote is for the author alone, as
 * she was told when she wrote it.
 */
export async function exportFollowUp(
  tx: Tx,
  broadcast: Broadcast,
  { now, source, personId }: Deed,
): Promise<WrittenTable> {
  const rows = await recipientsOf(tx, broadcast.id);
  const people = new Map(
    (
      await findPeople(
        tx,
        rows.map(({ personId }) => personId),
      )
    ).map((one) => [one.id, one]),
  );
  const exchanges = await exchangesOf(tx, broadcast);
  const isAuthor = personId === broadcast.authorId;
  const deeds: JournalDeed[] = ['broadcast.export'];
  if (isAuthor && exchanges.size > 0) deeds.push('broadcast.readReplies');
  await journal(
    tx,
    deeds.map((action) => ({
      at: now,
      ...(personId !== undefined && { personId }),
      action,
      subject: 'broadcast',
      subjectId: broadcast.id,
      source,
    })),
  );
  return {
    sheetName: `Diffusion ${broadcast.number}`,
    columns: [
      { label: 'Nom complet', type: 'text', width: 30 },
      { label: 'Organisation', type: 'text', width: 30 },
      { label: 'Plateforme', type: 'text', width: 14 },
      { label: 'État', type: 'text', width: 14 },
      { label: 'Explication', type: 'text', width: 60 },
      { label: 'Le', type: 'date' },
      { label: 'Bien reçu le', type: 'date' },
      { label: 'Retiré', type: 'text', width: 8 },
      { label: 'Réponses', type: 'number', width: 10 },
      ...(isAuthor ? [{ label: 'Échange', type: 'text', width: 60 } as const] : []),
    ],
    rows: rows.map(
      ({ personId, platform, state, reason, finishedAt, acknowledgedAt, removed, changeState }) => [
        people.get(personId)?.displayName ?? texts.someone,
        people.get(personId)?.organisation,
        platform === null
          ? undefined
          : Object.entries(platformWords).find(([name]) => name === platform)?.[1],
        acknowledgedAt ? 'accusé' : (stateWords[state] ?? state),
        reason ?? undefined,
        finishedAt ?? undefined,
        acknowledgedAt ?? undefined,
        removed ? removalWords(changeState) : undefined,
        exchanges.get(personId)?.replies ?? 0,
        ...(isAuthor ? [exchanges.get(personId)?.text] : []),
      ],
    ),
  };
}
