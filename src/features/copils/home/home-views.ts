import { buttonRow, say, textBlock, type Button, type Message } from '../../../core/message';
import type { ConversationKey, PlatformName } from '../../../core/address';
import type { RosterState } from '../../people';
import type { TerritoryRegister } from '../../territories';
import type { Copil } from '../copil';
import { titleOf, whenOf } from '../describe';
import { texts } from '../texts';
import { answerButtons, invitation } from '../views';

const platformNames: Record<PlatformName, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'de la page de démonstration',
};

/** Where it is announced, and, for whoever convenes it, what does not work there. */
export function homeText(
  home: ConversationKey,
  readAt: ConversationKey,
  state: RosterState | undefined,
): string {
  const isHere = home.platform === readAt.platform && home.conversationId === readAt.conversationId;
  const where = isHere ? texts.homeHere : texts.homeElsewhere(platformNames[home.platform]);
  const trouble = state === 'gone' ? texts.homeGone : state === 'cannotTell' ? texts.homeUnread : undefined;
  return trouble === undefined ? where : `${where} ; ${trouble}`;
}

/** What is personal is never posted: the button brings each her own link, in private. */
const calendarButton = (copilId: string, label: string): Button => ({
  label,
  actionId: 'copils.calendar',
  payload: { copilId },
});

/** The invitation, or a change of it, as all in the channel read and answer it. */
export const homeInvitation = (
  copil: Copil,
  register: TerritoryRegister,
  changes: string[] | undefined,
): Message =>
  invitation({
    copil,
    register,
    moreButtons: [calendarButton(copil.id, texts.calendarButton)],
    ...(changes ? { changes } : { intro: texts.homeInvited(titleOf(copil, register)) }),
  });

/** More are invited: those who are there by name, how many besides. */
export const homeGrown = (
  copil: Copil,
  register: TerritoryRegister,
  named: string[],
  others: number,
): Message =>
  invitation({
    copil,
    register,
    moreButtons: [calendarButton(copil.id, texts.calendarButton)],
    intro: texts.homeGrown(titleOf(copil, register), named, others),
  });

export function homeCancellation(copil: Copil, register: TerritoryRegister): Message {
  const text = texts.wasCancelled(titleOf(copil, register), whenOf(copil, undefined));
  return say(text, {
    title: texts.cancellationTitle,
    blocks: [textBlock(text), buttonRow(calendarButton(copil.id, texts.calendarRemovalButton))],
  });
}

/** Of an answer that is missing: how many, never whose. */
export function homeAnswerReminder(copil: Copil, register: TerritoryRegister, missing: number): Message {
  const text = texts.homeAnswerReminder(titleOf(copil, register), whenOf(copil, undefined), missing);
  return say(`${text} ${texts.answerByCommand(copil.number)}`, {
    blocks: [textBlock(text), buttonRow(...answerButtons(copil.id))],
  });
}

export function homeMeetingReminder(copil: Copil, register: TerritoryRegister): Message {
  const text = [
    texts.homeMeetingReminder(titleOf(copil, register), whenOf(copil, undefined)),
    ...(copil.place === undefined ? [] : [`Lieu : ${copil.place}.`]),
  ].join(' ');
  const links = copil.visio === undefined ? [] : [{ label: texts.joinVisio, url: copil.visio }];
  return say([text, ...links.map(({ label, url }) => `${label} : ${url}`)].join('\n'), {
    blocks: [textBlock(text), ...(links.length > 0 ? [{ type: 'links' as const, links }] : [])],
  });
}
