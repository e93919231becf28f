import type { CopilContent } from '../copil';

/** Why somebody is written to about a copil; the newest reason counts. */
export const noticeKinds = ['invited', 'added', 'changed', 'cancelled', 'removed'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `home`: she read it in the copil's channel. `noAccount`: nothing can be sent to her yet. `void`: it was not needed any more. */
export const noticeStates = [
  'queued',
  'sent',
  'home',
  'unreachable',
  'rejected',
  'uncertain',
  'cancelled',
  'noAccount',
  'void',
] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface Notice {
  /** A person, or the copil's channel. */
  reader: string;
  kind: NoticeKind;
  state: NoticeState;
  /** The French sentence of the state, from the outbox. */
  reason: string | undefined;
  /** How often it was sent again by its author. */
  round: number;
  /** The copil as she surely knows it; undefined: she knows of none. */
  known: CopilContent | undefined;
  /** Something may have reached her. */
  mayKnow: boolean;
}

/** The channel, among the readers. */
export const homeReader = 'home';

/** She was told as far as it was needed, whatever she was to be told. */
export const isTold = (state: NoticeState): state is 'sent' | 'home' | 'void' =>
  state === 'sent' || state === 'home' || state === 'void';
/** She was not told, or nobody can say: her author has to know. */
export const isMissed = ({ state }: Pick<Notice, 'state'>): boolean =>
  isFailed({ state }) || state === 'uncertain' || state === 'noAccount';
export const isFailed = ({ state }: Pick<Notice, 'state'>): boolean =>
  state === 'unreachable' || state === 'rejected';
