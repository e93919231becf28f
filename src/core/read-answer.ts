import type { Choice, Field } from './form';
import { foldText } from './text';
import { questionTexts } from './questions-texts';

/** What a typed answer means for a field. `search`: it is to be looked up. */
export type Answer =
  | { kind: 'value'; value: string | boolean; label: string }
  | { kind: 'search'; query: string }
  | { kind: 'problem'; sentence: string };

/** `found` are the numbered results of the search before, if the field asked to choose one. */
export function readAnswer(field: Field, text: string, found: Choice[] = []): Answer {
  switch (field.type) {
    case 'text':
      return field.maxLength !== undefined && text.length > field.maxLength
        ? problem(questionTexts.tooLong(field.maxLength))
        : { kind: 'value', value: text, label: text };
    case 'date': {
      const value = readDate(text);
      return value === undefined
        ? problem(questionTexts.noDate)
        : { kind: 'value', value, label: frenchDate(value) };
    }
    case 'checkbox': {
      const isYes = /^(oui|o|ok|d'accord)[.!]?$/.test(foldText(text));
      if (!isYes && !/^(non|n)[.!]?$/.test(foldText(text))) return problem(questionTexts.yesOrNo);
      return { kind: 'value', value: isYes, label: isYes ? 'oui' : 'non' };
    }
    case 'choice': {
      const named = pick(field.choices, text);
      if (named.length > 1) return problem(questionTexts.several(named.map(({ label }) => label)));
      return named[0] ? chosen(named[0]) : problem(questionTexts.noChoice);
    }
    case 'search': {
      const [named, ...others] = pick(found, text);
      return named && others.length === 0 ? chosen(named) : { kind: 'search', query: text };
    }
  }
}

/** The choice of that very name, else of that number, else all those with it in their name. */
function pick(choices: Choice[], text: string): Choice[] {
  const typed = foldText(text);
  const same = choices.filter(({ label }) => foldText(label) === typed);
  if (same.length > 0) return same;
  const number = /^(\d{1,3})[.)]?$/.exec(typed)?.[1];
  const numbered = number === undefined ? undefined : choices[Number(number) - 1];
  if (numbered) return [numbered];
  return typed.length < 2 ? [] : choices.filter(({ label }) => foldText(label).includes(typed));
}

/** `YYYY-MM-DD`, from that or from `JJ/MM/AAAA`; undefined when no calendar has that day. */
function readDate(text: string): string | undefined {
  const typed = text.trim();
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed);
  const [, year = '', month = '', day = ''] = french
    ? [undefined, french[3], french[2], french[1]]
    : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? []);
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${value}T00:00:00Z`);
  // A day beyond the end of its month would be read as one of the next.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value) ? value : undefined;
}

/** `JJ/MM/AAAA`, from `YYYY-MM-DD`. */
export const frenchDate = (value: string): string => value.split('-').reverse().join('/');

const chosen = ({ label, value }: Choice): Answer => ({ kind: 'value', value, label });
const problem = (sentence: string): Answer => ({ kind: 'problem', sentence });
