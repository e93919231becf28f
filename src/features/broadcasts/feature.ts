import { z } from 'zod';
import { action, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { buttonRow, listMessage, say, textBlock } from '../../core/message';
import { allowed } from '../people';
import { searchTerritories } from '../territories';
import { acknowledgeReceipt } from './acknowledge';
import { searchGroups } from './audience/groups';
import type { Broadcast } from './broadcast';
import { abandon } from './abandon';
import { change } from './control';
import { decideCorrection, dropCorrection } from './corrections/decide-correction';
import { tell, withDesk, withOwn, type BroadcastParts, type Desk } from './desk';
import { offerExport } from './offer-export';
import { composeForm } from './forms/compose-form';
import { audienceForm, saveListForm, scheduleForm } from './forms/draft-forms';
import { editForm } from './forms/edit-form';
import { decide, send, sendTest } from './launch';
import { questions, showNames } from './names';
import { askRecall, dropRecall, recall } from './recall';
import { answerForm, replyForm } from './replies/reply-forms';
import { showReplies } from './replies/show-replies';
import { readRequest } from './request';
import { removeList, showLists } from './saved-lists';
import { show } from './show';
import { broadcastStep } from './step';
import { findOwn, recentOf } from './store';
import { stateNames, texts } from './texts';
import { runDeed } from './typed-deeds';

const payload = z.object({ broadcastId: z.uuid() });
const ofCorrection = payload.extend({ correctionId: z.uuid() });
const ofRevision = payload.extend({ revision: z.int() });

/** One message to many, each at most once, with what becomes of each. */
export function createBroadcastsFeature(parts: BroadcastParts): Feature {
  const own = (name: string, run: (desk: Desk, broadcast: Broadcast) => Promise<HandlerReply>) =>
    action({
      actionId: `broadcasts.${name}`,
      payload,
      run: (context, { broadcastId }) => withOwn(parts, context, broadcastId, run),
    });
  const opensForm = (name: string, given: z.ZodType) =>
    action({
      actionId: `broadcasts.${name}`,
      payload: given,
      run: async (_context, values) => [
        {
          type: 'openForm' as const,
          formId: `broadcasts.${name}`,
          payload: values as { broadcastId: string },
        },
      ],
    });

  return {
    name: 'broadcasts',
    commands: [
      {
        name: 'diffusion',
        typed: 'firstWord',
        summary: texts.summary,
        isMeant: (argument) => readRequest(argument) !== undefined,
        run: (context, argument) => withDesk(parts, context, (desk) => runCommand(desk, argument)),
      },
    ],
    actions: [
      action({
        actionId: 'broadcasts.compose',
        payload: z.unknown(),
        run: async (_context, given) => [
          { type: 'openForm', formId: 'broadcasts.compose', payload: (given ?? {}) as Record<string, never> },
        ],
      }),
      action({
        actionId: 'broadcasts.send',
        payload: ofRevision,
        run: (context, { broadcastId, revision }) =>
          withOwn(parts, context, broadcastId, (desk, broadcast) => send(desk, broadcast, revision)),
      }),
      action({
        actionId: 'broadcasts.approve',
        payload: ofRevision,
        run: (context, asked) => withDesk(parts, context, (desk) => decide(desk, asked, 'approved')),
      }),
      action({
        actionId: 'broadcasts.refuse',
        payload: ofRevision,
        run: (context, asked) => withDesk(parts, context, (desk) => decide(desk, asked, 'refused')),
      }),
      action({
        actionId: 'broadcasts.approveCorrection',
        payload: ofCorrection,
        run: (context, asked) =>
          withDesk(parts, context, (desk) => decideCorrection(desk, asked, 'approved')),
      }),
      action({
        actionId: 'broadcasts.refuseCorrection',
        payload: ofCorrection,
        run: (context, asked) => withDesk(parts, context, (desk) => decideCorrection(desk, asked, 'refused')),
      }),
      own('dropCorrection', dropCorrection),
      own('test', sendTest),
      own('export', async (desk, broadcast) => offerExport(desk, broadcast)),
      own('show', async (desk, broadcast) => tell(await show(desk, broadcast))),
      own('abandon', abandon),
      ...(['pause', 'resume', 'cancel', 'rework', 'resendFailed', 'resendUncertain'] as const).map((deed) =>
        own(deed, (desk, broadcast) => change(desk, broadcast, deed)),
      ),
      own('recall', askRecall),
      own('confirmRecall', recall),
      own('dropRecall', dropRecall),
      action({
        actionId: 'broadcasts.names',
        payload: payload.extend({ which: questions }),
        run: (context, { broadcastId, which }) =>
          withOwn(parts, context, broadcastId, (desk, broadcast) => showNames(desk, broadcast, which)),
      }),
      action({
        actionId: 'broadcasts.replies',
        payload: payload.extend({ from: z.int().min(0).optional() }),
        run: (context, { broadcastId, from }) =>
          withOwn(parts, context, broadcastId, (desk, broadcast) => showReplies(desk, broadcast, from)),
      }),
      action({
        actionId: 'broadcasts.dropList',
        payload: z.object({ listId: z.uuid() }),
        run: (context, { listId }) => withDesk(parts, context, (desk) => removeList(desk, listId)),
      }),
      action({
        actionId: 'broadcasts.acknowledge',
        payload,
        run: (context, { broadcastId }) => acknowledgeReceipt(context, broadcastId),
      }),
      ...['edit', 'audience', 'addAudience', 'schedule', 'saveList', 'reply'].map((name) =>
        opensForm(name, payload),
      ),
      opensForm('answer', payload.extend({ personId: z.string() })),
    ],
    forms: [
      composeForm(parts),
      editForm(parts),
      audienceForm(parts, 'replace'),
      audienceForm(parts, 'add'),
      scheduleForm(parts),
      saveListForm(parts),
      replyForm(),
      answerForm(parts),
    ],
    lookups: [
      {
        lookupId: 'broadcasts.territories',
        search: async (_context: Context, query: string) => searchTerritories(parts.register, query, 100),
      },
      {
        lookupId: 'broadcasts.groups',
        search: async (context: Context, query: string) =>
          context.person && allowed(context.person, 'broadcast.send', parts.register)
            ? searchGroups(parts.kinds, context, context.person, query)
            : [],
      },
    ],
    jobs: [broadcastStep(parts)],
  };
}

async function runCommand(desk: Desk, argument: string): Promise<HandlerReply> {
  const request = readRequest(argument) ?? { kind: 'help' };
  switch (request.kind) {
    case 'new':
      return [{ type: 'openForm', formId: 'broadcasts.compose', payload: {} }];
    case 'list':
      return showList(desk);
    case 'lists':
      return showLists(desk);
    case 'help':
      return tell(listMessage(texts.helpTitle, texts.helpLines(desk.approvalAbove)));
    case 'whichOne':
      return tell(say(texts.whichOne(request.verb)));
    case 'show':
    case 'do': {
      const broadcast = await findOwn(desk.context.tx, desk.person.id, { number: request.number });
      if (!broadcast) return tell(say(texts.noSuch(String(request.number))));
      return request.kind === 'show'
        ? tell(await show(desk, broadcast))
        : runDeed(desk, broadcast, request.deed);
    }
  }
}

async function showList(desk: Desk): Promise<HandlerReply> {
  const recent = await recentOf(desk.context.tx, desk.person.id, 10);
  const lines = recent.map(({ number, title, state }) => `n° ${number} : ${title} (${stateNames[state]})`);
  const intro = recent.length === 0 ? texts.none : texts.help;
  return tell(
    say([texts.listTitle, ...lines, intro].join('\n'), {
      title: texts.listTitle,
      blocks: [
        ...(lines.length === 0 ? [] : [{ type: 'list' as const, items: lines }]),
        textBlock(intro, 'subtle'),
        buttonRow(
          {
            label: texts.newOne,
            actionId: 'broadcasts.compose',
            payload: {},
            style: 'primary',
            opensForm: true,
          },
          ...recent.slice(0, 4).map(({ id, number }) => ({
            label: `Voir la n° ${number}`,
            actionId: 'broadcasts.show',
            payload: { broadcastId: id },
          })),
        ),
      ],
    }),
  );
}
