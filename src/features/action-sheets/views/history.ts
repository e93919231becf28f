import { say, textBlock, type CardBlock, type Message } from '../../../core/message';
import { changeText, type Names } from '../field-text';
import { frenchDay } from '../french';
import type { Way } from '../revision';
import type { Sheet } from '../sheet';
import type { RevisionRow } from '../store';
import { texts } from '../texts';
import { headline } from './proposal';

const shownAtMost = 10;
const wayNames: Record<Way, string> = {
  sentence: 'par un message',
  command: 'par une commande',
  form: 'par le formulaire',
  round: 'lors d’une revue',
  import: 'par un import',
  undo: 'retour en arrière',
  demonstration: 'exemple',
};

/** Newest first: who, when, how, before → after. */
export function historyMessage(sheet: Sheet, rows: RevisionRow[], names: Names): Message {
  const title = texts.historyTitle(headline(sheet));
  if (rows.length === 0) return say(texts.noHistory);
  const entries = rows.slice(0, shownAtMost).map((row) => ({
    head: `${frenchDay(row.at)}, ${row.authorId === undefined ? 'sans auteur' : (names.get(row.authorId) ?? 'personne effacée')}, ${wayNames[row.way]}`,
    lines:
      row.revision === 1
        ? ['Fiche créée']
        : row.changes.length === 0
          ? [texts.confirmed]
          : row.changes.map((change) => changeText(change, names)),
  }));
  const more =
    rows.length > shownAtMost ? `… et ${rows.length - shownAtMost} changements plus anciens.` : undefined;
  return say(
    [title, ...entries.flatMap(({ head, lines }) => [head, ...lines.map((line) => `• ${line}`)]), more]
      .filter((line) => line !== undefined)
      .join('\n'),
    {
      title,
      blocks: [
        ...entries.flatMap(({ head, lines }): CardBlock[] => [
          textBlock(head, 'strong'),
          { type: 'list', items: lines },
        ]),
        ...(more === undefined ? [] : [textBlock(more, 'subtle')]),
      ],
    },
  );
}
