import { z } from 'zod';
import { dialogConversation } from './dialog';
import { UserError } from './errors';
import {
  action,
  dialog,
  type Context,
  type Feature,
  type FormDefinition,
  type HandlerReply,
} from './feature';
import type { Field, Form } from './form';
import { say } from './message';
import type { Dialogs } from './ports';
import { questionTexts as texts } from './questions-texts';
import { currentValue, questionMessage, recapMessage } from './questions-views';
import { readAnswer, type Answer } from './read-answer';
import { askQuestionsActionId, formMessage, openFormPayload } from './resolve';
import type { Routes } from './route';
import { cleanTyped, foldText } from './text';
import { coreTexts } from './texts';

const dialogId = 'core.questions';
const minutes = 60;
/** Of a search that found more, the first are shown. */
const foundAtMost = 10;
const queryLimit = 200;

const stateSchema = z.object({
  formId: z.string(),
  payload: z.json(),
  /** As a form would submit them. */
  values: z.record(z.string(), z.union([z.string(), z.boolean()])),
  /** Names of the values that were searched. */
  labels: z.record(z.string(), z.string()),
  /** Of the question; behind the last one stands the recap. */
  index: z.number().int().min(0),
  /** What a search has found, to choose from. */
  found: z.array(z.object({ label: z.string(), value: z.string() })),
});
type State = z.infer<typeof stateSchema>;

interface Asked {
  context: Context;
  definition: FormDefinition;
  form: Form;
  state: State;
}

/**
 * Any form, asked field by field in a conversation. `known` gives the forms and look-ups of all features, once they
 * are collected.
 */
export function createQuestionsFeature(known: () => Pick<Routes, 'forms' | 'lookups'>): Feature {
  async function open(context: Context, state: State): Promise<Asked | undefined> {
    const definition = known().forms.get(state.formId);
    const payload = definition?.payload.safeParse(state.payload);
    if (!definition || !payload?.success) return undefined;
    const form = await definition.build(context, payload.data);
    return { context, definition, form, state };
  }

  /** What is typed for a field: read, looked up where the field is a search. Several found: they are to be shown. */
  async function understand(
    { context, state }: Asked,
    field: Field,
    text: string,
  ): Promise<Exclude<Answer, { kind: 'search' }> | { kind: 'found'; found: State['found']; isCut: boolean }> {
    const answer = readAnswer(field, text, state.found);
    if (answer.kind !== 'search' || field.type !== 'search')
      return answer.kind === 'search' ? { kind: 'problem', sentence: texts.noChoice } : answer;
    const query = cleanTyped(answer.query).slice(0, queryLimit);
    const found = (await known().lookups.get(field.lookupId)?.search(context, query)) ?? [];
    const same = found.filter(({ label }) => foldText(label) === foldText(query));
    const [only, ...others] = same.length === 1 ? same : found;
    if (!only) return { kind: 'problem', sentence: texts.nothingFound(query) };
    if (others.length === 0) return { kind: 'value', ...only };
    return { kind: 'found', found: found.slice(0, foundAtMost), isCut: found.length > foundAtMost };
  }

  async function answerField(asked: Asked, field: Field, text: string): Promise<HandlerReply> {
    const { state } = asked;
    const word = foldText(text);
    const current = currentValue(field, state);
    // To pass over a question changes nothing: what is there is emptied by its own word alone.
    if (current && (word === 'passer' || word === 'garder')) return accept(asked, field, current);
    if (word === 'garder') return askAgain(asked, texts.nothingToKeep);
    if (word === 'passer' || word === 'vider')
      return field.optional === true ? accept(asked, field, undefined) : askAgain(asked, texts.needed);
    const answer = await understand(asked, field, text);
    switch (answer.kind) {
      case 'value':
        return accept(asked, field, answer);
      case 'problem':
        return askAgain(asked, answer.sentence);
      case 'found':
        return ask({ ...asked, state: { ...state, found: answer.found } }, [
          texts.foundSeveral(answer.isCut),
        ]);
    }
  }

  return {
    name: 'core',
    actions: [
      action({
        actionId: askQuestionsActionId,
        payload: openFormPayload,
        async run(context, { formId, payload }) {
          const state: State = { formId, payload, values: {}, labels: {}, index: 0, found: [] };
          // Elsewhere the bot hears mentions alone.
          const asked = context.event.scope === 'personal' ? await open(context, state) : undefined;
          if (!asked) return tell(coreTexts.staleButton);
          const { title, intro, fields } = asked.form;
          // Built again for each question, it goes on from what the person saw at the first.
          asked.state.payload = asked.form.payload;
          const before = [texts.opening(title, fields.length), ...(intro === undefined ? [] : [intro])];
          return ask(asked, [...before, texts.words]);
        },
      }),
    ],
    dialogs: [
      dialog({
        dialogId,
        version: 1,
        state: stateSchema,
        hearsAll: true,
        async step(context, state, text) {
          const asked = await open(context, state);
          if (!asked) return tell(coreTexts.staleForm);
          const { definition, form } = asked;
          switch (foldText(text)) {
            case 'retour':
              return state.index === 0
                ? askAgain(asked, texts.first)
                : ask(at(asked, Math.min(state.index, form.fields.length) - 1));
            case 'aide':
              return askAgain(asked, texts.help);
            case 'plus tard': {
              const waiting = { ...state, title: form.title, openLabel: definition.openLabel };
              const message = formMessage(waiting, context.event.scope, texts.later(form.title));
              return [{ type: 'say', audience: 'conversation', message }];
            }
          }
          const field = form.fields[state.index];
          return field ? answerField(asked, field, text) : confirm(asked, text);
        },
      }),
    ],
  };
}

