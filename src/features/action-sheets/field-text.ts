import {
  andList,
  axisNames,
  commitmentNames,
  euros,
  fieldNames,
  frenchDay,
  fundingNames,
  statusNames,
} from './french';
import { sameValue, type FieldChange } from './revision';
import { disagreementsIn, type Disagreement, type FieldName, type Lead, type SheetFields } from './sheet';

/** Names of people by their id: somebody who was erased has none. */
export type Names = ReadonlyMap<string, string>;

export const erasedName = 'personne effacée';

export const leadName = (lead: Lead, names: Names): string =>
  'name' in lead ? lead.name : (names.get(lead.personId) ?? erasedName);

/** What a person reads for the value of a field; undefined when there is none. */
export function fieldText<F extends FieldName>(field: F, value: unknown, names: Names): string | undefined {
  if (value === undefined || value === null) return undefined;
  const writer = writers[field] as (value: unknown, names: Names) => string;
  return writer(value, names);
}

const asIs = (value: string): string => value;

const writers: { [F in FieldName]: (value: NonNullable<SheetFields[F]>, names: Names) => string } = {
  title: asIs,
  axis: (axis) => axisNames[axis],
  need: asIs,
  description: asIs,
  lead: leadName,
  partners: (partners) => (partners.length === 0 ? 'aucun' : andList(partners)),
  commitment: (commitment) => commitmentNames[commitment],
  maturity: asIs,
  status: (status) => statusNames[status],
  progress: (progress) => `${progress} %`,
  budget: ({ euros: sum, excludingTax }) =>
    `${euros(sum)}${excludingTax === undefined ? '' : excludingTax ? ' HT' : ' TTC'}`,
  funding: (lines) =>
    lines
      .map(
        ({ funder, euros: sum, state }) =>
          `${funder}${sum === undefined ? '' : ` ${euros(sum)}`} (${fundingNames[state]})`,
      )
      .join(' ; '),
  startDate: (day) => frenchDay(day),
  due: ({ date, period }) => (period === undefined ? frenchDay(date) : `${period} (${frenchDay(date)})`),
  nextStep: asIs,
  blocker: asIs,
  request: ({ to, text, by }) =>
    `${text} (${/^copil$/i.test(to) ? 'au copil' : `à ${to}`}${by === undefined ? '' : `, pour le ${frenchDay(by)}`})`,
  scheme: asIs,
  indicators: (lines) =>
    lines
      .map(({ name, target, reached, date }) =>
        [name, target && `cible ${target}`, reached && `atteint ${reached}`, date && `au ${frenchDay(date)}`]
          .filter(Boolean)
          .join(', '),
      )
      .join(' ; '),
  simplification: ({ rule, text, state, answerDue }) =>
    [rule, text, state, answerDue && `réponse attendue le ${frenchDay(answerDue)}`]
      .filter(Boolean)
      .join(' ; '),
  attachments: (links) => links.map(({ label, url }) => `${label} : ${url}`).join(' ; '),
  disagreement: (all, names) =>
    disagreementsIn(all)
      .map((one) => disagreementText(one, names))
      .join(' ; '),
  comment: asIs,
};

export const disagreementText = ({ personId, text }: Disagreement, names: Names): string =>
  `${names.get(personId) ?? erasedName} : ${text}`;

/** Those that came, and those that were lifted. */
function disagreementChange(before: unknown, after: unknown, names: Names): string {
  const [old, now] = [disagreementsIn(before), disagreementsIn(after)];
  const without = (all: Disagreement[], others: Disagreement[]) =>
    all.filter((one) => !others.some((other) => sameValue(one, other)));
  return [
    ...without(now, old).map((one) => `${fieldNames.disagreement} : ${disagreementText(one, names)}`),
    ...without(old, now).map((one) => `${fieldNames.disagreement} levé : ${disagreementText(one, names)}`),
  ].join(' ; ');
}

/** « Avancement : 30 % → 40 % » */
export function changeText({ field, before, after }: FieldChange, names: Names): string {
  const from = fieldText(field, before, names);
  const to = fieldText(field, after, names);
  if (field === 'disagreement') return disagreementChange(before, after, names);
  if (field === 'blocker' && to === undefined) return `${fieldNames.blocker} : ${from ?? 'rien'} → levé`;
  if (field === 'comment') return `${fieldNames.comment} : ${to ?? 'retiré'}`;
  if (from === undefined) return `${fieldNames[field]} : ${to ?? 'rien'}`;
  return `${fieldNames[field]} : ${from} → ${to ?? 'plus rien'}`;
}
