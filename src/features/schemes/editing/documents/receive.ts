import { UserError } from '../../../../core/errors';
import { dialog, type Context, type Dialog, type HandlerReply } from '../../../../core/feature';
import type { InboundFile } from '../../../../core/file';
import { say } from '../../../../core/message';
import { z } from 'zod';
import { allowed } from '../../../people';
import type { TerritoryRegister } from '../../../territories';
import { limits } from '../../documents/document';
import { documentProblems } from '../../documents/texts';
import { requireDrafter } from '../editors';
import { tell } from '../reply';
import { editingTexts } from '../texts';
import { asksToImport, namesTheImport } from './asks-to-import';
import { addImport, countUnsettled } from './store';
import { chatTexts as texts } from './texts';
import { receivedMessage } from './views';

const filesAtMost = 5;
const unsettledAtMost = 10;
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

/** Files that come with words that ask for it and for nothing else; of those without a word, whoever may import is told how. */
export async function takeDocuments(
  context: Context,
  territories: TerritoryRegister,
  { files, text }: Given,
): Promise<HandlerReply | undefined> {
  if (namesTheImport(text)) return receiveFiles(context, territories, files);
  const mayImport = allowed(context.person, 'knowledge.draft', territories);
  if (!mayImport || context.event.scope !== 'personal') return undefined;
  if (asksToImport(text)) return receiveFiles(context, territories, files);
  return text === '' ? tell(say(texts.howTo(files.map(({ name }) => `« ${name} »`).join(', ')))) : undefined;
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
  const waiting = await countUnsettled(tx, { personId: person.id, visitor });
  if (waiting + files.length > unsettledAtMost) throw new UserError(texts.tooManyWaiting(unsettledAtMost));
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
