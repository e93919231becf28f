import type { ConversationKey, DeliveryAddress, Member, PlatformName } from './address';
import type { InboundEvent } from './event';
import type { Json } from './json';
import type { Message, PostedMessage } from './message';
import type { LookUpOperation } from './pace';
import type { Person, Role } from './person';
import type { Reply } from './reply';

declare const transactionBrand: unique symbol;
/** A database transaction, opaque to everything but the stores. */
export interface Tx {
  readonly [transactionBrand]: true;
}

export interface Transactions {
  /**
   * Commits when `work` resolves, rolls back when it throws. No network call inside. `work` runs again where another
   * transaction was in the way of it: what it does outside the database must bear that.
   */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface Inbox {
  /** False when the key is known already. */
  record(event: InboundEvent): Promise<boolean>;
  /**
   * Runs `work` in the transaction that marks the event done and keeps its reply until it is shown. When the
   * event is done already, `work` does not run: its kept reply, or nothing once that was shown.
   */
  handle(event: InboundEvent, work: (tx: Tx) => Promise<Reply>): Promise<Reply>;
  /** The work failed for a reason of ours: done, with an apology, so that it is not run for ever. */
  giveUp(event: InboundEvent, apology: Reply): Promise<void>;
  markShown(event: InboundEvent): Promise<void>;
  /** Events that a dead process left: received and not done, or done and not shown. Each is given to one caller only. */
  takeOver(): Promise<InboundEvent[]>;
}

export interface DialogRecord {
  dialogId: string;
  version: number;
  state: Json;
  expiresAt: Date;
}

/** At most one running dialog by member and conversation. */
export interface Dialogs {
  find(tx: Tx, member: Member, conversation: ConversationKey): Promise<DialogRecord | undefined>;
  save(tx: Tx, member: Member, conversation: ConversationKey, dialog: DialogRecord): Promise<void>;
  end(tx: Tx, member: Member, conversation: ConversationKey): Promise<void>;
}

/** A shown message that can be brought up to date in place. */
export interface LiveMessage {
  liveKey: string;
  posted: PostedMessage;
  /** Who alone reads it; absent where others read it too. */
  member?: Member | undefined;
  postedAt: Date;
}

export interface LiveMessages {
  /** Kept under its key, and no longer under another: the last of each conversation, the newest 20 of a key, for 60 days. */
  remember(message: LiveMessage): Promise<void>;
  isRemembered(liveKey: string, posted: PostedMessage): Promise<boolean>;
  /** It is gone, or shows something else now. */
  forget(posted: PostedMessage): Promise<void>;
}

export interface PersonDirectory {
  personOf(tx: Tx, member: Member): Promise<Person | undefined>;
  /** Chat accounts of the people with that role who can be reached from where `near` writes. */
  membersWithRole(tx: Tx, role: Role, near: Member): Promise<Member[]>;
}

/** Who writes, as her platform knows her. */
export interface Acquaintance {
  /**
   * Before the event is handled, and outside any transaction, for it may ask the platform. Bots are not to be
   * answered. A platform that does not answer is no error: the account stays unknown for now.
   */
  meet(event: InboundEvent): Promise<'person' | 'bot'>;
}

/** Where people are reached directly, for every instance and over restarts. */
export interface DirectConversations {
  find(member: Member): Promise<DeliveryAddress | undefined>;
  remember(member: Member, address: DeliveryAddress): Promise<void>;
  /** It is no longer there. */
  forget(address: DeliveryAddress): Promise<void>;
}

export interface CallWindow {
  limit: number;
  perMs: number;
}

/**
 * Counts calls that are no deliveries for the whole cluster, and over restarts. A call counts from its end, as in the
 * pace of deliveries; one whose caller died counts as if it had just ended, for a while.
 */
export interface CallPace {
  /**
   * Takes a place for a call; or says when there will be one. Without windows there always is. One that ends in the
   * future was told to wait until then: so do the others.
   */
  begin(
    what: { platform: PlatformName; workspaceId: string; operation: LookUpOperation },
    windows: CallWindow[],
    now: Date,
  ): Promise<{ ended(at: Date): Promise<void> } | { freeAt: Date }>;
}

/** What an adapter keeps of a platform. */
export interface PlatformMemory {
  directConversations: DirectConversations;
  callPace: CallPace;
}

/** A message of the demonstration page, which has no platform behind it to keep its messages. */
export interface BoardMessage {
  id: string;
  conversation: ConversationKey;
  author: { kind: 'bot' } | { kind: 'member'; memberId: string; displayName: string };
  message: Message;
  /** Set when one member alone may see it. */
  visibleTo?: string;
  deliveryId?: string;
  /** Grows with every change on the board: what a page that comes back has missed is above the last it saw. */
  revision: number;
  /** The revision that it was posted at: a later one changed it. */
  firstRevision: number;
  postedAt: Date;
  removed: boolean;
}

export type NewBoardMessage = Pick<
  BoardMessage,
  'conversation' | 'author' | 'message' | 'visibleTo' | 'deliveryId'
>;

export interface MessageBoard {
  append(message: NewBoardMessage): Promise<BoardMessage>;
  /** Undefined when it is not there or was removed. */
  replace(id: string, message: Message): Promise<BoardMessage | undefined>;
  remove(id: string): Promise<BoardMessage | undefined>;
  find(id: string): Promise<BoardMessage | undefined>;
  findByDelivery(conversation: ConversationKey, deliveryId: string): Promise<BoardMessage | undefined>;
  /** In the order of posting; removed ones are left out when `afterRevision` is 0. */
  list(conversation: ConversationKey, afterRevision: number): Promise<BoardMessage[]>;
  /** Called after a change in that workspace, by whatever process. Returns how to stop. */
  subscribe(workspaceId: string, changed: () => void): () => void;
}

/** Files that came by the demonstration page, which has no platform behind it to keep them: for an hour at most. */
export interface FileShelf {
  /** False: there is no room just now. The same id again changes nothing. */
  put(workspaceId: string, id: string, bytes: Uint8Array): Promise<boolean>;
  /** Undefined: it is not there, or no longer. */
  get(workspaceId: string, id: string): Promise<Uint8Array | undefined>;
}
