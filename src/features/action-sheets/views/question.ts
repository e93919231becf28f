import { buttonRow, say, textBlock, type Message } from '../../../core/message';
import type { KnownSheet } from '../reading/known-sheet';
import type { Reading } from '../reading/understand-update';
import { questionText } from '../questions';

/** One question instead of a proposal; the sheets that it hesitates between are buttons. */
export function questionMessage(
  reading: Exclude<Reading, { kind: 'proposal' }>,
  known: readonly KnownSheet[],
  text: string,
): Message {
  const asked = questionText(reading, known);
  const among =
    reading.kind === 'question' && reading.question.kind === 'whichSheet' ? reading.question.numbers : [];
  if (among.length === 0 || among.length > 5 || Buffer.byteLength(text) > 1000) return say(asked);
  const buttons = among.map((number) => ({
    label: `${number} : ${known.find((sheet) => sheet.number === number)?.title ?? ''}`.slice(0, 70),
    actionId: 'action-sheets.about',
    payload: { number, text },
  }));
  return say(asked, { blocks: [textBlock(asked), buttonRow(...buttons)] });
}
