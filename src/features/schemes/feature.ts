import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dialogConversation } from '../../core/dialog';
import { action, dialog, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { homeOf } from '../../core/person';
import type { PersonDirectory } from '../../core/ports';
import { cleanTyped, foldText } from '../../core/text';
import { searchTerritories, type TerritoryRegister } from '../territories';
import type { Answer } from './answering/answer';
import { answerFacet, answerQuestion } from './answering/answer-question';
import { facetIds } from './facets';
import { askForRechecks } from './editing/due/ask-for-rechecks';
import { editingParts } from './editing/parts';
import { feedbackButtons, judgeAction } from './feedback/actions';
import { aboutActions } from './about-actions';
import { isToForward } from './escalation/forward';
import { queueParts } from './escalation/parts';
import { recordUnanswered } from './escalation/unanswered/store';
import { parisDay } from './french-day';
import type { KnowledgeSource } from './knowledge-source';
import { readTopic, writeTopic } from './store';
import { texts } from './texts';
import { answerMessage } from './views';

export interface SchemesParts {
  knowledge: KnowledgeSource;
  territories: TerritoryRegister;
  directory: PersonDirectory;
}

const facetPayload = z.object({ subjectId: z.string(), facet: z.enum(facetIds) });
const optionsState = z.object({ options: z.array(z.object({ label: z.string(), question: z.string() })) });
const whichMinutes = 10;

/** Questions and answers on schemes; every sentence that no other feature took ends here. */
export function createSchemesFeature({ knowledge, territories, directory }: SchemesParts): Feature {
  const queue = queueParts({ territories, directory });
  const editing = editingParts({ territories, knowledge });

  async function ask(context: Context, text: string): Promise<HandlerReply> {
    const conversation = dialogConversation(context);
    const topic = await readTopic(context.tx, context.event.actor, conversation, context.now);
    const answer = answerQuestion(knowledge.current(), territories, text, {
      topic,
      person: context.person && homeOf(context.person),
      today: isoDay(context.now),
    });
    return show(context, answer, text);
  }

  async function show(context: Context, answer: Answer, question?: string): Promise<HandlerReply> {
    if (question !== undefined && answer.canForward)
      await recordUnanswered(context.tx, {
        question: cleanTyped(question),
        demo: context.event.actor.platform === 'web',
        day: parisDay(context.now),
      });
    await writeTopic(context.tx, context.event.actor, dialogConversation(context), answer.topic, context.now);
    const feedback = question === undefined ? [] : feedbackButtons(answer, question, randomUUID());
    const reply: HandlerReply = [
      { type: 'say', audience: 'conversation', message: answerMessage(answer, question, feedback) },
    ];
    if (answer.options)
      reply.push({
        type: 'startDialog',
        dialogId: 'schemes.which',
        state: { options: answer.options },
        minutes: whichMinutes,
      });
    return reply;
  }

  return {
    name: 'schemes',
    commands: [
      {
        name: 'dispositif',
        typed: 'firstWord',
        summary: 'une question sur un dispositif, par exemple « dispositif VTE »',
        run: (context, argument) =>
          argument === '' ? Promise.resolve(tell(texts.askQuestion)) : ask(context, argument),
      },
      ...queue.commands,
      ...editing.commands,
    ],
    sentence: async (context, text) =>
      isToForward(text) ? [{ type: 'openForm', formId: 'schemes.forward', payload: {} }] : ask(context, text),
    actions: [
      judgeAction(),
      action({
        actionId: 'schemes.facet',
        payload: facetPayload,
        run: (context, { subjectId, facet }) =>
          show(context, answerFacet(knowledge.current(), subjectId, facet, isoDay(context.now))),
      }),
      ...aboutActions(knowledge, show),
      action({
        actionId: 'schemes.choose',
        payload: z.object({ question: z.string() }),
        run: (context, { question }) => ask(context, question),
      }),
      ...queue.actions,
      ...editing.actions,
    ],
    forms: [...queue.forms, ...editing.forms],
    jobs: [askForRechecks()],
    lookups: [
      ...editing.lookups,
      {
        lookupId: 'schemes.territories',
        search: async (_context, query) => searchTerritories(territories, query, 20),
      },
    ],
    files: editing.files,
    dialogs: [
      ...editing.dialogs,
      dialog({
        dialogId: 'schemes.which',
        version: 1,
        state: optionsState,
        step: async (context, { options }, text) => {
          const chosen = chooseOption(options, text);
          return chosen && ask(context, chosen.question);
        },
      }),
    ],
  };
}

const ordinals = [
  'premier|premiere|1|un|une',
  'deuxieme|second|seconde|2|deux|autre|dernier|derniere',
  'troisieme|3|trois',
  'quatrieme|4|quatre',
];

/** « le premier », its number, or part of its name. */
function chooseOption<T extends { label: string }>(options: T[], text: string): T | undefined {
  const typed = foldText(text).replace(/^(du|de la|de l'|des|de|le|la|les|l')\s*/, '');
  const byPlace = ordinals.findIndex((words) => new RegExp(`^(${words})$`).test(typed));
  if (byPlace >= 0) return options[byPlace];
  const named = options.filter(({ label }) => typed.length >= 2 && foldText(label).includes(typed));
  return named.length === 1 ? named[0] : undefined;
}

const tell = (text: string): HandlerReply => [{ type: 'say', audience: 'conversation', message: say(text) }];
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