/** The form itself was submitted: what was asked beside it is answered. */
export async function endQuestions(dialogs: Dialogs, context: Context, formId: string): Promise<void> {
  const conversation = dialogConversation(context);
  const running = await dialogs.find(context.tx, context.event.actor, conversation);
  if (running?.dialogId !== dialogId || stateSchema.safeParse(running.state).data?.formId !== formId) return;
  await dialogs.end(context.tx, context.event.actor, conversation);
}

/** Kept if the form takes it, as far as that can be said before the other answers are there. */
function accept(
  asked: Asked,
  field: Field,
  given: { value: string | boolean; label: string } | undefined,
): HandlerReply {
  const { [field.id]: _value, ...values } = asked.state.values;
  const { [field.id]: _label, ...labels } = asked.state.labels;
  if (given) {
    values[field.id] = given.value;
    if (field.type === 'search') labels[field.id] = given.label;
  }
  const sentence = problemsOf(asked.definition, values)[field.id];
  if (sentence !== undefined) return askAgain(asked, sentence);
  const next = at({ ...asked, state: { ...asked.state, values, labels } }, asked.state.index + 1);
  const isShown = given !== undefined && field.type !== 'text' && field.type !== 'checkbox';
  return goOn(next, isShown ? [texts.noted(field.label, given.label)] : []);
}

/** The next question; behind the last one the recap, unless an answer is refused beside the others. */
function goOn(asked: Asked, before: string[]): HandlerReply {
  if (asked.state.index < asked.form.fields.length) return ask(asked, before);
  const problems = problemsOf(asked.definition, asked.state.values);
  return Object.keys(problems).length > 0 ? correct(asked, problems) : ask(asked, before);
}

/** Back to the first question whose answer is refused; what is refused of the whole stays at the recap. */
function correct(asked: Asked, problems: Record<string, string>): HandlerReply {
  const { fields } = asked.form;
  const refused = fields.findIndex(({ id }) => problems[id] !== undefined);
  const sentences = refused < 0 ? Object.values(problems) : [problems[fields[refused]?.id ?? ''] ?? ''];
  return ask(at(asked, refused < 0 ? fields.length : refused), sentences);
}

async function confirm(asked: Asked, text: string): Promise<HandlerReply> {
  const { context, definition, form, state } = asked;
  const typed = foldText(text).replace(/[.! ]+$/, '');
  if (!['envoyer', 'oui', 'ok', 'valider', foldText(form.submitLabel)].includes(typed)) return ask(asked);
  const values = definition.values.safeParse(state.values);
  if (!values.success) return correct(asked, problemsOf(definition, state.values));
  try {
    const payload = definition.payload.parse(form.payload);
    const reply = await definition.submit(context, payload, values.data);
    const rejected = reply.find((step) => step.type === 'rejectForm');
    return rejected ? correct(asked, rejected.problems) : reply.filter(({ type }) => type !== 'closeForm');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return askAgain(asked, error.message);
  }
}

/** A sentence by field; of the whole form under ''. */
function problemsOf(definition: FormDefinition, values: State['values']): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of definition.values.safeParse(values).error?.issues ?? [])
    problems[String(issue.path[0] ?? '')] ??= issue.message;
  return problems;
}

const at = (asked: Asked, index: number): Asked => ({
  ...asked,
  state: { ...asked.state, index, found: [] },
});

const askAgain = (asked: Asked, sentence: string): HandlerReply => ask(asked, [sentence]);

/** The question, or the recap behind the last one; the answer comes with the next message. */
function ask({ form, state }: Asked, before: string[] = []): HandlerReply {
  const field = form.fields[state.index];
  const message = field
    ? questionMessage(form, state.index, field, state, { before, found: state.found })
    : recapMessage(form, state, before);
  return [
    { type: 'say', audience: 'conversation', message },
    { type: 'startDialog', dialogId, state, minutes },
  ];
}

const tell = (text: string): HandlerReply => [{ type: 'say', audience: 'conversation', message: say(text) }];
