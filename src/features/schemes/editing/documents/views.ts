import { say, type Message } from '../../../../core/message';
import { frenchDate } from '../../answering/french-date';
import { toPassages } from '../../documents/to-passages';
import type { FoundDocument, StoredDocument } from '../../documents/store';
import { documentTexts } from '../../documents/texts';
import type { Passage } from '../../knowledge';
import { editingTexts } from '../texts';
import { button, cardOf, listMessage, type Line } from '../views';
import { liveKeyOf, type ReadResult } from './store';
import { chatTexts as texts } from './texts';

export const receivedMessage = (id: string, name: string, bytes: number | undefined): Message => ({
  ...say(texts.received(name, bytes)),
  liveKey: liveKeyOf(id),
});

/** What was read and what was not; nothing is kept yet. */
export function readMessage({ id, name }: { id: string; name: string }, read: ReadResult): Message {
  const { labels } = texts;
  const { passages, tooShort } = toPassages('x', read.blocks);
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  const notRead = [...read.notRead, ...(tooShort > 0 ? [documentTexts.short(tooShort)] : [])];
  const lines: Line[] = [
    { label: labels.name, value: name },
    { label: labels.kind, value: texts.kinds[read.kind] },
    { label: labels.passages, value: texts.passages(passages.length, characters) },
    { label: labels.notRead, value: notRead.length === 0 ? texts.allRead : notRead.join(' ; ') },
    ...(read.title === undefined ? [] : [{ label: labels.title, value: read.title }]),
    { label: labels.date, value: read.date === undefined ? texts.notSaid : frenchDate(read.date) },
  ];
  const buttons = [
    button(texts.keep, 'keepDocument', { importId: id }, { style: 'primary', opensForm: true }),
    button(texts.abandon, 'abandonDocument', { importId: id }),
  ];
  return cardOf(texts.readTitle, texts.readNext, lines, buttons, 'normal');
}

/** `isInvented`: of the demonstration, where it is kept aside, and has no history. */
export function documentCard(
  { document, source, state, passages }: FoundDocument,
  { isInvented = false }: { isInvented?: boolean } = {},
): Message {
  const { labels } = texts;
  const payload = { documentId: document.id };
  const lines: Line[] = [
    { label: labels.title, value: document.title },
    { label: labels.publisher, value: source.publisher },
    ...(source.url === undefined ? [] : [{ label: labels.url, value: source.url }]),
    { label: labels.date, value: frenchDate(document.date) },
    { label: labels.recheck, value: frenchDate(document.recheck) },
    { label: labels.passages, value: passages.toLocaleString('fr-FR') },
    { label: labels.state, value: editingTexts.states[state] },
  ];
  const read = button(texts.read, 'readDocument', payload);
  const correct = button(editingTexts.correct, 'correctDocument', payload, { opensForm: true });
  const history = button(editingTexts.history, 'factHistory', { factId: document.id });
  const buttons = {
    draft: [
      button(editingTexts.publish, 'publishDocument', payload, { style: 'primary' }),
      ...(isInvented ? [] : [correct, read]),
      button(editingTexts.drop, 'dropDocument', payload),
    ],
    published: [
      correct,
      button(editingTexts.stillRight, 'confirmDocument', payload, { opensForm: true }),
      button(editingTexts.withdraw, 'withdrawDocument', payload, { opensForm: true }),
      read,
      history,
    ],
    withdrawn: [button(editingTexts.restore, 'publishDocument', payload), read, history],
  };
  return cardOf(texts.cardTitle, `« ${document.id} »`, lines, buttons[state]);
}

export function documentList(documents: StoredDocument[]): Message {
  return listMessage(texts.listTitle, documents.map(documentLine), texts.none);
}

export const documentLine = ({ document, state, passages }: StoredDocument): string =>
  texts.line(document.title, frenchDate(document.date), passages, editingTexts.states[state], document.id);

const passageAtMost = 600;

/** Some of its passages, as whoever publishes it should read them. */
export function passagesMessage(
  { document, passages: all }: StoredDocument,
  passages: Passage[],
  after: number,
): Message {
  const end = after + passages.length;
  const items = passages.map(({ heading, text, place }) =>
    [heading === undefined ? '' : `${heading} : `, cut(text), place === undefined ? '' : ` (${place})`].join(
      '',
    ),
  );
  const more =
    end < all ? [button(texts.more(all - end), 'readDocument', { documentId: document.id, after: end })] : [];
  return listMessage(texts.passagesTitle(document.title, after + 1, end, all), items, '', more);
}

const cut = (text: string): string =>
  text.length <= passageAtMost ? text : `${text.slice(0, passageAtMost - 1)}…`;
