import type { ConversationKey, DeliveryAddress, Member } from '../../src/core/address';
import type { Dispatch, Platform } from '../../src/core/platform';
import type { FileShelf, MessageBoard, PlatformMemory } from '../../src/core/ports';
import type { Cast } from '../support/cast';

export { twoPeople, type Cast } from '../support/cast';

/** What one person has before her eyes, whatever the platform. */
export interface SeenMessage {
  id: string;
  /** Every word shown: title, blocks, sources; without the labels of the buttons. */
  text: string;
  buttons: string[];
}

export interface SeenForm {
  title: string;
  /** Field ids in their order. */
  fields: string[];
  /** Sentences shown under the fields after a rejection, by field id. */
  problems: Record<string, string>;
}

export interface SentFile {
  name: string;
  bytes: Buffer;
  /** The vendor has lost it when it is asked for. */
  isGone?: true;
}

export type Place = 'personal' | 'shared';

/**
 * One platform, really running: its adapter behind its real SDK, and a stand-in of the vendor's service over
 * HTTP. The harness plays the people and the vendor.
 */
export interface ContractHarness {
  readonly platform: Platform;
  readonly alice: Member;
  readonly bob: Member;
  /** Anybody of the cast by name. */
  member(name: string): Member;
  /** Both are in the shared place; the bot hears there only what mentions it. */
  conversation(place: Place, member: Member): ConversationKey;
  /** The address the adapter would give to an event of that place. */
  address(place: Place, member: Member): DeliveryAddress;

  /** Each of these resolves once the platform's request was answered and the reply, if any, was shown. */
  write(member: Member, place: Place, text: string, files?: SentFile[]): Promise<void>;
  /** Presses the button of that label on the newest message that shows it to her. */
  press(member: Member, place: Place, label: string): Promise<void>;
  /** The form that is open before her. */
  openForm(member: Member): Promise<SeenForm | undefined>;
  /** What is not given stays as it stood in the form; an empty text empties its field. */
  submit(member: Member, values: Record<string, string | boolean>): Promise<void>;
  /** Options of a search field of the open form. */
  search(member: Member, fieldId: string, query: string): Promise<string[]>;
  /** Sends the last `write` once more, as the vendor does when it believes that it was not received. Status of the answer. */
  redeliver(): Promise<number>;
  /** The bot's own last message comes back as an event, as it does on platforms that echo. */
  echoOwnMessage(place: Place): Promise<void>;
  /** Another bot writes, mentioning ours. */
  otherBotWrites(place: Place, text: string): Promise<void>;

  /** Oldest first, as that person sees it; what was removed is gone. */
  seen(member: Member, place: Place): Promise<SeenMessage[]>;

  /** Files that she finds in a message of the bot, with their content. Absent: this platform shows their links. */
  filesIn?(messageId: string): Promise<{ name: string; content: string }[]>;

  /** From now on these alone are not in the shared place. */
  outOfRoom(members: Member[]): void;
  /** The shared place is closed for good, as far as the vendor says; or it is open again. */
  closeRoom(isClosed: boolean): void;

  /** From now on the vendor answers calls that send messages with this status (undefined: normally). */
  vendorAnswers(failure: VendorFailure | undefined): void;
  /** Calls that send messages since the last reset. */
  sendRequests(): number;
  resetRequests(): void;

  stop(): Promise<void>;
}

export type VendorFailure =
  | { kind: 'tooManyRequests'; retryAfterSeconds: number }
  | { kind: 'serverError' }
  /** The vendor says that this conversation can never be reached. */
  | { kind: 'gone' };

/** Names of contract cases that a platform cannot have, each with the reason. */
export type SkippedCases = Partial<Record<ContractCase, string>>;

export const contractCases = [
  'reply',
  'card',
  'button',
  'replaced card',
  'form',
  'rejected form',
  'look-up',
  'private reply never seen by others',
  'own message',
  'other bot',
  'redelivery',
  'arrival by itself',
  'update',
  'live message',
  'live message, replaced or private',
  'remove',
  'find',
  'requests counted on 429',
  'requests counted on 5xx',
  'final refusal',
  'hostile text',
  'file',
  'file beside words',
  'file too big',
  'file that is gone',
  'roster',
  'roster without who left',
  'closed room',
  'attached file',
  'attached file, changed later',
] as const;
export type ContractCase = (typeof contractCases)[number];

/** What the adapters keep, on the database of the test. */
export interface HarnessStores {
  board: MessageBoard;
  memory: PlatformMemory;
  shelf: FileShelf;
}

export type StartHarness = (
  dispatch: Dispatch,
  stores: HarnessStores,
  cast?: Cast,
) => Promise<ContractHarness>;
