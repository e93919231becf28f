import { UserError } from '../../../../core/errors';
import {
  dialog,
  type Context,
  type Dialog,
  type GivenFiles,
  type HandlerReply,
  type HandlerStep,
  type TakenFiles,
} from '../../../../core/feature';
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
import { announcesFile, asksToImport, namesTheImport } from './asks-to-import';
import { addImport, countUnsettled, ownerOf } from './store';
import { chatTexts as texts } from './texts';
import { receivedMessage } from './views';

const filesAtMost = 5;
const unsettledAtMost = 10;
const awaitedMinutes = 15;
const dialogId = 'schemes.document';

/** « connaissances importer »: the next file is for it. */
export function awaitDocument(context: Context, territories: TerritoryRegister): HandlerReply {
  requireDrafter(context, territories);
  return [...tell(say(texts.send)), awaiting];
}

const awaiting: HandlerStep = { type: 'startDialog', dialogId, state: {}, minutes: awaitedMinutes };

export const awaitingDialog = (territories: TerritoryRegister): Dialog =>
  dialog({
    dialogId,
    version: 1,
    state: z.object({}),
    step: async () => undefined,
    async files(context, _state, { files, text }) {
      const rest = isOfFile(text) ? '' : text;
      try {
        return { reply: await receiveFiles(context, territories, files), rest };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { reply: [...tell(say(error.message)), awaiting], rest };
      }
    },
  });

const isOfFile = (text: string): boolean => namesTheImport(text) || asksToImport(text) || announcesFile(text);

/** Files that come with words that ask for it and for nothing else; of those without a word, whoever may import is told how. */
export async function takeDocuments(
  context: Context,
  territories: TerritoryRegister,
  { files, text }: GivenFiles,
): Promise<TakenFiles | undefined> {
  const receive = async () => ({ reply: await receiveFiles(context, territories, files), rest: '' });
  if (namesTheImport(text)) return receive();
  const mayImport = allowed(context.person, 'knowledge.draft', territories);
  if (!mayImport || context.event.scope !== 'personal') return undefined;
  if (asksToImport(text)) return receive();
  if (text !== '') return undefined;
  return { reply: tell(say(texts.howTo(files.map(({ name }) => `« ${name} »`).join(', ')))), rest: '' };
}

/** Whoever has no right is told so, and nothing is fetched. What is known to be too big is not fetched either. */
async function receiveFiles(
  context: Context,
  territories: TerritoryRegister,
  files: InboundFile[],
): Promise<HandlerReply> {
  const owner = ownerOf(requireDrafter(context, territories));
  const { tx, now, event } = context;
  if (event.scope !== 'personal') throw new UserError(editingTexts.privateOnly);
  if (files.length > filesAtMost) throw new UserError(texts.tooMany(filesAtMost));
  const waiting = await countUnsettled(tx, owner);
  if (waiting + files.length > unsettledAtMost) throw new UserError(texts.tooManyWaiting(unsettledAtMost));
  const reply: HandlerReply = [];
  for (const file of files) {
    if ((file.size ?? 0) > limits.fileBytes) {
      reply.push(...tell(say(documentProblems.tooBig(file.name, limits.fileBytes))));
      continue;
    }
    const id = await addImport(tx, { ...owner, member: event.actor, file }, now);
    reply.push(...tell(receivedMessage(id, file.name, file.size)));
  }
  return reply;
}
