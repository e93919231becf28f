import type { FacetId } from './facets';

export type SubjectKind = 'scheme' | 'actor' | 'event' | 'practice' | 'concept';
export type Confidence = 'haute' | 'moyenne' | 'faible';
/** montant, échéance, ouverture: never said without their date and a contact. à-vérifier: what we do not know. */
export type FactNature = 'montant' | 'échéance' | 'ouverture' | 'à-vérifier';

export interface Subject {
  id: string;
  kind: SubjectKind;
  name: string;
  acronym?: string;
  /** le, la, l', les, or empty. */
  article: string;
  aliases: string[];
  notToBeConfusedWith: string[];
}

/** The wordings of the questions that a facet of a subject answers. */
export interface FacetQuestions {
  subjectId: string;
  facet: FacetId;
  questions: string[];
}

export interface Fact {
  /** `subject/facet/slug`, for ever. */
  id: string;
  subjectId: string;
  facet: FacetId;
  text: string;
  sources: string[];
  /** What the fact speaks of: a year, a month or a day, as ISO text. */
  date: string;
  confidence: Confidence;
  /** ISO day after which it must be checked again. */
  recheck: string;
  /** ISO day on which somebody last saw that it is so; absent: when its sources were last read. */
  checkedAt?: string;
  level?: 'national' | 'régional' | 'local';
  /** INSEE code. */
  region?: string;
  nature?: FactNature;
  /** Ways in which people ask for just this. */
  questions?: string[];
}

export interface Source {
  id: string;
  title: string;
  publisher: string;
  /** Absent for what has no page: an answer of the delegation, a document that was sent. */
  url?: string;
  published?: string;
  /** ISO day on which it was last read. */
  checkedAt?: string;
}

export interface Relation {
  from: string;
  type: string;
  to: string;
  text: string;
  sources: string[];
  date: string;
  confidence: Confidence;
  recheck: string;
}

export interface GlossaryTerm {
  term: string;
  subject?: string;
  meaning: string;
  forms: string[];
  misspellings: string[];
  distinctFrom: string[];
}

export interface Synonyms {
  /** The group goes by its first word. */
  words: string[];
}

/** A document that was imported: its passages are quoted, below what the facts say. */
export interface SourceDocument {
  id: string;
  sourceId: string;
  title: string;
  /** What it speaks of: a year, a month or a day, as ISO text. */
  date: string;
  recheck: string;
  /** Who imported it, and who wrote what is said of it: none of them is the second person. Absent: the command line. */
  authorIds?: string[];
}

/** A paragraph of a document, or an item of one of its lists. */
export interface Passage {
  /** `document/number`, in the order of the document. */
  id: string;
  documentId: string;
  text: string;
  heading?: string;
  /** Of an item: the sentence that announces its list. */
  intro?: string;
  /** « page 3 » */
  place?: string;
}

/** Everything the answers are made of, in the order in which it was written. */
export interface Knowledge {
  subjects: Subject[];
  facets: FacetQuestions[];
  facts: Fact[];
  sources: Source[];
  relations: Relation[];
  glossary: GlossaryTerm[];
  /** Groups of ordinary words of which one may stand for another. */
  synonyms: Synonyms[];
  documents: SourceDocument[];
  passages: Passage[];
}
