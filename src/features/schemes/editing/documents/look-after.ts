import { z } from 'zod';
import { UserError } from '../../../../core/errors';
import { action, type Action, type Context, type HandlerReply } from '../../../../core/feature';
import type { Message } from '../../../../core/message';
import type { TerritoryRegister } from '../../../territories';
import {
  findDocument,
  listDocuments,
  readPassages,
  type FoundDocument,
  type StoredDocument,
} from '../../documents/store';
import { parisDay } from '../../french-day';
import type { SourceDocument } from '../../knowledge';
import { factsDue } from '../due/due-facts';
import { deedOf, requireDrafter, requirePublisher, type Drafter } from '../editors';
import { replaced, tell } from '../reply';
import { editingTexts } from '../texts';
import { documentNamed, dropDocument, lockDocument, publishDocument } from './deeds';
import { ownerOf, settleImport } from './store';
import { chatTexts as texts } from './texts';
import { documentCard, documentList, passagesMessage } from './views';

export const documentPayload = z.object({ documentId: z.string().max(300) });
const passagesAtOnce = 10;
const draftsAtOnce = 5;

/** Published ones whose day to look again has come, or comes within the month. */
export async function dueDocuments({ tx, now }: Pick<Context, 'tx' | 'now'>): Promise<SourceDocument[]> {
  const published = (await listDocuments(tx)).filter(({ state }) => state === 'published');
  return factsDue(
    published.map(({ document }) => document),
    parisDay(now),
  );
}

/** All of them, then the drafts with what can be done about them. */
export async function showDocuments({ tx }: Context, { person }: Drafter): Promise<HandlerReply> {
  const documents = (await listDocuments(tx)).filter((one) => isSeenBy(person, one));
  const drafts = documents.filter(({ state }) => state === 'draft').slice(0, draftsAtOnce);
  const cards: Message[] = [];
  for (const { document } of drafts) {
    const found = await findDocument(tx, document.id);
    if (found) cards.push(documentCard(found));
  }
  return tell(documentList(documents), ...cards);
}

/** Drafts of real people are nothing for invented ones. */
export const isSeenBy = ({ demo }: Pick<Drafter['person'], 'demo'>, { state }: StoredDocument): boolean =>
  !demo || state === 'published';

async function seen({ tx }: Context, { person }: Drafter, id: string): Promise<FoundDocument> {
  const found = await documentNamed(tx, id);
  if (!isSeenBy(person, found)) throw new UserError(texts.noSuch(id));
  return found;
}

export const showDocument = async (context: Context, drafter: Drafter, id: string): Promise<HandlerReply> =>
  tell(documentCard(await seen(context, drafter, id)));

export const documentActions = (territories: TerritoryRegister): Action[] => [
  action({
    actionId: 'schemes.readDocument',
    payload: documentPayload.extend({ after: z.number().int().nonnegative().default(0) }),
    async run(context, { documentId, after }) {
      const found = await seen(context, requireDrafter(context, territories), documentId);
      const passages = await readPassages(context.tx, documentId, { skip: after, take: passagesAtOnce });
      return tell(passagesMessage(found, passages, after));
    },
  }),
  action({
    actionId: 'schemes.publishDocument',
    payload: documentPayload,
    async run(context, { documentId }) {
      const drafter = requirePublisher(context, territories);
      return replaced(await publishDocument(context.tx, documentId, deedOf(context, drafter)));
    },
  }),
  action({
    actionId: 'schemes.dropDocument',
    payload: documentPayload,
    async run(context, { documentId }) {
      const drafter = requireDrafter(context, territories);
      if (drafter.person.demo) {
        const isThere = z.uuid().safeParse(documentId).success;
        if (!isThere || !(await settleImport(context.tx, documentId, ownerOf(drafter), 'kept')))
          throw new UserError(texts.gone);
        return replaced(texts.abandoned);
      }
      const found = await lockDocument(context.tx, documentId);
      // As with facts: who wrote it may drop it; the rest is for those who publish.
      const isHers = found.document.authorIds?.includes(drafter.person.id) === true;
      if (found.state === 'draft' && !isHers && !drafter.canPublish)
        throw new UserError(editingTexts.cannotPublish);
      return replaced(await dropDocument(context.tx, found, deedOf(context, drafter)));
    },
  }),
  ...['correctDocument', 'withdrawDocument', 'confirmDocument'].map((name) =>
    action({
      actionId: `schemes.${name}`,
      payload: documentPayload,
      run: async (_context, payload) => [{ type: 'openForm', formId: `schemes.${name}`, payload }],
    }),
  ),
];
