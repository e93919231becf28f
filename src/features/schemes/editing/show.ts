import { UserError } from '../../../core/errors';
import type { Context, HandlerReply } from '../../../core/feature';
import { say, type Message } from '../../../core/message';
import type { KnowledgeIndex } from '../answering/knowledge-index';
import { listUnanswered } from '../escalation/unanswered/store';
import { facetHeadings, facetIds } from '../facets';
import { listUseless } from '../feedback/store';
import { uselessLines } from '../feedback/useless-lines';
import { parisDay } from '../french-day';
import { nextInReview, placeInReview } from './due/by-source';
import { factsDue } from './due/due-facts';
import { dueDocuments, showDocument, showDocuments } from './documents/look-after';
import { awaitDocument } from './documents/receive';
import { requireDrafter, type Drafter } from './editors';
import { cardOfDraft, type EditingParts } from './fact-form';
import type { KnowledgeRequest } from './request';
import { readHistoryLines } from './history-lines';
import { tell } from './reply';
import { findDraft, findFactRow, listDrafts } from './store';
import { editingTexts as texts } from './texts';
import {
  dueDocumentLine,
  dueLine,
  factCard,
  listMessage,
  newFactButton,
  reviewButton,
  reviewCard,
} from './views';

const cardsAtOnce = 5;
const listedAtMost = 30;
const historyLines = 15;

/** « connaissances … », in private alone: drafts and history are nobody else's business. */
export async function showKnowledge(
  context: Context,
  parts: EditingParts,
  request: KnowledgeRequest,
): Promise<HandlerReply> {
  const drafter = requireDrafter(context, parts.territories);
  if (context.event.scope !== 'personal') return tell(say(texts.privateOnly));
  const index = parts.knowledge.current();
  switch (request.kind) {
    case 'overview':
      return tell(await overview(context, index, drafter));
    case 'new':
      return [{ type: 'openForm', formId: 'schemes.draftFact', payload: {} }];
    case 'drafts': {
      const drafts = await listDrafts(context.tx, drafter.visitor);
      if (drafts.length === 0) return tell(say(texts.noDrafts));
      const cards: Message[] = [];
      for (const draft of drafts.slice(0, cardsAtOnce)) cards.push(await cardOfDraft(context, parts, draft));
      return tell(...cards);
    }
    case 'draft': {
      const draft = await findDraft(context.tx, { number: request.number }, drafter.visitor);
      if (!draft) throw new UserError(texts.noSuchDraft(String(request.number)));
      return tell(await cardOfDraft(context, parts, draft));
    }
    case 'due': {
      const due = factsDue(index.facts, parisDay(context.now)).slice(0, listedAtMost);
      const lines = [...due.map(dueLine), ...(await dueDocuments(context)).map(dueDocumentLine)];
      return tell(listMessage(texts.dueIntro, lines, texts.nothingDue, [reviewButton]));
    }
    case 'review':
      return reviewDue(context, parts, undefined);
    case 'useless': {
      const lines = uselessLines(await listUseless(context.tx, drafter.person.demo), (id) =>
        index.subject(id),
      );
      return tell(listMessage(texts.uselessTitle, lines, texts.noUseless));
    }
    case 'import':
      return awaitDocument(context, parts.territories);
    case 'documents':
      return showDocuments(context, drafter);
    case 'document':
      return showDocument(context, drafter, request.documentId);
    case 'history':
      return showHistory(context, request.factId);
    case 'fact':
      return showFact(context, parts, request.factId);
    case 'subject':
      return tell(subjectMessage(index, request.name));
  }
}

export async function showFact(
  { tx }: Context,
  { knowledge }: EditingParts,
  factId: string,
): Promise<HandlerReply> {
  const row = await findFactRow(tx, factId);
  if (!row) throw new UserError(texts.noSuchFact(factId));
  return tell(factCard(row, knowledge.current().source));
}

/** The next fact to look at again. `after`: the place of the one before. */
export async function reviewDue(
  { tx, now }: Context,
  { knowledge }: EditingParts,
  after: string | undefined,
): Promise<HandlerReply> {
  const index = knowledge.current();
  const due = factsDue(index.facts, parisDay(now));
  for (
    let { fact, left } = nextInReview(due, after);
    fact;
    { fact, left } = nextInReview(due, placeInReview(fact))
  ) {
    const row = await findFactRow(tx, fact.id);
    // What was withdrawn since is passed over.
    if (row?.state === 'published') return tell(reviewCard(row, left, index.source));
  }
  return tell(say(after === undefined ? texts.nothingDue : texts.reviewDone));
}

export async function showHistory(
  { tx, now, person, event }: Context,
  factId?: string,
): Promise<HandlerReply> {
  const deed = { personId: person?.id, now, source: event.key };
  const items = await readHistoryLines(tx, factId, historyLines, deed);
  return tell(listMessage(texts.historyTitle, items, texts.noHistory));
}

async function overview(
  context: Context,
  index: KnowledgeIndex,
  { visitor, person }: Drafter,
): Promise<Message> {
  const { tx, now } = context;
  const items = texts.overview(
    index.facts.length,
    (await listDrafts(tx, visitor)).length,
    factsDue(index.facts, parisDay(now)).length,
    (await listUnanswered(tx, person.demo)).length,
    (await listUseless(tx, person.demo)).length,
  );
  return listMessage(texts.overviewTitle, items, '', [newFactButton]);
}

/** The facts of a subject in the order of its headings, each with the identifier to write after the command. */
function subjectMessage(index: KnowledgeIndex, name: string): Message {
  const id = index.subject(name)?.id ?? index.findNames(name)[0]?.subjectId;
  const subject = id === undefined ? undefined : index.subject(id);
  if (!subject) throw new UserError(texts.noSuchSubject(name));
  const items = facetIds.flatMap((facet) =>
    index.factsOf(subject.id, facet).map((fact) => `${facetHeadings[facet]} : ${fact.text} (${fact.id})`),
  );
  const cut = items.slice(0, listedAtMost);
  const more = items.length - cut.length;
  return listMessage(
    texts.factsOf(subject.name),
    more > 0 ? [...cut, `et ${more} autres`] : cut,
    texts.noDrafts,
    [newFactButton],
  );
}
