import { action, type Action, type Feature } from '../../../core/feature';
import { forwardForm, forwardPayload } from './forward';
import { questionPayload, settlementForms } from './forms';
import { doWith, type Deed } from './settle';
import { readQueueRequest, showQueue } from './show-queue';
import type { QueueParts } from './tell';
import { queueTexts as texts } from './texts';

const deeds: Record<string, Deed> = {
  'schemes.takeQuestion': 'take',
  'schemes.takeOverQuestion': 'takeOver',
  'schemes.giveBackQuestion': 'giveBack',
  'schemes.handOnQuestion': 'handOn',
};

/** « Transmettre la question », and the queue of those who answer. */
export function queueParts(parts: QueueParts): Required<Pick<Feature, 'commands' | 'actions' | 'forms'>> {
  const opensForm = (formId: string): Action =>
    action({
      actionId: formId,
      payload: questionPayload,
      run: async (_context, payload) => [{ type: 'openForm', formId, payload }],
    });
  return {
    commands: [
      {
        name: 'questions',
        typed: 'firstWord',
        isMeant: (argument) => readQueueRequest(argument) !== undefined,
        summary: texts.summary,
        run: (context, argument) =>
          showQueue(context, parts, readQueueRequest(argument) ?? { kind: 'queue' }),
      },
    ],
    actions: [
      action({
        actionId: 'schemes.forward',
        payload: forwardPayload,
        run: async (_context, payload) => [{ type: 'openForm', formId: 'schemes.forward', payload }],
      }),
      opensForm('schemes.answerQuestion'),
      opensForm('schemes.closeQuestion'),
      ...Object.entries(deeds).map(([actionId, deed]) =>
        action({
          actionId,
          payload: questionPayload,
          run: (context, { questionId }) => doWith(context, parts, questionId, deed),
        }),
      ),
    ],
    forms: [forwardForm(parts), ...settlementForms(parts)],
  };
}
