import { z } from 'zod';
import {
  action,
  form,
  type Action,
  type Context,
  type Feature,
  type HandlerReply,
} from '../../../core/feature';
import { say } from '../../../core/message';
import { journal, type JournalDeed } from '../../people';
import { frenchDate } from '../answering/french-date';
import { draftOfAnswer, monthsLater } from './answer-to-draft';
import { documentForms } from './documents/forms';
import { keepActions, keepForm } from './documents/keep';
import { documentActions } from './documents/look-after';
import { awaitingDialog, takeDocuments } from './documents/receive';
import { deedOf, requireDrafter, requirePublisher, type Drafter } from './editors';
import { cardOfDraft, factForm, searchKnowledge, type EditingParts } from './fact-form';
import { confirmFact, publishDraft, restoreFact, withdrawFact } from './publish';
import { readKnowledgeRequest } from './request';
import { closed, replaced, tell } from './reply';
import { reviewDue, showFact, showHistory, showKnowledge } from './show';
import { findDraft, settleDraft } from './store';
import { editingTexts as texts } from './texts';
import { reasonField, withdrawReason } from './withdraw-reason';

const draftPayload = z.object({ draftId: z.uuid() });
const factPayload = z.object({ factId: z.string().max(300) });

/** Keeping the knowledge in the chat: drafts, publication, corrections, withdrawals, history. */
export function editingParts(
  parts: EditingParts,
): Required<Pick<Feature, 'commands' | 'actions' | 'forms' | 'lookups' | 'dialogs' | 'files'>> {
  const { territories, knowledge } = parts;

  /** A deed of whoever may publish, noted, and said. */
  async function done(
    context: Context,
    deed: JournalDeed,
    factId: string,
    { person }: Drafter,
    said: string,
  ): Promise<HandlerReply> {
    const { tx, now, event } = context;
    await journal(tx, [
      {
        at: now,
        personId: person.id,
        action: deed,
        subject: 'knowledge',
        subjectId: factId,
        source: event.key,
      },
    ]);
    return event.kind === 'action' ? replaced(said) : closed(said);
  }
  const opens = (actionId: string, formId: string): Action =>
    action({
      actionId,
      payload: z.object({ draftId: z.uuid().optional(), factId: z.string().max(300).optional() }),
      run: async (_context, payload) => [{ type: 'openForm', formId, payload }],
    });

  return {
    commands: [
      {
        name: 'connaissances',
        typed: 'firstWord',
        isMeant: (argument) => readKnowledgeRequest(argument) !== undefined,
        summary: texts.summary,
        run: (context, argument) =>
          showKnowledge(context, parts, readKnowledgeRequest(argument) ?? { kind: 'overview' }),
      },
    ],
    files: (context, given) => takeDocuments(context, territories, given),
    dialogs: [awaitingDialog(territories)],
    actions: [
      ...keepActions(territories),
      ...documentActions(territories),
      action({
        actionId: 'schemes.answerToDraft',
        payload: z.object({ questionId: z.uuid() }),
        async run(context, { questionId }) {
          const drafter = requireDrafter(context, territories);
          const draft = await draftOfAnswer(context, knowledge.current(), drafter, questionId);
          return tell(await cardOfDraft(context, parts, draft));
        },
      }),
      action({
        actionId: 'schemes.publishDraft',
        payload: draftPayload,
        async run(context, { draftId }) {
          const drafter = requirePublisher(context, territories);
          const draft = await publishDraft(context.tx, draftId, drafter.visitor, deedOf(context, drafter));
          return done(context, 'knowledge.publish', draft.fact.id, drafter, texts.published(draft.number));
        },
      }),
      action({
        actionId: 'schemes.dropDraft',
        payload: draftPayload,
        async run(context, { draftId }) {
          const drafter = requireDrafter(context, territories);
          const draft = await findDraft(context.tx, { id: draftId }, drafter.visitor);
          // A pilot may drop what she wrote; the rest is for those who publish.
          const isHers = draft?.authorIds.includes(drafter.person.id) === true;
          if (draft && !isHers && !drafter.canPublish) return tell(say(texts.cannotPublish));
          if (!draft || !(await settleDraft(context.tx, draftId, 'dropped', context.now)))
            return tell(say(texts.draftGone));
          return done(context, 'knowledge.drop', draft.fact.id, drafter, texts.dropped(draft.number));
        },
      }),
      opens('schemes.editDraft', 'schemes.draftFact'),
      opens('schemes.draftFact', 'schemes.draftFact'),
      opens('schemes.correctFact', 'schemes.draftFact'),
      opens('schemes.withdrawFact', 'schemes.withdrawFact'),
      opens('schemes.confirmFact', 'schemes.confirmFact'),
      action({
        actionId: 'schemes.restoreFact',
        payload: factPayload,
        async run(context, { factId }) {
          const drafter = requirePublisher(context, territories);
          await restoreFact(context.tx, factId, deedOf(context, drafter));
          return done(context, 'knowledge.restore', factId, drafter, texts.restored(factId));
        },
      }),
      action({
        actionId: 'schemes.reviewDue',
        payload: z.object({ after: z.string().max(1000).optional() }),
        run: async (context, { after }) => {
          requireDrafter(context, territories);
          return reviewDue(context, parts, after);
        },
      }),
      action({
        actionId: 'schemes.factHistory',
        payload: factPayload,
        run: async (context, { factId }) => {
          requireDrafter(context, territories);
          return showHistory(context, factId);
        },
      }),
      action({
        actionId: 'schemes.showFact',
        payload: factPayload,
        run: async (context, { factId }) => {
          requireDrafter(context, territories);
          return showFact(context, parts, factId);
        },
      }),
    ],
    forms: [
      factForm(parts),
      keepForm(territories),
      ...documentForms(territories),
      form({
        formId: 'schemes.withdrawFact',
        openLabel: texts.withdraw,
        payload: factPayload,
        values: z.object({ reason: withdrawReason }),
        async build(context, payload) {
          requirePublisher(context, territories);
          return {
            formId: 'schemes.withdrawFact',
            title: texts.withdrawTitle,
            submitLabel: texts.withdraw,
            payload,
            intro: `« ${payload.factId} »`,
            fields: [reasonField],
          };
        },
        async submit(context, { factId }, { reason }) {
          const drafter = requirePublisher(context, territories);
          await withdrawFact(context.tx, factId, reason, deedOf(context, drafter));
          return done(context, 'knowledge.withdraw', factId, drafter, texts.withdrawn(factId));
        },
      }),
      form({
        formId: 'schemes.confirmFact',
        openLabel: texts.stillRight,
        payload: factPayload,
        values: z.object({ recheck: z.iso.date('Donnez le jour où il faudra le revérifier.') }),
        async build(context, payload) {
          requirePublisher(context, territories);
          return {
            formId: 'schemes.confirmFact',
            title: texts.confirmTitle,
            submitLabel: texts.stillRight,
            payload,
            intro: `« ${payload.factId} »`,
            fields: [
              {
                id: 'recheck',
                label: texts.confirmLabel,
                type: 'date',
                initial: monthsLater(context.now, 12),
              },
            ],
          };
        },
        async submit(context, { factId }, { recheck }) {
          const drafter = requirePublisher(context, territories);
          if (recheck <= context.now.toISOString().slice(0, 10))
            return [{ type: 'rejectForm', problems: { recheck: 'Ce jour est déjà passé.' } }];
          await confirmFact(context.tx, factId, recheck, deedOf(context, drafter));
          return done(
            context,
            'knowledge.check',
            factId,
            drafter,
            texts.confirmed(factId, frenchDate(recheck)),
          );
        },
      }),
    ],
    lookups: [
      {
        lookupId: 'schemes.subjects',
        search: async (_context, query) =>
          searchKnowledge(knowledge.current().subjects, query, ({ id, name, acronym, aliases }) => ({
            value: id,
            label: acronym === undefined ? name : `${name} (${acronym})`,
            words: [id, name, acronym, ...aliases].join(' '),
          })),
      },
      {
        lookupId: 'schemes.sources',
        search: async (_context, query) =>
          searchKnowledge(knowledge.current().sources, query, ({ id, title, publisher }) => ({
            value: id,
            label: `${title}, ${publisher}`,
            words: `${id} ${title} ${publisher}`,
          })),
      },
    ],
  };
}
