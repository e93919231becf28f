import type { PostedMessage } from '../../../core/message';
import type { Tx } from '../../../core/ports';
import { liveKeysShown, refreshLive, type MessageFor } from '../../../delivery/refresh-live';

/** One message that is shown, for whoever reads it. */
export interface LiveText {
  liveKey: string;
  messageFor: MessageFor;
}

/** Brings those of them that stand before somebody up to date, if the transaction commits. */
export async function refreshShown(
  tx: Tx,
  messages: LiveText[],
  change: { cause: string; now: Date; except?: PostedMessage },
): Promise<void> {
  const shown = await liveKeysShown(
    tx,
    messages.map(({ liveKey }) => liveKey),
  );
  for (const { liveKey, messageFor } of messages)
    if (shown.has(liveKey)) await refreshLive(tx, liveKey, messageFor, change);
}
