// Line ends as people make them in a cell, and what no spreadsheet shows: control characters, marks that hide or
// reverse, halves of characters. The joiner stays, emoji are made with it.
const lineEnd = /\r\n?|[\u2028\u2029\u0085]/g;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufffd]/gu;

/** Text fit for a cell: nothing invisible, line ends as \n; blank text is undefined. */
export function cleanCellText(text: string): string | undefined {
  const clean = text
    .replace(lineEnd, '\n')
    .replace(invisible, (character) => {
      if (character === '\n' || character === '\u200d') return character;
      return character === '\t' ? ' ' : '';
    })
    // Removing one character can bring the halves of another together.
    .replace(/\p{Cs}/gu, '');
  return clean.trim() === '' ? undefined : clean;
}

// What a spreadsheet takes for a formula, in full width too; apostrophes before it are ours or are read as ours.
const formula = /^'*[\s\u200d]*[=+\-@＝＋－＠]/;

/** In a file without cell types, an apostrophe says that what follows is text. */
export function neutraliseFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Takes one neutralising apostrophe away again. */
export function withoutNeutraliser(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/** How a text cell is read. */
export function readCellText(text: string): string | undefined {
  const clean = cleanCellText(text);
  return clean === undefined ? undefined : withoutNeutraliser(clean);
}
