import type { Database } from '../storage';

export interface DueMail {
  id: string;
  /** Of the person, as the directory has it now; empty once she was erased. Of the settings, where nobody has it yet. */
  to: string | null;
  subject: string;
  text: string;
  /** This one included. */
  tries: number;
}

/** Longer than a try may take: a mail whose sender died is due again after this. */
const leaseMs = 2 * 60_000;

export function createMailStore({ prisma }: Database) {
  return {
    /** Takes the oldest that is due, so that no other instance sends it meanwhile. */
    async claim(now: Date): Promise<DueMail | undefined> {
      const leaseUntil = new Date(now.getTime() + leaseMs);
      const [mail] = await prisma.$queryRaw<DueMail[]>`
        UPDATE outgoing_mail AS mail SET tries = mail.tries + 1, next_try_at = ${leaseUntil}::timestamptz
        FROM (
          SELECT waiting.id, coalesce(person.email, waiting.address) AS address FROM outgoing_mail AS waiting
          LEFT JOIN person ON person.id = waiting.person_id AND person.erased_at IS NULL
          WHERE waiting.state = 'pending' AND waiting.next_try_at <= ${now}::timestamptz
          ORDER BY waiting.created_at LIMIT 1 FOR UPDATE OF waiting SKIP LOCKED
        ) AS due
        WHERE mail.id = due.id
        RETURNING mail.id, due.address AS "to", mail.subject, mail.text, mail.tries`;
      return mail;
    },

    /** It is over: nothing of what it said is kept. */
    async finish(id: string, state: 'sent' | 'failed', now: Date): Promise<void> {
      const sentAt = state === 'sent' ? now : null;
      await prisma.outgoingMail.updateMany({
        where: { id },
        data: { state, sentAt, subject: '', text: '', address: null },
      });
    },

    async tryAgain(id: string, at: Date): Promise<void> {
      await prisma.outgoingMail.updateMany({ where: { id, state: 'pending' }, data: { nextTryAt: at } });
    },
  };
}

export type MailStore = ReturnType<typeof createMailStore>;
