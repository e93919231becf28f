import type { Person } from '../../core/person';
import { foldText } from '../../core/text';
import type { Further } from './reading/further';
import type { ReadItem } from './reading/resolve';
import type { FieldValues } from './revision';
import type { Lead, Sheet } from './sheet';
import { withEntries } from './typed-fields/list-lines';

/** What was read of a sheet, as new values of its fields. `people`: those of its territory, who may lead it. */
export function toValues(item: ReadItem, sheet: Sheet, people: readonly Person[]): FieldValues {
  const set: FieldValues = {};
  if (item.status !== undefined) set.status = item.status;
  if (item.progress !== undefined) set.progress = item.progress;
  if (item.budget !== undefined) {
    // Where neither « HT » nor « TTC » is said, what was known of it still holds.
    const excludingTax = item.excludingTax ?? sheet.fields.budget?.excludingTax;
    set.budget = { euros: item.budget, ...(excludingTax !== undefined && { excludingTax }) };
  }
  if (item.dueDate !== undefined)
    set.due = { date: item.dueDate, ...(item.duePeriod !== undefined && { period: item.duePeriod }) };
  if (item.blocker !== undefined) set.blocker = item.blocker;
  if (item.nextStep !== undefined) set.nextStep = item.nextStep;
  if (item.comment !== undefined) set.comment = item.comment;
  if (item.lead !== undefined) set.lead = toLead(item.lead, people);
  if (item.partners !== undefined) set.partners = withPartners(sheet.fields.partners ?? [], item.partners);
  for (const further of item.further ?? []) addFurther(set, further, sheet);
  return withConsequences(set, sheet);
}

function addFurther(set: FieldValues, further: Further, { fields }: Sheet): void {
  switch (further.field) {
    case 'startDate':
      set.startDate = further.value;
      break;
    case 'commitment':
      set.commitment = further.value;
      break;
    case 'simplification':
      set.simplification = further.value;
      break;
    case 'request':
      set.request = further.value;
      break;
    case 'funding':
      set.funding = withEntries('funding', set.funding ?? fields.funding ?? [], [further.value]);
      break;
    case 'indicators': {
      const known = set.indicators ?? fields.indicators ?? [];
      const before = known.find(({ name }) => foldText(name) === foldText(further.value.name));
      set.indicators = withEntries('indicators', known, [{ ...before, ...further.value }]);
      break;
    }
    default:
      set[further.field] = further.value;
  }
}

/**
 * What no longer holds back is no blocker; shown before → after like the rest, and kept in the history. What hinders a
 * sheet that was not stopped stays when it merely begins.
 */
export function withConsequences(set: FieldValues, sheet: Sheet): FieldValues {
  const { status } = set;
  const wasStopped = sheet.fields.status === 'bloque' || sheet.fields.status === 'suspendu';
  const isOver = status === 'termine' || status === 'abandonne';
  const leaves = isOver || (wasStopped && (status === 'en_cours' || status === 'a_lancer'));
  return leaves && set.blocker === undefined && sheet.fields.blocker !== undefined
    ? { ...set, blocker: null }
    : set;
}

/** Somebody of the directory where the name fits one person alone; else the name as it was typed. */
export function toLead(name: string, people: readonly Person[]): Lead {
  const words = nameWords(name);
  const fitting = people.filter(({ displayName }) => {
    const known = nameWords(displayName);
    return words.length > 0 && words.every((word) => known.includes(word));
  });
  const [only, second] = fitting;
  return only && !second ? { personId: only.id } : { name: name.trim() };
}

const nameWords = (name: string): string[] =>
  foldText(name)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !/^(?:m|mr|mme|mlle|monsieur|madame|dr)$/.test(word));

function withPartners(known: string[], added: string[]): string[] {
  const folded = new Set(known.map(foldText));
  return [...known, ...added.filter((name) => !folded.has(foldText(name)))];
}
