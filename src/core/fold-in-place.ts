/** Emoji, and what joins or colours them; digits and signs that may become one are themselves. */
const picture =
  /^(?:(?![➔➜➡©®™↔↗↘])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\uFE0F\u200D\u20E3])$/u;
const combining = /\p{M}/gu;

/**
 * Lower case, no accents, straight apostrophes and spaces, and exactly as long as what was typed: a place found in
 * the folded text is the same place in the message.
 */
export function foldInPlace(text: string): string {
  let folded = '';
  for (const unit of text.normalize('NFC')) folded += foldUnit(unit);
  return folded;
}

/** What `foldInPlace` needs to stay as long as the message. */
export const composed = (text: string): string => text.normalize('NFC');

function foldUnit(unit: string): string {
  if (/\s/.test(unit)) return unit === '\n' ? '\n' : ' ';
  if ('’‘ʼ`´'.includes(unit)) return "'";
  if ('–—‑−'.includes(unit)) return '-';
  // Pictures say nothing that words do not; an arrow does.
  if (picture.test(unit)) return ' '.repeat(unit.length);
  if ('“”«»'.includes(unit)) return '"';
  if ('⇒➔➜➡⟶'.includes(unit)) return '→';
  const bare = unit.normalize('NFD').replace(combining, '').toLowerCase();
  return bare.length === unit.length ? bare : unit;
}
