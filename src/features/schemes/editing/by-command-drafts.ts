import { UserError } from '../../../core/errors';
import type { Tx } from '../../../core/ports';
import { deedOfCommand, given, note, type Command, type Correction } from './by-command';
import { draftContent, factValuesSchema } from './fact-values';
import { addDraft, findDraft, hasItem, settleDraft } from './store';
import { editingTexts as texts } from './texts';

/** A new fact, as the form of the chat asks for it. */
export interface Proposal extends Correction {
  subject?: string | undefined;
  facet?: string | undefined;
  question?: string | undefined;
}

/** Drafts of facts from the command line, by the rules of the chat. */
export const draftCommands = {
  async propose(tx: Tx, { question, ...proposal }: Proposal, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    if (proposal.source !== undefined && proposal.sourceTitle !== undefined)
      throw new UserError(texts.oneSource);
    const read = factValuesSchema.safeParse({ ...given(proposal), wording: question });
    if (!read.success)
      throw new UserError([...new Set(read.error.issues.map(({ message }) => message))].join('\n'));
    const { subject, source } = read.data;
    if (!(await hasItem(tx, 'subject', subject))) throw new UserError(texts.noSuchSubject(subject));
    if (source !== undefined && !(await hasItem(tx, 'source', source)))
      throw new UserError(texts.noSuchSource(source));
    const authorIds = deed.personId === undefined ? [] : [deed.personId];
    const content = draftContent(read.data, {});
    const draft = await addDraft(tx, { ...content, bornOf: 'hand', authorIds, visitor: null }, deed.now);
    await note(tx, 'knowledge.draft', draft.fact.id, deed);
    return [texts.saved(draft.number), texts.bornOf.hand];
  },

  async drop(tx: Tx, number: number, command: Command): Promise<string[]> {
    const deed = await deedOfCommand(tx, command);
    const draft = await findDraft(tx, { number }, null);
    if (!draft) throw new UserError(texts.noSuchDraft(String(number)));
    if (!(await settleDraft(tx, draft.id, 'dropped', deed.now))) throw new UserError(texts.draftGone);
    await note(tx, 'knowledge.drop', draft.fact.id, deed);
    return [texts.dropped(number)];
  },
};
