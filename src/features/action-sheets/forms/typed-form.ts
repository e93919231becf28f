import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import type { Field } from '../../../core/form';
import type { TerritoryRegister } from '../../territories';
import { axisNames } from '../french';
import { applyValues, type FieldValues } from '../revision';
import { axes, type FieldName, type SheetFields } from '../sheet';
import { texts } from '../texts';
import { readTyped, type Typed } from '../typed-fields/read-typed';
import { shownTyped } from '../typed-fields/shown-typed';
import { columnOf, fieldOf, isPlainText, type TypedName } from '../typed-fields/typed-columns';
import { markedTitle } from '../views/proposal';
import { formTextLimit, hasRoom, tooLongHere } from './form-values';
import { journalSheetRead } from '../journal-reading';
import { fieldsAt, sheetFor } from './sheet-for';
import { isSameText } from './shown-values';
import { proposedFor, sheetFormPayload, writeForm, type SheetFormPayload } from './write-form';

/** A field id has no point in it: platforms make names of them. */
const idOf = (name: TypedName): string =>
  name.replace(/\.(.)/, (_point, letter: string) => letter.toUpperCase());

export interface TypedFormParts {
  formId: string;
  openLabel: string;
  title(number: number): string;
  names: readonly TypedName[];
  hints: Partial<Record<TypedName, string>>;
}

/** A form of the fields that no sentence says. Submitting it is itself the confirmation. */
export function typedForm(register: TerritoryRegister, parts: TypedFormParts): FormDefinition {
  const { formId, names } = parts;
  return form<SheetFormPayload, Record<string, string>>({
    formId,
    openLabel: parts.openLabel,
    payload: sheetFormPayload,
    // Each is read against what the person saw, so its sentences come with the submission.
    values: z.record(z.string(), z.string()),
    async build(context, payload) {
      const { sheet, desk } = await sheetFor(context, register, payload.sheetId);
      await journalSheetRead(desk, sheet);
      const item = await proposedFor(desk, payload);
      const fields = applyValues(sheet.fields, item?.set ?? {});
      const left = payload.left ?? names.filter((name) => !hasRoom(shownTyped(name, fields)));
      const shown = names.filter((name) => !left.includes(name));
      const tooLong = names.filter((name) => left.includes(name)).map((name) => columnOf(name).label);
      return {
        formId,
        title: parts.title(sheet.number),
        submitLabel: 'Enregistrer',
        payload: {
          ...payload,
          revision: payload.revision ?? item?.revision ?? sheet.revision,
          ...(left.length > 0 && { left }),
        },
        intro: [markedTitle(sheet), ...tooLong.map(tooLongHere)].join('\n'),
        fields: shown.map((name) => inputOf(name, parts.hints[name], fields)),
      };
    },
    async submit(context, payload, values) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const seen = await fieldsAt(desk, sheet, payload.revision ?? sheet.revision);
      const shown = names.filter((name) => !payload.left?.includes(name));
      const item = await proposedFor(desk, payload);
      const stood = applyValues(sheet.fields, item?.set ?? {});
      const isAs = (fields: SheetFields) => (name: TypedName) =>
        isSameText(values[idOf(name)], shownTyped(name, fields));
      const touched = new Set(shown.filter((name) => !isAs(seen)(name)).map(fieldOf));
      const typed: Typed = Object.fromEntries(
        shown.filter((name) => touched.has(fieldOf(name))).map((name) => [name, values[idOf(name)]]),
      );
      if ('title' in typed && !typed.title?.trim())
        return [{ type: 'rejectForm', problems: { title: texts.needsTitle } }];
      const read = readTyped(sheet.territoryId, seen, typed);
      if ('set' in read) {
        const own = new Set<FieldName>(shown.map(fieldOf));
        // What was proposed and left as it stood is written as it was proposed.
        const asProposed = Object.entries(item?.set ?? {}).filter(
          ([field]) =>
            own.has(field as FieldName) && shown.filter((name) => fieldOf(name) === field).every(isAs(stood)),
        );
        const set = { ...read.set, ...(Object.fromEntries(asProposed) as FieldValues) };
        return writeForm(desk, sheet, payload, set, own);
      }
      const problems = Object.entries(read.problems).map(([name, problem]): [string, string] => [
        idOf(name as TypedName),
        problem,
      ]);
      return [{ type: 'rejectForm', problems: Object.fromEntries(problems) }];
    },
  });
}

function inputOf(name: TypedName, hint: string | undefined, fields: SheetFields): Field {
  const { label, type } = columnOf(name);
  const initial = shownTyped(name, fields);
  const base = {
    id: idOf(name),
    label,
    ...(hint !== undefined && { hint }),
    ...(name !== 'title' && { optional: true as const }),
    ...(initial !== undefined && { initial }),
  };
  if (name === 'axis')
    return { ...base, type: 'choice', choices: axes.map((value) => ({ value, label: axisNames[value] })) };
  if (type === 'date') return { ...base, type: 'date' };
  return isLine(name)
    ? { ...base, type: 'text', maxLength: 300 }
    : { ...base, type: 'text', multiline: true, maxLength: formTextLimit };
}

const lines: readonly TypedName[] = [
  'title',
  'maturity',
  'scheme',
  'request.to',
  'simplification.rule',
  'simplification.state',
];
const isLine = (name: TypedName): boolean => isPlainText(name) && lines.includes(name);
