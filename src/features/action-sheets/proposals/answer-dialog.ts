import { dialog, type Context, type Dialog, type HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { foldText } from '../../../core/text';
import { tell, type Desk } from '../desk';
import { proposeRead } from '../propose';
import { readMessage } from '../read-message';
import type { Reading } from '../reading/understand-update';
import { texts } from '../texts';
import { questionDialogId, waitingSchema, type Waiting } from './ask';
import { withoutCorrection } from './amend';
import { saysNo } from './yes-and-no';

const wordsAtMost = 10;

/** While a question waits, « la 10 » or « 80 % » answers it: the message is read again with that in its place. */
export function answerDialog(
  withDesk: (context: Context, work: (desk: Desk) => Promise<HandlerReply>) => Promise<HandlerReply>,
): Dialog {
  return dialog({
    dialogId: questionDialogId,
    version: 1,
    state: waitingSchema,
    // « fiche 10 » is an answer here, though it is a command elsewhere.
    hearsAll: true,
    step: async (context, waiting, text) => {
      const typed = foldText(text).replace(/[ .!]+$/, '');
      if (saysNo(text)) return withDesk(context, async (desk) => tell(desk, say(texts.cancelled)));
      if (typed.endsWith('?') || typed.split(' ').length > wordsAtMost) return undefined;
      let isAnswer = true;
      const reply = await withDesk(context, async (desk) => {
        const words = await completed(desk, waiting, withoutCorrection(text).trim());
        isAnswer = words !== undefined;
        return words === undefined
          ? []
          : proposeRead(desk, await readMessage(desk, words), words, waiting.way);
      });
      return isAnswer ? reply : undefined;
    },
  });
}

/** The words of the message with the answer in them; undefined when what was typed is no answer. */
async function completed(desk: Desk, { words, asked }: Waiting, typed: string): Promise<string | undefined> {
  const place = asked.typed !== undefined && words.includes(asked.typed) ? asked.typed : undefined;
  if (asked.kind === 'sheet') {
    const number = await namedSheet(desk, typed);
    if (number === undefined) return undefined;
    return place === undefined ? `fiche ${number} : ${words}` : words.replace(place, () => String(number));
  }
  const alone = await readMessage(desk, typed);
  if (alone.kind !== 'read' || !saysAValue(alone.reading, asked.sheet, typed)) return undefined;
  const corrected = `${words}, non pardon, ${typed}`;
  if (place === undefined) return corrected;
  const replaced = instead(words, place, typed);
  const kindOf = async (said: string): Promise<Reading['kind']> => {
    const read = await readMessage(desk, said);
    return read.kind === 'read' ? read.reading.kind : 'nothing';
  };
  // « 65 % » may stand for « la 8 à 60 % », sheet and all.
  const withSheet = `fiche ${asked.sheet} : ${replaced}`;
  for (const said of [replaced, withSheet]) if ((await kindOf(said)) === 'proposal') return said;
  return (await kindOf(replaced)) === 'nothing' ? corrected : replaced;
}

/** The answer in the place of what was in doubt, with its question mark. */
function instead(words: string, place: string, typed: string): string {
  const at = words.indexOf(place);
  return `${words.slice(0, at)}${typed}${words.slice(at + place.length).replace(/^\s*\?+/, '')}`;
}

/** « 80 % », « 60 », « fin mars »; « la 9 est à 80 % » speaks of something else, a remark of nothing that was asked. */
function saysAValue(reading: Reading, sheet: number, typed: string): boolean {
  switch (reading.kind) {
    case 'nothing':
      return /^\d[\d.,\s]*$/.test(typed);
    case 'question':
      return 'sheet' in reading.question && reading.question.sheet === sheet;
    case 'proposal':
      return reading.items.every(
        ({ sheet: named, status, progress, budget, dueDate, lead }) =>
          named === sheet && [status, progress, budget, dueDate, lead].some((value) => value !== undefined),
      );
  }
}

/** « 10 », « la 10 », « fiche 10 », or a title. */
async function namedSheet(desk: Desk, typed: string): Promise<number | undefined> {
  const digits = /^\/?(?:c'est |pour |sur )?(?:la |fiche |la fiche |n ?[°o] ?|#)*(\d{1,4})[ .!]*$/i.exec(
    typed,
  )?.[1];
  if (digits !== undefined) return Number(digits);
  const read = await readMessage(desk, typed);
  if (read.kind !== 'read' || read.reading.kind !== 'nothing') return undefined;
  const [only, second] = read.reading.sheets;
  return second === undefined ? only : undefined;
}
