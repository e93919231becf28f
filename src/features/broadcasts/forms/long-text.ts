/** What a form may weigh on every platform: a dialog of Teams is refused from about 28 kB, labels and all. */
const formBytes = 21_000;
const fieldBytes = 300;

/** A text in parts of that length at most, cut between paragraphs, lines or words where it can be. */
export interface CutText {
  parts: string[];
  /** The white space that stood between each and the next. */
  joints: string[];
}

export function cutText(text: string, limit: number): CutText {
  const parts: string[] = [];
  const joints: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    const part = rest.slice(0, at).trimEnd();
    const after = rest.slice(at).trimStart();
    joints.push(rest.slice(part.length, rest.length - after.length));
    parts.push(part);
    rest = after;
  }
  return { parts: [...parts, rest], joints };
}

/** The first so many parts fit into a form; what lies beyond stays as it is. */
export function partsShown({ parts }: CutText): number {
  let room = formBytes;
  const tooMany = parts.findIndex((part) => {
    room -= Buffer.byteLength(JSON.stringify(part)) + fieldBytes;
    return room < 0;
  });
  return tooMany < 0 ? parts.length : Math.max(1, tooMany);
}

/** Of the field that holds it; the first one is the message itself. */
export const partId = (index: number): string => `text_${index + 1}`;

/** What the fields say of a text that was shown in them: changed where it was changed, and whole. */
export function readParts(before: string, values: Record<string, unknown>, limit: number): string {
  const cut = cutText(before, limit);
  const { parts, joints } = cut;
  const shown = partsShown(cut);
  const typed = (id: string): string => {
    const value = values[id];
    return typeof value === 'string' ? value.trim() : '';
  };
  const written = parts.map((part, index) =>
    index >= shown ? part : typed(index === 0 ? 'text' : partId(index)),
  );
  // Where a word was cut in two, its halves belong together as long as both are there.
  const between = joints.map((joint, index) =>
    joint === '' && written[index] !== parts[index] ? ' ' : joint,
  );
  return joinText(written, between);
}

/** What stood between two parts stands there again; a part that was emptied goes with it. */
export function joinText(parts: string[], joints: string[]): string {
  return parts
    .map((part, index) => ({ part, joint: joints[index - 1] ?? '\n\n' }))
    .filter(({ part }) => part !== '')
    .map(({ part, joint }, index) => (index === 0 ? part : joint + part))
    .join('');
}

function cutAt(text: string, limit: number): number {
  for (const between of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(between, limit);
    if (at > limit / 2) return at;
  }
  // Not in the middle of a character of two units.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
