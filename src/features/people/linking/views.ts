import { buttonRow, say, textBlock, type CardBlock, type Message } from '../../../core/message';
import type { WaitingRequest } from './store';
import { linkingTexts } from './texts';

export interface ShownRequest extends WaitingRequest {
  /** Of the person that she says she is, or the address of the settings. */
  name: string;
  organisation: string | undefined;
}

/** `outcome`: what became of the one that was just decided. `more`: how many there is no room for. */
export function requestsMessage(requests: ShownRequest[], more: number, outcome?: string): Message {
  const lines = requests.map(linkingTexts.requestLine);
  const intro = requests.length > 0 ? linkingTexts.requestsIntro : linkingTexts.noRequest;
  const rest = more > 0 ? [linkingTexts.moreRequests(more)] : [];
  const before = outcome === undefined ? [intro] : [outcome, intro];
  const blocks: CardBlock[] = before.map((text) => textBlock(text));
  requests.forEach(({ id: requestId }, index) => {
    const payload = { requestId };
    blocks.push(
      textBlock(lines[index] ?? ''),
      buttonRow(
        { label: linkingTexts.approve, actionId: 'people.approve', payload, style: 'primary' },
        { label: linkingTexts.refuse, actionId: 'people.refuse', payload, style: 'danger' },
      ),
    );
  });
  blocks.push(...rest.map((text) => textBlock(text)));
  return say([...before, ...lines.map((line) => `• ${line}`), ...rest].join('\n'), {
    title: linkingTexts.requestsTitle,
    blocks,
  });
}
