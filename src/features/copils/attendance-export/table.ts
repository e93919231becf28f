import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { dayIn } from '../../../scheduling/zoned-time';
import type { WrittenTable } from '../../../tables/write-table';
import { findPeople, roleNames } from '../../people';
import type { Copil, Participant } from '../copil';
import { isTold, type Notice } from '../notices/notice';
import { noticesOf, takeOutcomes } from '../notices/store';
import { participantsOf } from '../store';
import { answerNames, texts } from '../texts';

/** A row a person who is invited: what she answered, and whether she was reached. By name. */
export async function attendanceTable(tx: Tx, copil: Copil): Promise<WrittenTable> {
  const participants = new Map((await participantsOf(tx, copil.id)).map((one) => [one.personId, one]));
  const people = await findPeople(tx, [...participants.keys()]);
  await takeOutcomes(tx, copil.id, texts.saidInHome);
  const notices = await noticesOf(tx, copil.id);
  const row = (person: Person) => {
    const { answer, replacedBy, answeredAt } = participants.get(person.id) as Participant;
    const [reached, why] = reachedWords(notices.get(person.id), answer !== undefined);
    return [
      person.displayName,
      person.organisation,
      [...new Set(person.assignments.map(({ role }) => roleNames[role]))].join(', '),
      answer === undefined ? texts.waiting : answerNames[answer],
      replacedBy,
      answeredAt && new Date(dayIn(copil.timeZone, answeredAt)),
      reached,
      why,
    ];
  };
  return {
    sheetName: `Copil ${copil.number}`,
    columns: [
      { label: 'Nom complet', type: 'text', width: 30 },
      { label: 'Organisation', type: 'text', width: 30 },
      { label: 'Fonctions', type: 'text', width: 30 },
      { label: 'Réponse', type: 'text', width: 14 },
      { label: 'Remplacé·e par', type: 'text', width: 30 },
      { label: 'Répondu le', type: 'date' },
      { label: 'Joint·e', type: 'text', width: 12 },
      { label: 'Pourquoi pas', type: 'text', width: 60 },
    ],
    rows: people.sort((a, b) => a.displayName.localeCompare(b.displayName, 'fr')).map(row),
  };
}

/** Whether she was reached, and why not. Who answered was, whatever the platform said. */
function reachedWords(notice: Notice | undefined, hasAnswered: boolean): [string, string | undefined] {
  if (hasAnswered) return ['oui', undefined];
  if (!notice) return ['inconnu', texts.notKept];
  if (isTold(notice.state)) return ['oui', undefined];
  switch (notice.state) {
    case 'queued':
      return ['pas encore', texts.waitsToBeSent];
    case 'uncertain':
      return ['incertain', notice.reason ?? texts.missedStates.uncertain];
    case 'noAccount':
      return ['non', texts.noAccountYet];
    case 'unreachable':
    case 'rejected':
    case 'cancelled':
      return ['non', notice.reason ?? texts.missedStates[notice.state]];
  }
}
