import { z } from 'zod';
import { action, type Action } from '../../../core/feature';
import { buttonRow, say, textBlock, type Button } from '../../../core/message';
import { cleanTyped } from '../../../core/text';
import type { Answer } from '../answering/answer';
import { facetIds } from '../facets';
import { texts } from '../texts';
import { recordFeedback, verdicts, type Verdict } from './store';

/** With the ids beside it, no more than a button carries on every platform. */
const keptQuestion = 250;

const payloadSchema = z.object({
  answerId: z.uuid(),
  question: z.string().max(keptQuestion),
  subjectId: z.string().optional(),
  facet: z.enum(facetIds).optional(),
  verdict: z.enum(verdicts),
});

/** Below an answer that says something: small talk and questions back are not judged. */
export function feedbackButtons(answer: Answer, question: string, answerId: string): Button[] {
  if (answer.sources.length === 0 || answer.options) return [];
  const { subjectId, facet } = answer.topic;
  const button = (verdict: Verdict): Button => ({
    label: texts[verdict],
    actionId: 'schemes.judge',
    payload: {
      answerId,
      question: cleanTyped(question).slice(0, keptQuestion),
      ...(subjectId !== undefined && { subjectId }),
      ...(facet !== undefined && { facet }),
      verdict,
    },
  });
  return verdicts.map(button);
}

/** « Utile », « Pas utile »: kept without a name, and thanked for. */
export function judgeAction(): Action {
  return action({
    actionId: 'schemes.judge',
    payload: payloadSchema,
    run: async ({ tx, now, event }, payload) => {
      await recordFeedback(tx, { ...payload, demo: event.actor.platform === 'web', at: now });
      if (payload.verdict === 'useful')
        return [{ type: 'say', audience: 'actor', message: say(texts.judgedUseful) }];
      const forward: Button = {
        label: texts.forwardTitle,
        actionId: 'schemes.forward',
        payload: { question: payload.question },
        opensForm: true,
      };
      const blocks = [textBlock(texts.judgedUseless), buttonRow(forward)];
      return [{ type: 'say', audience: 'actor', message: say(texts.judgedUseless, { blocks }) }];
    },
  });
}
