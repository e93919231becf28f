import { buttonRow, say, textBlock, type Button, type CardBlock, type Message } from '../../../core/message';
import { frenchDate } from '../answering/french-date';
import { frenchDay } from '../french-day';
import type { Fact, Source, SourceDocument } from '../knowledge';
import type { FactDraft, FactRow } from './draft';
import { dueBySource, placeInReview, type DueGroup } from './due/by-source';
import type { RevisionLine } from './store';
import { editingTexts as texts } from './texts';

export type SourceOf = (id: string) => Source | undefined;
export interface Line {
  label: string;
  value: string;
}

export const button = (
  label: string,
  verb: string,
  payload: Button['payload'],
  more: Partial<Button> = {},
): Button => ({
  label,
  actionId: `schemes.${verb}`,
  payload,
  ...more,
});

/** A draft, with what it would change. `before`: the fact that it corrects. */
export function draftCard(draft: FactDraft, before: Fact | undefined, sourceOf: SourceOf): Message {
  const { fact, newSource, wording, bornOf } = draft;
  const known: SourceOf = (id) => (id === newSource?.id ? newSource : sourceOf(id));
  const lines = before
    ? changedLines(before, fact, known)
    : [
        ...factLines(fact, known),
        ...(wording === undefined ? [] : [{ label: texts.labels.wording, value: wording }]),
      ];
  const payload = { draftId: draft.id };
  const intro = `« ${fact.id} ». ${texts.bornOf[bornOf]}`;
  return cardOf(texts.draftTitle(draft.number), intro, lines, [
    button(texts.publish, 'publishDraft', payload, { style: 'primary' }),
    button(texts.edit, 'editDraft', payload, { opensForm: true }),
    button(texts.drop, 'dropDraft', payload),
  ]);
}

export function factCard({ id, data, state }: FactRow, sourceOf: SourceOf, more: Button[] = []): Message {
  const payload = { factId: id };
  const lines = [...factLines(data, sourceOf), { label: texts.labels.state, value: texts.states[state] }];
  const history = button(texts.history, 'factHistory', payload);
  const buttons =
    state === 'published'
      ? [
          button(texts.correct, 'correctFact', payload, { opensForm: true }),
          button(texts.stillRight, 'confirmFact', payload, { opensForm: true }),
          button(texts.withdraw, 'withdrawFact', payload, { opensForm: true }),
          history,
        ]
      : [button(texts.restore, 'restoreFact', payload), history];
  return cardOf(texts.factTitle, `« ${id} »`, lines, [...buttons, ...more]);
}

export function cardOf(
  title: string,
  intro: string,
  lines: Line[],
  buttons: Button[],
  style: 'normal' | 'subtle' = 'subtle',
): Message {
  const blocks: CardBlock[] = [
    textBlock(intro, style),
    { type: 'facts', facts: lines },
    buttonRow(...buttons),
  ];
  const text = [`${title}. ${intro}`, ...lines.map(({ label, value }) => `• ${label} : ${value}`)].join('\n');
  return say(text, { title, blocks });
}

function factLines(fact: Fact, sourceOf: SourceOf): Line[] {
  const { labels } = texts;
  return [
    { label: labels.text, value: fact.text },
    { label: labels.source, value: sourcesText(fact, sourceOf) },
    { label: labels.date, value: frenchDate(fact.date) },
    { label: labels.confidence, value: fact.confidence },
    { label: labels.recheck, value: frenchDate(fact.recheck) },
    ...(fact.nature === undefined ? [] : [{ label: labels.nature, value: fact.nature }]),
  ];
}

/** Each line that differs, before and after. */
export function changedLines(before: Fact, after: Fact, sourceOf: SourceOf): Line[] {
  const old = new Map(factLines(before, sourceOf).map(({ label, value }) => [label, value]));
  const changed = factLines(after, sourceOf).filter(({ label, value }) => old.get(label) !== value);
  const gone = [...old.keys()].filter(
    (label) => !factLines(after, sourceOf).some((line) => line.label === label),
  );
  return [
    ...changed.flatMap(({ label, value }) => [
      { label: `${label}, ${texts.labels.before.toLowerCase()}`, value: old.get(label) ?? '—' },
      { label: `${label}, ${texts.labels.after.toLowerCase()}`, value },
    ]),
    ...gone.map((label) => ({ label, value: `${old.get(label)} → —` })),
  ];
}

