import type { Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import { axisNames, commitmentNames, fieldNames, statusNames } from '../french';
import type { SheetFields } from '../sheet';
import type { FieldColumn, OtherColumn } from './column';
import { columnTitles as titles } from './column-titles';
import { readAttachments, writeAttachments } from './attachment-cells';
import { readFunding, writeFunding } from './funding-cells';
import { readIndicators, writeIndicators } from './indicator-cells';
import { readPartners, writePartners } from './partner-cells';
import { dayCell, dueCell, readDay, readDue } from './days';
import { readEuros, readProgress, readTax, excludingTaxIn } from './figures';
import { maxLine, maxParagraph, readText, readTitle } from './texts';
import { readAxis, readCommitment, readStatus } from './words';

export const territoryColumn: OtherColumn = {
  kind: 'territory',
  label: 'Territoire',
  titles: titles.territory,
};
export const numberColumn: OtherColumn = { kind: 'number', label: 'N°', titles: titles.number };
export const regionColumn: OtherColumn = { kind: 'told', label: 'Région', titles: titles.region };
/** An exported file says what it knew of each sheet: an import sees what changed since. */
export const revisionColumn: OtherColumn = { kind: 'revision', label: 'Révision', titles: titles.revision };
export const updateColumn: OtherColumn = { kind: 'updated', label: 'Mise à jour', titles: titles.update };

type Plain = 'title' | 'need' | 'description' | 'maturity' | 'nextStep' | 'blocker' | 'scheme' | 'comment';

const text = (field: Plain, max = maxParagraph): FieldColumn => ({
  kind: 'field',
  label: fieldNames[field],
  titles: titles[field],
  field,
  type: 'text',
  width: max === maxLine ? 24 : 40,
  read: field === 'title' ? readTitle : readText(max),
  write: (fields) => fields[field],
});

type Parted = 'request' | 'simplification';
type PartName<Field extends Parted> = keyof NonNullable<SheetFields[Field]> & string;

/** A column of one part of a field. */
function part<Field extends Parted>(
  field: Field,
  name: PartName<Field>,
  label: string,
  shown: string,
  read: (cell: Cell) => Reading<string>,
): FieldColumn {
  const isDay = read === readDay;
  return {
    kind: 'field',
    label,
    titles: shown,
    field,
    parts: [name],
    type: isDay ? 'date' : 'text',
    read: (cell) => mapped(read(cell), (value) => ({ [name]: value })),
    write(fields) {
      const value = (fields[field] as Record<string, string | undefined> | undefined)?.[name];
      return isDay && value !== undefined ? dayCell(value) : value;
    },
  };
}

function mapped<T, U>(reading: Reading<T>, map: (value: T) => U): Reading<U> {
  return reading && 'value' in reading ? { value: map(reading.value) } : reading;
}

/** Any other column, by its field. */
const field = (
  name: keyof typeof titles & keyof typeof fieldNames,
  rest: Pick<FieldColumn, 'type' | 'read' | 'write'> & Partial<FieldColumn>,
): FieldColumn => ({ kind: 'field', label: fieldNames[name], titles: titles[name], field: name, ...rest });

const line = readText(maxLine);
const paragraph = readText(maxParagraph);

/** In the order of an exported file. */
export const fieldColumns: FieldColumn[] = [
  text('title', maxLine),
  field('axis', {
    type: 'text',
    width: 22,
    read: readAxis,
    write: ({ axis }) => axis && axisNames[axis],
  }),
  text('need'),
  text('description'),
  field('lead', {
    type: 'text',
    width: 22,
    read: (cell) => mapped(line(cell), (name) => ({ name })),
    write: ({ lead }, nameOf) => lead && ('name' in lead ? lead.name : nameOf(lead.personId)),
  }),
  field('partners', {
    type: 'text',
    read: readPartners,
    write: ({ partners }) => partners && writePartners(partners),
  }),
  field('commitment', {
    type: 'text',
    width: 16,
    read: readCommitment,
    write: ({ commitment }) => commitment && commitmentNames[commitment],
  }),
  text('maturity', maxLine),
  field('status', { type: 'text', width: 14, read: readStatus, write: ({ status }) => statusNames[status] }),
  field('progress', {
    type: 'percent',
    read: (cell, scale) => readProgress(cell, scale),
    write: ({ progress }) => progress,
  }),
  field('budget', {
    parts: ['euros'],
    type: 'euros',
    read(cell) {
      const excludingTax = excludingTaxIn(cell);
      return mapped(readEuros(cell), (euros) => ({
        euros,
        ...(excludingTax !== undefined && { excludingTax }),
      }));
    },
    write: ({ budget }) => budget?.euros,
  }),
  field('budget', {
    label: 'Budget HT ou TTC',
    titles: titles.budgetTax,
    parts: ['excludingTax'],
    type: 'text',
    width: 8,
    read: (cell) => mapped(readTax(cell), (excludingTax) => ({ excludingTax })),
    write: ({ budget }) =>
      budget?.excludingTax === undefined ? undefined : budget.excludingTax ? 'HT' : 'TTC',
  }),
  field('funding', {
    type: 'text',
    width: 40,
    read: readFunding,
    write: ({ funding }) => funding && writeFunding(funding),
  }),
  field('startDate', {
    type: 'date',
    read: readDay,
    write: ({ startDate }) => startDate && dayCell(startDate),
  }),
  field('due', { type: 'date', width: 18, read: readDue, write: ({ due }) => due && dueCell(due) }),
  text('nextStep'),
  text('blocker'),
  part('request', 'text', fieldNames.request, titles['request.text'], paragraph),
  part('request', 'to', 'Demande adressée à', titles['request.to'], line),
  part('request', 'by', 'Demande pour le', titles['request.by'], readDay),
  text('scheme', maxLine),
  field('indicators', {
    type: 'text',
    width: 40,
    read: readIndicators,
    write: ({ indicators }) => indicators && writeIndicators(indicators),
  }),
  part('simplification', 'rule', 'Simplification : règle', titles['simplification.rule'], line),
  part('simplification', 'text', 'Simplification : demande', titles['simplification.text'], paragraph),
  part('simplification', 'state', 'Simplification : état', titles['simplification.state'], line),
  part(
    'simplification',
    'answerDue',
    'Simplification : réponse attendue',
    titles['simplification.answerDue'],
    readDay,
  ),
  field('attachments', {
    type: 'text',
    read: readAttachments,
    write: ({ attachments }) => attachments && writeAttachments(attachments),
  }),
  text('comment'),
];
