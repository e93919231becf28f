import { UserError } from '../../../../core/errors';
import type { Tx } from '../../../../core/ports';
import { listDocuments } from '../../documents/store';
import { deedOfCommand, given, type Command } from '../by-command';
import { readReason } from '../withdraw-reason';
import { correctDocument, dropDocument, lockDocument, publishDocument, withdrawDocument } from './deeds';
import { chatTexts as texts } from './texts';
import { documentValuesSchema, valuesOf } from './values';
import { documentLine } from './views';

/** What is said of a document; what is absent stays. */
export interface DocumentCorrection {
  title?: string | undefined;
  publisher?: string | undefined;
  url?: string | undefined;
  date?: string | undefined;
  recheck?: string | undefined;
}

/** Keeping imported documents from the command line, by the rules of the chat. */
export const documentCommands = {
  async list(tx: Tx): Promise<string[]> {
    return (await listDocuments(tx)).map(documentLine);
  },

  async publish(tx: Tx, id: string, command: Command): Promise<string[]> {
    return [await publishDocument(tx, id, await deedOfCommand(tx, command))];
  },

  async withdraw(tx: Tx, id: string, reason: string, command: Command): Promise<string[]> {
    return [await withdrawDocument(tx, id, readReason(reason), await deedOfCommand(tx, command))];
  },

  async drop(tx: Tx, id: string, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    return [await dropDocument(tx, await lockDocument(tx, id), deed)];
  },

  async correct(tx: Tx, id: string, correction: DocumentCorrection, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    const before = await lockDocument(tx, id);
    const values = documentValuesSchema.safeParse({ ...valuesOf(before), ...given(correction) });
    if (!values.success) throw new UserError(values.error.issues.map(({ message }) => message).join('\n'));
    const { document } = await correctDocument(tx, before, values.data, deed);
    return [texts.corrected(document.title)];
  },
};
