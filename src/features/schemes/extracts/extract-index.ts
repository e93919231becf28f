import { mapInSteps, type Steps } from '../in-slices';
import type { Knowledge, Passage, SourceDocument } from '../knowledge';
import { buildInSteps, type SearchIndex } from '../retrieval';

/** A sentence of a document, with what stands around it. */
export interface Extract {
  text: string;
  passage: Passage;
  document: SourceDocument;
  /** Its place among the passages of the index, and among the sentences of its passage. */
  passageAt: number;
  sentenceAt: number;
}

export interface ExtractIndex {
  documents: SourceDocument[];
  passages: Passage[];
  extracts: Extract[];
  search: SearchIndex;
  /** What a document is about: its title, its date in words, and how it begins. */
  aboutOf(documentId: string): string;
}

const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const beginsWith = 2;

/** Undefined without documents: then there is nothing to quote. */
export function* indexExtracts({
  documents,
  passages,
  synonyms,
}: Knowledge): Steps<ExtractIndex | undefined> {
  if (passages.length === 0) return undefined;
  const byId = new Map(documents.map((document) => [document.id, document]));
  const sentences = yield* mapInSteps(passages, (passage, passageAt): Extract[] => {
    const document = byId.get(passage.documentId);
    if (!document) return [];
    return sentencesOf(passage.text).map((text, sentenceAt) => ({
      text,
      passage,
      document,
      passageAt,
      sentenceAt,
    }));
  });
  const extracts = sentences.flat();
  const about = new Map(
    documents.map((document) => [
      document.id,
      [
        document.title,
        dateInWords(document.date),
        ...passages
          .filter(({ documentId }) => documentId === document.id)
          .slice(0, beginsWith)
          .map(({ text }) => text),
      ].join(' . '),
    ]),
  );
  return {
    documents,
    passages,
    extracts,
    search: yield* buildInSteps(
      extracts.map(({ text, passage }) => ({
        text,
        names: [passage.heading, passage.intro].filter(Boolean).join(' . '),
        questions: passage.text === text ? '' : passage.text,
      })),
      synonyms.map(({ words }) => words),
    ),
    aboutOf: (id) => about.get(id) ?? '',
  };
}

function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  return [
    day === undefined ? '' : String(Number(day)),
    month === undefined ? '' : (months[Number(month) - 1] ?? ''),
    year,
    date,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Ends of sentences, and not those of abbreviations and initials. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["»)]?)(?<!\b(?:M|Mme|Mr|Dr|art|cf|ex|etc|p|n°|vol)\.)\s+(?=["«(]?\s?[\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** « 30/04/2019 » as a document would write it: 30 avril 2019. */
export const daysInWords = (text: string): string =>
  text.replace(
    /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b/g,
    (all, day: string, month: string, year: string) => {
      const name = months[Number(month) - 1];
      return name === undefined ? all : `${Number(day)} ${name} ${year}`;
    },
  );
