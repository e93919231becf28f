import { memberKey } from '../../core/address';
import { say, textBlock, type Message } from '../../core/message';
import type { PersonalMessage } from './outgoing/store';
import { texts } from './texts';

const linesAtMost = 20;

/** An import may block many sheets: each person gets one message of them all. */
export function gathered(messages: PersonalMessage[]): PersonalMessage[] {
  const byMember = new Map<string, PersonalMessage[]>();
  for (const message of messages) {
    const key = memberKey(message.member);
    byMember.set(key, [...(byMember.get(key) ?? []), message]);
  }
  return [...byMember.values()].flatMap((own) => (own.length > 1 ? together(own) : own));
}

function together(messages: PersonalMessage[]): PersonalMessage[] {
  const [first] = messages;
  if (!first) return [];
  const message = blockedList(
    texts.blockedByImport(messages.length),
    messages.map(({ message: { text } }) => text),
  );
  return [{ dedupeKey: `${first.dedupeKey}/${messages.length}`, member: first.member, message }];
}

/** One line for each blocked sheet, the first of them where they are many. */
export const blockedList = (intro: string, lines: string[]): Message =>
  messageOfLines(texts.blockedTitle, intro, lines, texts.moreBlocked);

export function messageOfLines(
  title: string,
  intro: string,
  all: string[],
  moreText: (count: number) => string,
): Message {
  const lines = all.slice(0, linesAtMost);
  const more = all.length > linesAtMost ? [moreText(all.length - linesAtMost)] : [];
  return say([intro, ...lines.map((line) => `• ${line}`), ...more].join('\n'), {
    title,
    blocks: [
      textBlock(intro),
      { type: 'list', items: lines },
      ...more.map((line) => textBlock(line, 'subtle')),
    ],
  });
}
