import type { Choice, Field, Form } from './form';
import { say, textBlock, type CardBlock, type Message } from './message';
import { questionTexts as texts } from './questions-texts';
import { frenchDate } from './read-answer';

/** What was answered so far. `labels` are the names of values that were searched. */
export interface Answers {
  values: Record<string, string | boolean>;
  labels: Record<string, string>;
}

/** One question; `before` is said above it. `found`: the numbered results of a search. */
export function questionMessage(
  form: Form,
  index: number,
  field: Field,
  answers: Answers,
  { before = [], found = [] }: { before?: string[]; found?: Choice[] } = {},
): Message {
  const choices = field.type === 'choice' ? field.choices : found;
  const how = found.length > 0 ? texts.how.found : texts.how[field.type];
  const current = currentValue(field, answers);
  const isOptional = field.optional === true;
  return fromBlocks([
    ...before.map((text) => textBlock(text)),
    textBlock(texts.head(index + 1, form.fields.length, field.label), 'strong'),
    ...(field.hint === undefined ? [] : [textBlock(field.hint)]),
    ...(choices.length === 0 ? [] : [numbered(choices)]),
    ...(current === undefined ? [] : [textBlock(texts.current(current.label, isOptional))]),
    textBlock(isOptional && current === undefined ? `${how} ${texts.optional}` : how, 'subtle'),
  ]);
}

/** What will be submitted, and how to submit it. */
export function recapMessage(form: Form, answers: Answers, before: string[] = []): Message {
  const facts = form.fields.map((field) => {
    const value = answers.values[field.id];
    return {
      label: field.label,
      value: value === undefined ? texts.none : labelOf(field, value, answers.labels),
    };
  });
  return fromBlocks([
    ...before.map((text) => textBlock(text)),
    textBlock(texts.recap(form.title), 'strong'),
    { type: 'facts', facts },
    textBlock(texts.confirm(form.submitLabel), 'subtle'),
  ]);
}

/** What « garder » keeps: the answer given before, else what the form begins with. */
export function currentValue(
  field: Field,
  { values, labels }: Answers,
): { value: string | boolean; label: string } | undefined {
  const answered = values[field.id];
  if (answered !== undefined) return { value: answered, label: labelOf(field, answered, labels) };
  if (field.initial === undefined || field.initial === '') return undefined;
  if (typeof field.initial === 'object') return field.initial;
  return { value: field.initial, label: labelOf(field, field.initial, labels) };
}

function labelOf(field: Field, value: string | boolean, labels: Record<string, string>): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  switch (field.type) {
    case 'date':
      return frenchDate(value);
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.label ?? value;
    case 'search':
      return labels[field.id] ?? value;
    case 'text':
    case 'checkbox':
      return value;
  }
}

const numbered = (choices: Choice[]): CardBlock => ({
  type: 'facts',
  facts: choices.map(({ label }, place) => ({ label: String(place + 1), value: label })),
});

/** The same words with and without the card. */
function fromBlocks(blocks: CardBlock[]): Message {
  const lines = blocks.flatMap((block) => {
    if (block.type === 'text') return [block.text];
    return block.type === 'facts' ? block.facts.map(({ label, value }) => `${label} : ${value}`) : [];
  });
  return say(lines.join('\n'), { blocks });
}
