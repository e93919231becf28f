import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../../core/message';
import { changeText, type Names } from '../field-text';
import type { FieldChange } from '../revision';
import type { Sheet } from '../sheet';
import { texts } from '../texts';
import { formFor } from '../typed-fields/form-for';

export interface ProposedSheet {
  sheet: Sheet;
  changes: FieldChange[];
  /** What somebody else wrote meanwhile. */
  theirs?: { changes: FieldChange[]; author: string | undefined };
}

/** Before → after, sheet by sheet, and what can be done about it. */
export function proposalMessage(proposalId: string, proposed: ProposedSheet[], names: Names): Message {
  const isConflict = proposed.some(({ theirs }) => theirs);
  const title = isConflict ? texts.conflictTitle : texts.proposalTitle;
  const hint = isConflict ? texts.conflictHint : texts.proposalHint;
  const blocks = proposed.flatMap((one) => sheetBlocks(one, names));
  const lines = proposed.flatMap((one) => [
    headline(one.sheet),
    ...linesOf(one, names).map((line) => `• ${line}`),
  ]);
  const message = say([`${title} :`, ...lines, hint].join('\n'), {
    title,
    blocks: [...blocks, textBlock(hint, 'subtle'), buttonRow(...buttons(proposalId, proposed))],
  });
  return { ...message, liveKey: proposalKey(proposalId) };
}

/** What a proposal shows: its buttons go from where it stands once it is answered. */
export const proposalKey = (proposalId: string): string => `action-sheets.proposal/${proposalId}`;

function buttons(proposalId: string, proposed: ProposedSheet[]): Button[] {
  const payload = { proposalId };
  const [first, second] = proposed;
  const edit: Button[] =
    first && !second
      ? [
          {
            label: texts.edit,
            actionId: editAction(first),
            payload: { sheetId: first.sheet.id, proposalId },
            opensForm: true,
          },
        ]
      : proposed.slice(0, 3).map((one) => ({
          label: `${texts.edit} la ${one.sheet.number}`,
          actionId: editAction(one),
          payload: { sheetId: one.sheet.id, proposalId },
          opensForm: true,
        }));
  return [
    { label: texts.confirm, actionId: 'action-sheets.confirm', payload, style: 'primary' },
    ...edit,
    { label: texts.cancel, actionId: 'action-sheets.cancel', payload },
  ];
}

const editAction = ({ changes }: ProposedSheet): string =>
  `action-sheets.${formFor(changes.map(({ field }) => field))}`;

function sheetBlocks(proposed: ProposedSheet, names: Names): CardBlock[] {
  return [textBlock(headline(proposed.sheet), 'strong'), { type: 'list', items: linesOf(proposed, names) }];
}

function linesOf({ changes, theirs }: ProposedSheet, names: Names): string[] {
  return [
    ...(theirs?.changes ?? []).map(
      (change) => `${theirs?.author ?? 'Quelqu’un'} a écrit : ${changeText(change, names)}`,
    ),
    ...changes.map((change) =>
      theirs ? `Votre valeur : ${changeText(change, names)}` : changeText(change, names),
    ),
  ];
}

/** Invented data say so wherever they are shown. */
export const markedTitle = ({ demo, fields }: Sheet): string =>
  demo ? `${fields.title} (${texts.demo})` : fields.title;

export const headline = (sheet: Sheet): string => `${texts.card(sheet.number)} : ${markedTitle(sheet)}`;

/** What was written, with a way back; `isUndo`: it was itself the way back. */
export function writtenMessage(
  written: { sheet: Sheet; changes: FieldChange[] }[],
  names: Names,
  { notes = [], isUndo = false }: { notes?: string[]; isUndo?: boolean } = {},
): Message {
  const title = isUndo ? texts.undone : texts.written;
  const undoLabel = isUndo ? texts.redo : texts.undo;
  const lines = written.flatMap(({ sheet, changes }) => [
    headline(sheet),
    ...changes.map((change) => `• ${changeText(change, names)}`),
  ]);
  const [first, second] = written;
  const buttons: Button[] = [
    ...(first && !second
      ? [{ label: texts.show, actionId: 'action-sheets.show', payload: { sheetId: first.sheet.id } }]
      : []),
    ...written.slice(0, 3).map(({ sheet }) => ({
      label: second ? `${undoLabel} (${sheet.number})` : undoLabel,
      actionId: 'action-sheets.undo',
      payload: { sheetId: sheet.id, revision: sheet.revision },
    })),
  ];
  return say([title, ...lines, ...notes].join('\n'), {
    title,
    blocks: [
      ...written.flatMap(({ sheet, changes }): CardBlock[] => [
        textBlock(headline(sheet), 'strong'),
        { type: 'list', items: changes.map((change) => changeText(change, names)) },
      ]),
      ...notes.map((note) => textBlock(note)),
      ...(buttons.length === 0 ? [] : [buttonRow(...buttons)]),
    ],
  });
}
