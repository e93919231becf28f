import type { Member } from '../../core/address';
import type { Audience } from './audience/audience';

export const broadcastStates = [
  'draft',
  'awaitingApproval',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'cancelled',
  'recalled',
  'abandoned',
] as const;
export type BroadcastState = (typeof broadcastStates)[number];

/** What is on its way or has arrived: also what was stopped on its way, of which some has arrived. */
export const correctable: BroadcastState[] = ['sending', 'paused', 'sent', 'cancelled'];

/** Both fit in a field of every platform, and in one message. */
export const titleLimit = 150;
export const textLimit = 3000;

export interface Broadcast {
  id: string;
  /** What people call it: « /diffusion 4 ». */
  number: number;
  authorId: string;
  /** The account that the author wrote it from: where her follow-up goes, and whose demonstration it is. */
  origin: Member;
  demo: boolean;
  title: string;
  /** As typed, even where it is too long to be sent. */
  text: string;
  wantsAcknowledgement: boolean;
  audience: Audience;
  state: BroadcastState;
  /** Grows with every change of what is written or to whom. */
  revision: number;
  /** When it is to begin; absent: at once. */
  scheduledAt?: Date;
  timeZone: string;
  approvedBy?: string;
  /** How many people it concerned when the second person was asked: her agreement covers no more. */
  approvalCount?: number;
  /** Whom it concerned when « Envoyer » was pressed; nobody once it has departed. */
  expectedIds: string[];
  /** Since then the list of its recipients stands. */
  expandedAt?: Date;
  /** Changed after it began to be sent. */
  editedAt?: Date;
  createdAt: Date;
  finishedAt?: Date;
}

/** Of a recipient: planned until its row of the outbox is written, queued until that is final. */
export const recipientStates = [
  'planned',
  'queued',
  'sent',
  'unreachable',
  'rejected',
  'uncertain',
  'cancelled',
] as const;
export type RecipientState = (typeof recipientStates)[number];

/** What becomes of the recipients; every one is in one of the first seven, « sent » without those that acknowledged. */
export interface FollowUp {
  total: number;
  waiting: number;
  postponed: number;
  sent: number;
  acknowledged: number;
  unreachable: number;
  rejected: number;
  uncertain: number;
  cancelled: number;
  /** Of those sent: taken back since, as its platform confirmed. */
  removed: number;
  /** Of those sent: a correction or a removal is on its way. */
  changing: number;
  /** Of those sent: the correction or the removal failed; they have the message as it was. */
  unchanged: number;
  replies: number;
  /** A correction waits for a second person. */
  correctionWaits: boolean;
}

export const causeOf = (broadcastId: string): string => `broadcasts/${broadcastId}`;
/** The requests to agree to it: nobody is asked any more once it does not wait for that. */
export const approvalCause = (broadcastId: string): string => `${causeOf(broadcastId)}/approval`;
/** The same of a correction. */
export const correctionCause = (broadcastId: string): string => `${causeOf(broadcastId)}/correction`;
/** A person gets a broadcast once; again only in a new round, which nobody begins whom it reached. */
export const dedupeKeyOf = (broadcastId: string, personId: string, round: number): string =>
  `broadcasts/${broadcastId}/${personId}/${round}`;
export const followUpKey = (broadcastId: string): string => `broadcasts.follow-up/${broadcastId}`;
