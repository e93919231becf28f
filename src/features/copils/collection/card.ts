import { say, textBlock, type CardBlock, type Message } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { findPeople } from '../../people';
import type { Copil } from '../copil';
import { texts } from '../texts';
import { cutList } from '../wording';
import type { AskedPerson, Collection } from './store';

const namesInCard = 60;

export const collectionKey = (collectionId: string): string => `copils.collection/${collectionId}`;

/** For whoever convenes it: who has answered, and who has not. */
export async function collectionCard(
  tx: Tx,
  copil: Copil,
  collection: Collection,
  asked: AskedPerson[],
): Promise<Message> {
  const people = await findPeople(
    tx,
    asked.map(({ personId }) => personId),
  );
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const namesOf = (hasAnswered: boolean): string[] =>
    asked
      .filter(({ answeredAt }) => (answeredAt !== undefined) === hasAnswered)
      .flatMap(({ personId, sheetIds }) => {
        const name = names.get(personId);
        return name === undefined ? [] : [`${name} (${sheetIds.length})`];
      })
      .sort((a, b) => a.localeCompare(b, 'fr'));
  const groups = [
    { title: texts.collectDone, lines: namesOf(true) },
    { title: texts.collectWaiting, lines: namesOf(false) },
  ].filter(({ lines }) => lines.length > 0);
  const title = texts.collectTitle(copil.number);
  const done = asked.filter(({ answeredAt }) => answeredAt !== undefined).length;
  const counts = texts.collectCounts(done, asked.length);
  const closed =
    collection.state !== 'closed'
      ? []
      : [copil.state === 'cancelled' ? texts.collectClosedCancelled : texts.collectClosed];
  return {
    ...say(
      [
        title,
        counts,
        ...closed,
        ...groups.flatMap((group) => [`${group.title} :`, ...group.lines.map((line) => `• ${line}`)]),
      ].join('\n'),
      {
        title,
        blocks: [
          textBlock([counts, ...closed].join(' ')),
          ...groups.flatMap((group): CardBlock[] => [
            textBlock(`${group.title} (${group.lines.length})`, 'strong'),
            { type: 'list', items: cutList(group.lines, namesInCard) },
          ]),
        ],
      },
    ),
    liveKey: collectionKey(collection.id),
  };
}
