import { buttonRow, say, textBlock, type CardBlock, type Message } from '../../../core/message';
import { frenchDay, statusNames } from '../french';
import type { Sheet } from '../sheet';
import { isLate } from '../views/card';

export const linesAtMost = 20;

export interface ListView {
  title: string;
  sheets: Sheet[];
  today: string;
  territoryName(id: string): string;
  /** « Passer en revue » is for those who may write. */
  canWrite: boolean;
  hint?: string;
}

/** The count and the list behind it are the same sheets. */
export function listMessage({ title, sheets, today, territoryName, canWrite, hint }: ListView): Message {
  const count =
    sheets.length === 0
      ? 'aucune fiche'
      : `${sheets.length.toLocaleString('fr-FR')} fiche${sheets.length > 1 ? 's' : ''}`;
  const shown = sheets.slice(0, linesAtMost);
  const territories = [...new Set(shown.map(({ territoryId }) => territoryId))];
  const more =
    sheets.length > shown.length
      ? `… et ${(sheets.length - shown.length).toLocaleString('fr-FR')} autres : précisez le territoire ou le statut.`
      : undefined;
  const head = `${title} : ${count}`;
  const groups = territories.map((id) => ({
    name: territoryName(id),
    lines: shown.filter((sheet) => sheet.territoryId === id).map((sheet) => sheetLine(sheet, today)),
  }));
  const blocks: CardBlock[] = [
    ...groups.flatMap(({ name, lines }): CardBlock[] => [
      textBlock(name, 'strong'),
      { type: 'list', items: lines },
    ]),
    ...(more === undefined ? [] : [textBlock(more, 'subtle')]),
    ...(hint === undefined ? [] : [textBlock(hint, 'subtle')]),
    ...(canWrite
      ? [
          buttonRow(
            ...(sheets.length > 0 ? [{ label: 'Passer en revue', actionId: 'action-sheets.round' }] : []),
            { label: 'Nouvelle fiche', actionId: 'action-sheets.new', opensForm: true as const },
          ),
        ]
      : []),
  ];
  const text = [
    head,
    ...groups.flatMap(({ name, lines }) => [name, ...lines.map((line) => `• ${line}`)]),
    more,
    hint,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
  return say(text, { title: head, blocks: blocks.length > 0 ? blocks : [textBlock(head)] });
}

export function sheetLine(sheet: Sheet, today: string): string {
  const { number, fields } = sheet;
  const parts = [
    statusNames[fields.status],
    fields.progress === undefined ? undefined : `${fields.progress} %`,
    fields.due === undefined
      ? undefined
      : `échéance ${frenchDay(fields.due.date)}${isLate(sheet, today) ? ' (en retard)' : ''}`,
    fields.disagreement === undefined ? undefined : 'désaccord signalé',
  ].filter((part) => part !== undefined);
  return `${number} · ${fields.title} : ${parts.join(', ')}`;
}
