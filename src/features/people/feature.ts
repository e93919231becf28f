import { z } from 'zod';
import { action, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { say, type Message } from '../../core/message';
import type { TerritoryRegister } from '../territories';
import { jalonHelp } from './help-view';
import { readJalonRequest, type JalonRequest } from './jalon-request';
import { showJournal, showOlderLines } from './journal/show-journal';
import { decide, showRequests } from './linking/decide';
import { enterCode } from './linking/enter-code';
import { requestLink, type LinkingParts } from './linking/request-link';
import { linkingTexts } from './linking/texts';
import { showMorePages, showMyData } from './my-data/show-my-data';
import { rightsMessage } from './my-rights/view';
import { allowed } from './rights';
import { peopleTexts } from './texts';

export interface PeopleParts extends LinkingParts {
  territories: TerritoryRegister;
}

const requestPayload = z.object({ requestId: z.uuid() });
const olderPayload = z.object({
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.enum(['person', 'sheet']), id: z.string().max(100) }),
  ]),
  before: z.string().regex(/^\d{1,18}$/),
});
const pagePayload = z.object({ page: z.int().min(1), until: z.iso.datetime() });

/** Who one is to Jalon: rights, data, and linking an account that its platform does not vouch for. */
export function createPeopleFeature(parts: PeopleParts): Feature {
  const { territories } = parts;
  const help = (context: Context, before?: string): HandlerReply =>
    tell(jalonHelp(allowed(context.person, 'account.approve', territories), before));

  async function answer(context: Context, request: JalonRequest): Promise<HandlerReply> {
    if (request.kind === 'help') return help(context);
    // Elsewhere others read along, and would see what was typed as well.
    if (context.event.scope !== 'personal') return tell(say(linkingTexts.privateOnly));
    switch (request.kind) {
      case 'myRights':
        return tell(rightsMessage(context.person, territories));
      case 'myData':
        return showMyData(context, territories);
      case 'journal':
        return showJournal(context, territories, request.rest);
      case 'requests':
        return showRequests(context, parts);
      case 'link':
      case 'code': {
        if (context.event.actor.platform === 'web') return tell(say(linkingTexts.demonstration));
        const said =
          request.kind === 'link'
            ? await requestLink(context, parts, request.rest)
            : await enterCode(context, parts, request.rest);
        return tell(say(said));
      }
    }
  }

  return {
    name: 'people',
    commands: [
      {
        name: 'jalon',
        typed: 'firstWord',
        isMeant: (argument) => readJalonRequest(argument) !== undefined,
        summary: peopleTexts.summary,
        async run(context, argument) {
          const request = readJalonRequest(argument);
          return request ? answer(context, request) : help(context, peopleTexts.unknownRequest);
        },
      },
    ],
    actions: [
      action({
        actionId: 'people.olderJournal',
        payload: olderPayload,
        run: (context, asked) => showOlderLines(context, territories, asked),
      }),
      action({
        actionId: 'people.moreOfMyData',
        payload: pagePayload,
        run: (context, { page, until }) => showMorePages(context, page, new Date(until)),
      }),
      action({
        actionId: 'people.approve',
        payload: requestPayload,
        run: (context, { requestId }) => decide(context, parts, requestId, 'approved'),
      }),
      action({
        actionId: 'people.refuse',
        payload: requestPayload,
        run: (context, { requestId }) => decide(context, parts, requestId, 'refused'),
      }),
    ],
  };
}

const tell = (message: Message): HandlerReply => [{ type: 'say', audience: 'actor', message }];
