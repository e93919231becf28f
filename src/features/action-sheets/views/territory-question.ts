import { buttonRow, say, textBlock, type Message } from '../../../core/message';
import { texts } from '../texts';

const buttonsAtMost = 5;

/** Which territory the numbers are of: a button each while they are few. `text` is what is then read again. */
export function territoryQuestion(among: { id: string; name: string }[], text: string): Message {
  const isFew = among.length <= buttonsAtMost && Buffer.byteLength(text) <= 1000;
  const names = among.map(({ name }) => name);
  const asked = isFew
    ? `${texts.whichTerritory} ${names.join(', ')} ?`
    : `${texts.whichTerritory} ${texts.whichTerritoryMore(among.length)}`;
  if (!isFew) return say(asked);
  return say(asked, {
    blocks: [
      textBlock(texts.whichTerritory),
      buttonRow(
        ...among.map(({ id, name }) => ({
          label: name,
          actionId: 'action-sheets.inTerritory',
          payload: { territoryId: id, text },
        })),
      ),
    ],
  });
}
