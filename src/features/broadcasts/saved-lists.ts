import type { HandlerReply } from '../../core/feature';
import { buttonRow, say, textBlock } from '../../core/message';
import { audienceWords } from './audience/audience-words';
import { withLabelsOfNow } from './audience/groups';
import { dropList, listsOf } from './audience/store';
import { tell, type Desk } from './desk';
import { texts } from './texts';

const shownAtMost = 20;

/** « diffusion publics »: what she keeps under a name, and how to be rid of it. */
export async function showLists(desk: Desk, note?: string): Promise<HandlerReply> {
  const { context, person, register, kinds } = desk;
  const lists = (await listsOf(context.tx, person.id)).slice(0, shownAtMost);
  if (lists.length === 0) return tell(say([note, texts.noLists].filter(Boolean).join(' ')));
  const lines = await Promise.all(
    lists.map(async ({ id, name, audience }) => ({
      id,
      name,
      words: audienceWords(await withLabelsOfNow(kinds, context, person, audience), register),
    })),
  );
  return tell(
    say([...(note === undefined ? [] : [note]), texts.listsTitle, ...lines.map(lineOf)].join('\n'), {
      title: texts.listsTitle,
      blocks: [
        ...(note === undefined ? [] : [textBlock(note)]),
        ...lines.flatMap((line) => [
          textBlock(lineOf(line)),
          buttonRow({
            label: texts.dropList(line.name),
            actionId: 'broadcasts.dropList',
            payload: { listId: line.id },
            style: 'danger',
          }),
        ]),
      ],
    }),
  );
}

export async function removeList(desk: Desk, listId: string): Promise<HandlerReply> {
  const isGone = await dropList(desk.context.tx, desk.person.id, listId);
  return showLists(desk, isGone ? texts.listDropped : texts.noSuchList);
}

const lineOf = ({ name, words }: { name: string; words: string }): string => `« ${name} » : ${words}`;
