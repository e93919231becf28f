import { say, textBlock, type CardBlock, type Message } from '../../core/message';
import { frenchDate, ofMonth } from './answering/french-date';
import type { KnowledgeIndex } from './answering/knowledge-index';
import { nameOf } from './answering/no-answer';
import type { Source } from './knowledge';
import { texts } from './texts';

/** More nobody follows, and a message holds no more on every platform. */
const addressesAtMost = 15;
const labelAtMost = 150;

/** « Liens »: the pages that the facts of a subject rest on, the most used first. */
export function addressesMessage(index: KnowledgeIndex, subjectId: string): Message {
  const subject = index.subject(subjectId);
  const name = subject ? nameOf(subject) : subjectId;
  const used = new Map<string, number>();
  for (const { sources } of index.factsOf(subjectId))
    for (const id of sources) used.set(id, (used.get(id) ?? 0) + 1);
  const byUrl = new Map<string, Source>();
  for (const [id] of [...used].sort(([, one], [, other]) => other - one)) {
    const source = index.source(id);
    if (source?.url !== undefined && !byUrl.has(source.url)) byUrl.set(source.url, source);
  }
  const links = [...byUrl]
    .slice(0, addressesAtMost)
    .map(([url, source]) => ({ label: labelOf(source), url }));
  if (links.length === 0) return say(texts.noAddress(name));
  const opening = texts.addressesOf(name);
  const text = [opening, ...links.map(({ label, url }) => `• ${label} : ${url}`)].join('\n');
  return say(text, { blocks: [textBlock(opening), { type: 'links', links }] });
}

/** « Sources »: each sentence of an answer with how sure it is, and when its sources were published and read. */
export function provenanceMessage(index: KnowledgeIndex, refs: string[]): Message {
  const statements = refs.flatMap((ref) => index.statement(ref) ?? []);
  if (statements.length === 0) return say(texts.withdrawn);
  const blocks: CardBlock[] = [textBlock(texts.whereFrom, 'strong')];
  const lines: string[] = [texts.whereFrom];
  let number = 0;
  for (const statement of statements) {
    const { text, date, confidence, recheck } = statement;
    const sources = statement.sources.flatMap((id) => index.source(id) ?? []);
    const said = `« ${text} » : état ${onDay(date)}, ${texts.confidence[confidence]}, à revérifier le ${frenchDate(recheck)}.`;
    const shown = sources.map((source) => {
      const checkedAt = ('checkedAt' in statement ? statement.checkedAt : undefined) ?? source.checkedAt;
      const detail = [
        source.publisher,
        ...(source.published === undefined
          ? []
          : [`publié ${source.published.length === 10 ? 'le' : 'en'} ${inWords(source.published)}`]),
        ...(checkedAt === undefined ? [] : [`vérifié le ${frenchDate(checkedAt)}`]),
      ].join(', ');
      number += 1;
      return { number, title: source.title, url: source.url, detail };
    });
    blocks.push(textBlock(said), { type: 'sources', sources: shown });
    lines.push(
      said,
      ...shown.map(
        ({ number, title, detail, url }) => `[${number}] ${[title, detail, url].filter(Boolean).join(', ')}`,
      ),
    );
  }
  return say(lines.join('\n'), { blocks });
}

const onDay = (date: string): string => (date.length === 10 ? `au ${frenchDate(date)}` : ofMonth(date));
const inWords = (date: string): string =>
  date.length === 10 ? frenchDate(date) : ofMonth(date).replace(/^(de |d’|d')/, '');

function labelOf({ title, publisher, checkedAt }: Source): string {
  const checked = checkedAt === undefined ? '' : `, vérifié le ${frenchDate(checkedAt)}`;
  const label = `${title}, ${publisher}`;
  return `${label.length <= labelAtMost ? label : `${label.slice(0, labelAtMost - 1)}…`}${checked}`;
}
