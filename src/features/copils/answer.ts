import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { refreshAttendance } from './attendance';
import { attendeeOf } from './attendee';
import { attachedCalendar } from './attached-calendar';
import type { Answer } from './copil';
import { instead, journalDeed, tell, type Desk } from './desk';
import { titleOf } from './describe';
import { answerReminder, meetingReminder, planCopilReminders, withdrawCopilReminders } from './rules';
import { lockCopil, participantsOf, saveAnswer } from './store';
import { texts } from './texts';
import { answerText, invitation } from './views';

/** « Présent·e », « Excusé·e », « Remplacé·e par … »: the last answer counts. */
export async function answerCopil(
  desk: Desk,
  copilId: string,
  answer: Answer,
  replacedBy?: string,
): Promise<HandlerReply> {
  const { context, person, register } = desk;
  const { tx, now } = context;
  const copil = await lockCopil(tx, copilId);
  if (!copil || copil.demo !== person.demo) return tell(desk, say(texts.notInvited));
  if (copil.state === 'cancelled') return tell(desk, say(texts.isCancelled));
  if (copil.startsAt <= now) return tell(desk, say(texts.isOver));
  const given = { personId: person.id, answer, replacedBy };
  if (!(await saveAnswer(tx, copilId, given, now))) return tell(desk, say(texts.notInvited));
  const personIds = [person.id];
  if (answer === 'present') {
    await withdrawCopilReminders(tx, copilId, now, {
      personIds,
      whats: [answerReminder],
      reason: texts.alreadyAnswered,
    });
    await planCopilReminders(tx, register, copil, [person], now, [meetingReminder]);
  } else await withdrawCopilReminders(tx, copilId, now, { personIds, reason: texts.alreadyAnswered });
  await refreshAttendance(desk, copil);
  const noted = texts.noted(answerText(given), titleOf(copil, register));
  const { event } = context;
  const reader = { id: person.id, attendee: await attendeeOf(tx, person) };
  if (event.kind !== 'action' || event.scope !== 'personal') {
    // Who answers where others read has the file for her calendar from here alone.
    const file = event.scope === 'personal' ? undefined : attachedCalendar(desk, copil, reader, now);
    if (file) await journalDeed(desk, 'copil.calendar', copilId);
    return tell(desk, { ...say(noted), ...(file && { file }) });
  }
  const own = (await participantsOf(tx, copilId)).find(({ personId }) => personId === person.id);
  return instead(
    desk,
    invitation({
      copil,
      register,
      readerZone: person.timeZone,
      calendar: attachedCalendar(desk, copil, reader, now),
      answer: own,
    }),
  );
}
