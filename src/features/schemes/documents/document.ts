export type DocumentKind = 'markdown' | 'text' | 'html' | 'pdf' | 'docx';

/** A piece of a document as it was written: a heading, a paragraph or an item of a list, with where it stands. */
export interface Block {
  kind: 'heading' | 'text' | 'item';
  text: string;
  /** « page 3 », where the document has pages. */
  place?: string;
}

export interface ReadDocument {
  kind: DocumentKind;
  /** What the document calls itself, and when it says that it was written (ISO, to the precision that it says). */
  title?: string;
  date?: string;
  blocks: Block[];
  /** French: what was left out, one phrase each. */
  notRead: string[];
}

/** Done and to do: pages, or steps. */
export type Progress = (done: number, total: number) => void;

export const limits = {
  fileBytes: 20_000_000,
  unpackedBytes: 60_000_000,
  /** Of a Word file: a hundred times what a long report has. Each costs a kilobyte or two of memory while it is read. */
  xmlTags: 400_000,
  characters: 2_000_000,
  passages: 5000,
  titleCharacters: 300,
  pages: 1000,
  seconds: 60,
};
