import type { HandlerReply } from '../../../core/feature';
import { buttonRow, say, textBlock } from '../../../core/message';
import { findPeople } from '../../people';
import type { Broadcast } from '../broadcast';
import { journalDeed, tell, type Desk } from '../desk';
import { texts } from '../texts';
import { textBlocks } from '../views/recipient-message';
import { repliesOf } from './store';

/** Of one message: as many lines, and as many characters, as every platform shows. */
const linesAtMost = 16;
const lengthAtMost = 6000;

interface Line {
  personId: string;
  name: string;
  text: string;
}

/** The exchange as it went, person by person, whoever wrote last first; `from`: lines shown before. */
export async function showReplies(desk: Desk, broadcast: Broadcast, from = 0): Promise<HandlerReply> {
  const { context, person } = desk;
  const { id: broadcastId } = broadcast;
  const replies = await repliesOf(context.tx, broadcastId);
  const newestFirst = [...new Set(replies.map(({ personId }) => personId).reverse())];
  const names = new Map((await findPeople(context.tx, newestFirst)).map((one) => [one.id, one.displayName]));
  const lines = newestFirst.flatMap((personId): Line[] => {
    const name = names.get(personId) ?? texts.someone;
    return replies
      .filter((reply) => reply.personId === personId)
      .map(({ fromAuthor, text }) => ({
        personId,
        name,
        text: `${fromAuthor ? person.displayName : name} : ${text}`,
      }));
  });
  const shown = pageOf(lines.slice(from));
  if (shown.length === 0) return tell(say(texts.noReplies));
  await journalDeed(desk, 'readReplies', broadcastId);
  const title = `Réponses à « ${broadcast.title} »`;
  const left = lines.length - from - shown.length;
  const more = left === 0 ? [] : [texts.moreReplies(left)];
  return tell(
    say([title, ...shown.map(({ text }) => text), ...more].join('\n'), {
      title,
      blocks: [
        ...threadsOf(shown).flatMap(({ personId, name, texts: said }) => [
          textBlock(name, 'strong' as const),
          ...said.flatMap(textBlocks),
          buttonRow({
            label: `Répondre à ${name}`.slice(0, 75),
            actionId: 'broadcasts.answer',
            payload: { broadcastId, personId },
            opensForm: true,
          }),
        ]),
        ...more.map((label) =>
          buttonRow({
            label,
            actionId: 'broadcasts.replies',
            payload: { broadcastId, from: from + shown.length },
          }),
        ),
      ],
    }),
  );
}

function pageOf(lines: Line[]): Line[] {
  let length = 0;
  const end = lines.findIndex(({ text }, index) => {
    length += text.length;
    return index > 0 && (index >= linesAtMost || length > lengthAtMost);
  });
  return end < 0 ? lines : lines.slice(0, end);
}

function threadsOf(lines: Line[]): { personId: string; name: string; texts: string[] }[] {
  const threads = new Map<string, { personId: string; name: string; texts: string[] }>();
  for (const { personId, name, text } of lines) {
    const thread = threads.get(personId) ?? { personId, name, texts: [] };
    thread.texts.push(text);
    threads.set(personId, thread);
  }
  return [...threads.values()];
}
