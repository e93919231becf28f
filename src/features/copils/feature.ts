import { z } from 'zod';
import { action, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import type { PersonDirectory } from '../../core/ports';
import { answerCopil } from './answer';
import { showAttendance } from './attendance';
import { offerAttendance } from './attendance-export/offer';
import { followCollection } from './collection/follow';
import { collect } from './collection/start';
import { confirmDraft, dropDraft } from './confirm';
import { answers, type Copil } from './copil';
import { seen, tell, unknown, type CopilParts, type Desk } from './desk';
import { lockDraft } from './drafts/store';
import { conveneLevels, copilForm } from './form/copil-form';
import { replacementForm } from './form/replacement-form';
import { whereLookup } from './form/where-lookup';
import { giveCalendar } from './calendar';
import { chooseHome, removeHome } from './home/choose-home';
import { remindHome } from './home/remind-home';
import { settleHome } from './home/withhold';
import { followNotices } from './notices/follow-notices';
import { resendable, resendNotices } from './notices/resend';
import { proposeCancellation, proposeCopil } from './propose';
import { readCopilRequest, type CopilRequest } from './request';
import { listNext, showCopil } from './show';
import { texts } from './texts';
import { helpMessage } from './views';

const copilPayload = z.object({ copilId: z.uuid() });
const draftPayload = z.object({ draftId: z.uuid() });

export interface CopilsFeatureParts extends CopilParts {
  directory: PersonDirectory;
  /** How old what a pilot sees of a running collection may be. */
  followEveryMs?: number;
}

/** Copils: convened, changed, cancelled, answered; and the collection of news before them. */
export function createCopilsFeature(parts: CopilsFeatureParts): Feature {
  const { register } = parts;
  const withDesk = async (
    context: Context,
    work: (desk: Desk) => Promise<HandlerReply>,
  ): Promise<HandlerReply> =>
    context.person
      ? work({ ...parts, context, person: context.person })
      : [{ type: 'say', audience: 'actor', message: say(texts.stranger) }];

  const openForm = (formId: string, payload: Record<string, string>): HandlerReply => [
    { type: 'openForm', formId, payload },
  ];
  const create = (desk: Desk): HandlerReply =>
    conveneLevels(desk.person, register).length === 0
      ? tell(desk, say(texts.cannotConvene))
      : openForm('copils.form', {});

  /** Only for those who convene it. */
  async function managing(
    desk: Desk,
    where: { id: string } | { number: number },
    work: (copil: Copil) => HandlerReply | Promise<HandlerReply>,
  ): Promise<HandlerReply> {
    const found = await seen(desk, where);
    if (!found) return unknown(desk, 'number' in where ? where.number : 0);
    if (!found.isManager) return tell(desk, say(texts.cannotManage));
    if (found.copil.state === 'cancelled') return tell(desk, say(texts.isCancelled));
    if (found.copil.startsAt <= desk.context.now) return tell(desk, say(texts.isOver));
    return work(found.copil);
  }

  async function run(desk: Desk, request: CopilRequest): Promise<HandlerReply> {
    switch (request.kind) {
      case 'list':
        return listNext(desk);
      case 'new':
        return create(desk);
      case 'help':
        return tell(desk, helpMessage());
      case 'whichOne':
        return tell(desk, say(texts.whichOne(request.word)));
      case 'show':
        return showCopil(desk, { number: request.number });
      case 'modify':
        return managing(desk, request, ({ id }) => openForm('copils.form', { copilId: id }));
      case 'cancel':
        return managing(desk, request, (copil) => proposeCancellation(desk, copil));
      case 'collect':
        return collect(desk, request);
      case 'home':
        return chooseHome(desk, request.number);
      case 'noHome':
        return removeHome(desk, request.number === undefined ? 'here' : { number: request.number });
      case 'attendance': {
        const found = await seen(desk, request);
        return found ? showAttendance(desk, found) : unknown(desk, request.number);
      }
      case 'export': {
        const found = await seen(desk, request);
        return found ? offerAttendance(desk, found) : unknown(desk, request.number);
      }
      case 'answer': {
        const found = await seen(desk, request);
        if (!found) return unknown(desk, request.number);
        const { answer, replacedBy } = request;
        return answer === 'replaced' && replacedBy === undefined
          ? openForm('copils.replacement', { copilId: found.copil.id })
          : answerCopil(desk, found.copil.id, answer, replacedBy?.slice(0, 200));
      }
    }
  }

  return {
    name: 'copils',
    commands: [
      {
        name: 'copil',
        typed: 'firstWord',
        summary: texts.summary,
        isMeant: (argument) => readCopilRequest(argument) !== undefined,
        run: (context, argument) =>
          withDesk(context, (desk) => run(desk, readCopilRequest(argument) ?? { kind: 'help' })),
      },
    ],
    actions: [
      action({
        actionId: 'copils.new',
        payload: z.unknown(),
        run: (context) => withDesk(context, async (desk) => create(desk)),
      }),
      action({
        actionId: 'copils.show',
        payload: copilPayload,
        run: (context, { copilId }) => withDesk(context, (desk) => showCopil(desk, { id: copilId })),
      }),
      action({
        actionId: 'copils.edit',
        payload: copilPayload,
        run: (context, { copilId }) =>
          withDesk(context, (desk) =>
            managing(desk, { id: copilId }, () => openForm('copils.form', { copilId })),
          ),
      }),
      action({
        actionId: 'copils.cancel',
        payload: copilPayload,
        run: (context, { copilId }) =>
          withDesk(context, (desk) =>
            managing(desk, { id: copilId }, (copil) => proposeCancellation(desk, copil)),
          ),
      }),
      action({
        actionId: 'copils.collect',
        payload: copilPayload,
        run: (context, { copilId }) => withDesk(context, (desk) => collect(desk, { id: copilId })),
      }),
      action({
        actionId: 'copils.leaveHome',
        payload: copilPayload,
        run: (context, { copilId }) => withDesk(context, (desk) => removeHome(desk, { id: copilId })),
      }),
      action({
        actionId: 'copils.attendance',
        payload: copilPayload,
        run: (context, { copilId }) =>
          withDesk(context, async (desk) => {
            const found = await seen(desk, { id: copilId });
            return found ? showAttendance(desk, found) : unknown(desk, 0);
          }),
      }),
      action({
        actionId: 'copils.export',
        payload: copilPayload,
        run: (context, { copilId }) =>
          withDesk(context, async (desk) => {
            const found = await seen(desk, { id: copilId });
            return found ? offerAttendance(desk, found) : unknown(desk, 0);
          }),
      }),
      action({
        actionId: 'copils.resend',
        payload: copilPayload.extend({ which: resendable }),
        run: (context, { copilId, which }) =>
          withDesk(context, (desk) => resendNotices(desk, copilId, which)),
      }),
      action({
        actionId: 'copils.answer',
        payload: copilPayload.extend({ answer: z.enum(answers).exclude(['replaced']) }),
        run: (context, { copilId, answer }) =>
          withDesk(context, (desk) => answerCopil(desk, copilId, answer)),
      }),
      action({
        actionId: 'copils.replace',
        payload: copilPayload,
        run: async (_context, { copilId }) => openForm('copils.replacement', { copilId }),
      }),
      action({
        actionId: 'copils.calendar',
        payload: copilPayload,
        run: (context, { copilId }) => withDesk(context, (desk) => giveCalendar(desk, copilId)),
      }),
      action({
        actionId: 'copils.confirm',
        payload: draftPayload,
        run: (context, { draftId }) => withDesk(context, (desk) => confirmDraft(desk, draftId)),
      }),
      action({
        actionId: 'copils.drop',
        payload: draftPayload,
        run: (context, { draftId }) => withDesk(context, (desk) => dropDraft(desk, draftId)),
      }),
      action({
        actionId: 'copils.editDraft',
        payload: draftPayload,
        run: (context, { draftId }) =>
          withDesk(context, async (desk) => {
            const draft = await lockDraft(context.tx, draftId, desk.person.id);
            if (draft?.state === 'replaced') return tell(desk, say(texts.newerPreview));
            if (draft?.state === 'done') return tell(desk, say(texts.alreadyDone));
            if (!draft || draft.state !== 'open') return tell(desk, say(texts.goneDraft));
            const { copilId } = draft;
            return openForm('copils.form', { draftId, ...(copilId !== undefined && { copilId }) });
          }),
      }),
    ],
    forms: [copilForm(parts, proposeCopil), replacementForm(parts)],
    lookups: [whereLookup(register)],
    jobs: [
      followNotices(parts, parts.directory),
      remindHome(parts),
      settleHome(),
      followCollection(register, parts.directory, parts.followEveryMs),
    ],
  };
}
