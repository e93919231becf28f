const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const dayOfMonth = new RegExp(`\\b(\\d{1,2}(?:er)?) (?=(?:${months})\\b)`, 'g');

/** Keeps together what French never parts at the end of a line: « word », 12 000, 60 %, 950 k€, 1er juin. */
export const typeset = (text: string): string =>
  text
    .replace(/ (?=[»:;?!%€]|[kM]€)/g, '\u00a0')
    .replace(/\b(\d{1,3}) (?=\d{3}\b)/g, '$1\u00a0')
    .replace(/\b(\d{1,2}) h (?=\d\d\b)/g, '$1\u00a0h\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(dayOfMonth, '$1\u00a0');
