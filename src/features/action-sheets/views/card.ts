import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../../core/message';
import { disagreementText, erasedName, fieldText, type Names } from '../field-text';
import { fieldNames, frenchDay, statusNames } from '../french';
import { sheetFieldsSchema, type FieldName, type Sheet } from '../sheet';
import { texts } from '../texts';
import { headline } from './proposal';

/** In the order in which people look for them. */
const shown: FieldName[] = [
  'axis',
  'lead',
  'partners',
  'commitment',
  'maturity',
  'budget',
  'funding',
  'startDate',
  'due',
  'nextStep',
  'blocker',
  'request',
  'scheme',
  'indicators',
  'simplification',
  'need',
  'description',
  'disagreement',
  'comment',
];

export interface CardContext {
  territory: string;
  /** The elected official and the industrialist of the territory. */
  pair: string[];
  names: Names;
  /** « YYYY-MM-DD » */
  today: string;
  canWrite: boolean;
  /** Whose disagreements the reader may lift, by person id. */
  liftable: string[];
}

export const isLate = ({ fields }: Pick<Sheet, 'fields'>, today: string): boolean =>
  fields.due !== undefined &&
  fields.due.date < today &&
  fields.status !== 'termine' &&
  fields.status !== 'abandonne';

/** Everything that the sheet says; its text alone is complete. */
export function sheetCard(sheet: Sheet, context: CardContext): Message {
  const { names, today, territory, pair } = context;
  const late = isLate(sheet, today) ? ` (${texts.late})` : '';
  const state = [statusNames[sheet.fields.status], fieldText('progress', sheet.fields.progress, names)]
    .filter(Boolean)
    .join(', ');
  const facts = [
    { label: 'Territoire', value: territory },
    { label: fieldNames.status, value: `${state}${late}` },
    ...(pair.length > 0 ? [{ label: 'Binôme', value: pair.join(' et ') }] : []),
    ...shown.flatMap((field) => {
      const values =
        field === 'disagreement'
          ? (sheet.fields.disagreement ?? []).map((one) => disagreementText(one, names))
          : [fieldText(field, sheet.fields[field], names)];
      return values.flatMap((value) => (value === undefined ? [] : [{ label: fieldNames[field], value }]));
    }),
  ];
  const links = sheetFieldsSchema.shape.attachments.parse(sheet.fields.attachments) ?? [];
  const updated = texts.updated(
    frenchDay(sheet.updatedAt),
    sheet.updatedBy === undefined ? undefined : names.get(sheet.updatedBy),
  );
  const blocks: CardBlock[] = [
    { type: 'facts', facts },
    ...(links.length > 0 ? [{ type: 'links' as const, links }] : []),
    textBlock(updated, 'subtle'),
    buttonRow(...buttons(sheet, context)),
  ];
  const lines = [
    ...facts.map(({ label, value }) => `${label} : ${value}`),
    ...links.map(({ label, url }) => `${label} : ${url}`),
    updated,
  ];
  const message = say([headline(sheet), ...lines].join('\n'), { title: headline(sheet), blocks });
  return { ...message, liveKey: cardKey(sheet.id) };
}

/** What a card shows: it is brought up to date where it stands. */
export const cardKey = (sheetId: string): string => `action-sheets.card/${sheetId}`;

function buttons(sheet: Sheet, { canWrite, liftable, names }: CardContext): Button[] {
  const payload = { sheetId: sheet.id };
  return [
    ...(canWrite
      ? [
          {
            label: texts.update,
            actionId: 'action-sheets.edit',
            payload,
            style: 'primary' as const,
            opensForm: true as const,
          },
        ]
      : []),
    ...(canWrite
      ? [
          {
            label: texts.project,
            actionId: 'action-sheets.project',
            payload,
            opensForm: true as const,
          },
          {
            label: texts.followUp,
            actionId: 'action-sheets.followUp',
            payload,
            opensForm: true as const,
          },
        ]
      : []),
    { label: texts.history, actionId: 'action-sheets.history', payload },
    ...liftable.slice(0, 3).map((of) => ({
      label: liftable.length === 1 ? texts.settle : `${texts.settle} (${names.get(of) ?? erasedName})`,
      actionId: 'action-sheets.settle',
      payload: { ...payload, revision: sheet.revision, of },
    })),
  ];
}
