import { UserError } from '../../../../core/errors';
import { dialog, type Context, type Dialog, type HandlerReply } from '../../../../core/feature';
import type { InboundFile } from '../../../../core/file';
import { say, type Message } from '../../../../core/message';
import { foldText } from '../../../../core/text';
import { z } from 'zod';
import { allowed } from '../../../people';
import type { TerritoryRegister } from '../../../territories';
import { limits } from '../../documents/document';
import { documentProblems } from '../../documents/texts';
import { requireDrafter } from '../editors';
import { readKnowledgeRequest } from '../request';
import { editingTexts } from '../texts';
import { addImport } from './store';
import { chatTexts as texts } from './texts';
import { receivedMessage } from './views';

const filesAtMost = 5;
const awaitedMinutes = 15;
const dialogId = 'schemes.document';

interface Given {
  files: InboundFile[];
  text: string;
}

/** « connaissances importer »: the next file is for it. */
export function awaitDocument(context: Context, territories: TerritoryRegister): HandlerReply {
  requireDrafter(context, territories);
  return [...tell(say(texts.send)), { type: 'startDialog', dialogId, state: {}, minutes: awaitedMinutes }];
}

export const awaitingDialog = (territories: TerritoryRegister): Dialog =>
  dialog({
    dialogId,
    version: 1,
    state: z.object({}),
    step: async () => undefined,
    files: (context, _state, { files }) => receiveFiles(context, territories, files),
  });

/** Files that come with words that ask for it; of the rest, whoever may import is told how. */
export async function takeDocuments(
  context: Context,
  territories: TerritoryRegister,
  { files, text }: Given,
): Promise<HandlerReply | undefined> {
  if (asksToImport(text)) return receiveFiles(context, territories, files);
  const mayImport = allowed(context.person, 'knowledge.draft', territories);
  if (text !== '' || !mayImport || context.event.scope !== 'personal') return undefined;
  return tell(say(texts.howTo(files.map(({ name }) => `« ${name} »`).join(', '))));
}

const importing = /\b(import|integr|ajout|vers(?:er|e|ez)\b|charg|archiv)/;
const whatIsImported =
  /\b(documents?|fichiers?|pdf|notes?|rapports?|articles?|pages?|textes?|connaissances?|pieces? jointes?|ceci|cela|ca|le|la)\b/;

/** « connaissances importer », or a sentence that says as much. */
function asksToImport(text: string): boolean {
  const [, argument] = /^\/?connaissances?\s+(.*)$/is.exec(text) ?? [];
  if (argument !== undefined && readKnowledgeRequest(argument)?.kind === 'import') return true;
  const folded = foldText(text);
  return !folded.includes('?') && importing.test(folded) && whatIsImported.test(folded);
}

/** Whoever has no right is told so, and nothing is fetched. What is known to be too big is not fetched either. */
async function receiveFiles(
  context: Context,
  territories: TerritoryRegister,
  files: InboundFile[],
): Promise<HandlerReply> {
  const { person, visitor } = requireDrafter(context, territories);
  const { tx, now, event } = context;
  if (event.scope !== 'personal') throw new UserError(editingTexts.privateOnly);
  if (files.length > filesAtMost) throw new UserError(texts.tooMany(filesAtMost));
  const reply: HandlerReply = [];
  for (const file of files) {
    if ((file.size ?? 0) > limits.fileBytes) {
      reply.push(...tell(say(documentProblems.tooBig(file.name, limits.fileBytes))));
      continue;
    }
    const owner = { personId: person.id, visitor, member: event.actor };
    const id = await addImport(tx, { ...owner, file }, now);
    reply.push(...tell(receivedMessage(id, file.name, file.size)));
  }
  return reply;
}

const tell = (message: Message): HandlerReply => [{ type: 'say', audience: 'actor', message }];