const sourcesText = ({ sources }: Fact, sourceOf: SourceOf): string =>
  sources
    .map((id) => {
      const source = sourceOf(id);
      return source
        ? [source.title, source.publisher, source.url].filter((part) => part !== undefined).join(', ')
        : id;
    })
    .join(' ; ');

export function listMessage(title: string, items: string[], empty: string, buttons: Button[] = []): Message {
  if (items.length === 0) return say(empty);
  return say([title, ...items.map((item) => `• ${item}`)].join('\n'), {
    title,
    blocks: [{ type: 'list', items }, ...(buttons.length > 0 ? [buttonRow(...buttons)] : [])],
  });
}

export const newFactButton = button(texts.newFact, 'draftFact', {}, { opensForm: true });

export function historyItems(lines: RevisionLine[], nameOf: (id: string) => string): string[] {
  return lines.map(({ at, change, id, authorIds, publishedBy, reason, before, after }) => {
    const publisher = publishedBy === undefined ? texts.commandLine : nameOf(publishedBy);
    const authors = authorIds.map(nameOf).join(', ') || publisher;
    const said = [reason, textChange(before, after)].filter(Boolean).join(' ; ');
    const line = texts.historyLine(
      frenchDay(at),
      texts.changes[change],
      id,
      texts.writtenBy(authors, publisher),
    );
    return said === '' ? line : `${line} (${said})`;
  });
}

/** What of a fact or of a document is otherwise, in words. */
function textChange(before: unknown, after: unknown): string | undefined {
  const [old, now] = [before, after].map((data) => (data ?? {}) as Record<string, unknown>);
  const changes = Object.entries(comparedFields).flatMap(([field, label]) => {
    const [was, is] = [old?.[field], now?.[field]];
    if (before === undefined || was === is) return [];
    const said = `${quoted(was)} → ${quoted(is)}`;
    return [field === 'text' ? said : `${label} : ${said}`];
  });
  return changes.length === 0 ? undefined : changes.join(' ; ');
}

const comparedFields = {
  text: '',
  title: 'titre',
  publisher: 'publié par',
  url: 'adresse',
} as const;
const quoted = (value: unknown): string => (typeof value === 'string' ? `« ${value} »` : 'rien');

export const draftLine = ({ number, bornOf, fact }: FactDraft): string =>
  texts.draftLine(number, bornOf, fact.text, fact.id);

export const dueLine = ({ recheck, text, id }: Fact): string => `${frenchDate(recheck)} : ${text} (${id})`;

export const dueDocumentLine = ({ recheck, title, id }: SourceDocument): string =>
  texts.dueDocument(frenchDate(recheck), title, id);

const linesAtOnce = 10;

/** Goes through them one after the other. */
export const reviewButton = button(texts.review, 'reviewDue', {}, { style: 'primary' });

/** What falls due, for whoever may confirm it: one message, a few lines, however many there are. */
export function recheckMessage(facts: Fact[], sourceOf: SourceOf, documents: SourceDocument[] = []): Message {
  const title =
    documents.length === 0
      ? texts.recheckTitle(facts.length)
      : texts.recheckBoth(facts.length, documents.length);
  const own = facts.length <= linesAtOnce ? facts.map(dueLine) : groupLines(dueBySource(facts, sourceOf));
  const items = [...own, ...documents.slice(0, linesAtOnce).map(dueDocumentLine)];
  return say([`${title} :`, ...items.map((item) => `• ${item}`), texts.recheckHow].join('\n'), {
    title,
    blocks: [{ type: 'list', items }, textBlock(texts.recheckHow, 'subtle'), buttonRow(reviewButton)],
  });
}

function groupLines(groups: DueGroup[]): string[] {
  const shown = groups.length <= linesAtOnce ? groups : groups.slice(0, linesAtOnce - 1);
  const lines = shown.map(({ source, facts }) =>
    texts.recheckOfSource(
      source ? `${source.title}, ${source.publisher}` : texts.unknownSource,
      facts.length,
      frenchDate(facts.map(({ recheck }) => recheck).sort()[0] ?? ''),
    ),
  );
  const rest = groups.slice(shown.length).flatMap(({ facts }) => facts);
  return rest.length === 0 ? lines : [...lines, texts.recheckMore(rest.length)];
}

/** One fact of the review, with what can be done about it and the way to the next. */
export function reviewCard(row: FactRow, left: number, sourceOf: SourceOf): Message {
  const next =
    left > 1 ? [button(texts.next(left - 1), 'reviewDue', { after: placeInReview(row.data) })] : [];
  return factCard(row, sourceOf, next);
}
