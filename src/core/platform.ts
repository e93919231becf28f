import type { DeliveryAddress, Member, PlatformName, Profile } from './address';
import type { InboundEvent } from './event';
import type { InboundFile } from './file';
import type { Message, PostedMessage } from './message';
import type { Urgency } from './pace';
import type { Reply } from './reply';

/** A message of a reply that can be changed later; one that cannot (ephemeral, by a response URL) is not told. */
export interface ShownMessage {
  message: Message;
  posted: PostedMessage;
  audience: 'conversation' | 'actor';
  /** It stands where another message stood. */
  isReplacement: boolean;
}

/** How an adapter hands an event over. In this order: receive, acknowledge to the platform, run, show, shown. */
export interface Dispatch {
  /**
   * Records the event; once it resolves, the event may be acknowledged. False: this key is known already,
   * acknowledge and do nothing more. Throws when it could not be recorded: do not acknowledge.
   * Look-ups are not recorded; for them it is always true.
   */
  receive(event: InboundEvent): Promise<boolean>;
  /** Runs a received event and returns what is to be shown. Never throws for our own mistakes: they become an apology. */
  run(event: InboundEvent): Promise<Reply>;
  /** Says that the reply has been shown, and as which messages. Until then a restart shows it again. */
  shown(event: InboundEvent, messages: ShownMessage[]): Promise<void>;
}

/** Every member is required; failures are `PlatformError`s. */
export interface Platform {
  readonly name: PlatformName;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  /**
   * Shows a reply when the live request of its event is gone (after a restart), or when there is no need of it.
   * Steps that exist only on the live request (choices, closeForm) are passed over; a form becomes a sentence.
   */
  answer(event: InboundEvent, reply: Reply): Promise<ShownMessage[]>;
  post(address: DeliveryAddress, message: Message, deliveryId: string): Promise<PostedMessage>;
  update(posted: PostedMessage, message: Message): Promise<void>;
  remove(posted: PostedMessage): Promise<void>;
  /** Looks for what an earlier, ambiguous `post` of that delivery may have left. */
  find(
    address: DeliveryAddress,
    deliveryId: string,
    since: Date,
    urgency: Urgency,
  ): Promise<PostedMessage | 'absent' | 'cannotTell'>;
  /** Where that pace is used up, `rateLimited` says when to ask again: the more urgent one sooner. */
  directAddress(member: Member, urgency: Urgency): Promise<DeliveryAddress>;
  profile(member: Member): Promise<Profile>;
  /**
   * Ids of all who are in that conversation, so that what is posted there reaches them. `cannotTell`: the platform does
   * not say, or not of all of them. A `PlatformError` `unreachable`: nothing can be posted there any more.
   */
  roster(address: DeliveryAddress): Promise<string[] | 'cannotTell'>;
  /**
   * The bytes of a file that came with a message, at most that many: of more it stops reading. Only from where the
   * platform itself keeps files. `rejected`: it is not to be had, for good. Once the signal is aborted it stops reading.
   */
  readFile(file: InboundFile, limitBytes: number, signal?: AbortSignal): Promise<Uint8Array | 'tooBig'>;
}
