import { randomUUID } from 'node:crypto';
import {
  conversationKeyText,
  type DeliveryAddress,
  type Member,
  type PlatformName,
} from '../../src/core/address';
import { PlatformError } from '../../src/core/errors';
import { withFileLink } from '../../src/core/with-file-link';
import type { Message } from '../../src/core/message';
import type { Dispatch, Platform } from '../../src/core/platform';
import type { InboundEvent } from '../../src/core/event';
import type { Reply } from '../../src/core/reply';
import { showSteps } from '../../src/core/show-steps';
import type { Form } from '../../src/core/form';

export interface RecordedMessage {
  id: string;
  conversation: string;
  message: Message;
  deliveryId?: string;
}

/** What becomes of a call that posts, updates or removes. */
export type PlannedAnswer =
  | { kind: 'ok' }
  | { kind: 'fails'; error: PlatformError }
  /** It takes effect, and the answer is lost. */
  | { kind: 'arrivesThenFails' }
  /** It takes effect, and no answer ever comes. */
  | { kind: 'arrivesThenHangs' };

/** A platform that keeps what it shows in memory, and answers by a plan. */
export interface RecordingPlatform extends Platform {
  readonly shown: RecordedMessage[];
  readonly forms: Map<string, { form: Form; problems: Record<string, string> }>;
  /** Calls that post, update or remove. */
  sends: number;
  canFind: boolean;
  /** Set: looking for messages or people fails like that. */
  lookUpError: PlatformError | undefined;
  /** Who is in each conversation, by its id; of one that is not there it cannot tell. */
  readonly rosters: Map<string, string[]>;
  /** Conversations in which nothing can be posted any more. */
  readonly closed: Set<string>;
  /** Files that can be read, by the `ref` of the event as JSON. */
  readonly files: Map<string, Uint8Array>;
  plan(next: () => PlannedAnswer): void;
  /** Runs an event as an adapter would: recorded, run, shown. */
  deliver(event: InboundEvent): Promise<Reply>;
}

export function createRecordingPlatform(name: PlatformName = 'web'): RecordingPlatform {
  const shown: RecordedMessage[] = [];
  const forms: RecordingPlatform['forms'] = new Map();
  let dispatch: Dispatch | undefined;
  let next: () => PlannedAnswer = () => ({ kind: 'ok' });

  const direct = (member: Member): DeliveryAddress => ({
    key: {
      platform: member.platform,
      workspaceId: member.workspaceId,
      conversationId: `direct-${member.memberId}`,
    },
    route: {},
  });

  async function planned<T>(effect: () => T): Promise<T> {
    platform.sends += 1;
    const answer = next();
    if (answer.kind === 'fails') throw answer.error;
    const result = effect();
    if (answer.kind === 'arrivesThenFails') throw new PlatformError('ambiguous', 'the answer was lost');
    return answer.kind === 'ok' ? result : new Promise<never>(() => {});
  }

  function refuseClosed(conversationId: string): void {
    if (platform.closed.has(conversationId))
      throw new PlatformError('unreachable', 'the conversation is closed');
  }

  const platform: RecordingPlatform = {
    name,
    shown,
    forms,
    sends: 0,
    canFind: true,
    lookUpError: undefined,
    rosters: new Map(),
    closed: new Set(),
    files: new Map(),
    plan: (given) => (next = given),
    start: async (given) => void (dispatch = given),
    stop: async () => {},

    async post(address, message, deliveryId) {
      refuseClosed(address.key.conversationId);
      return planned(() => {
        const recorded: RecordedMessage = {
          id: randomUUID(),
          conversation: conversationKeyText(address.key),
          message: withFileLink(message),
          ...(deliveryId && { deliveryId }),
        };
        shown.push(recorded);
        return { address, messageId: recorded.id, visibility: 'all' };
      });
    },
    update: ({ messageId }, message) =>
      planned(() => {
        const recorded = shown.find(({ id }) => id === messageId);
        if (!recorded) throw new PlatformError('rejected', 'no such message');
        recorded.message = withFileLink(message);
      }),
    remove: ({ messageId }) =>
      planned(() => {
        const index = shown.findIndex(({ id }) => id === messageId);
        if (index < 0) throw new PlatformError('rejected', 'no such message');
        shown.splice(index, 1);
      }),
    async find(address, deliveryId) {
      if (platform.lookUpError) throw platform.lookUpError;
      if (!platform.canFind) return 'cannotTell';
      const found = shown.find(
        (recorded) =>
          recorded.deliveryId === deliveryId && recorded.conversation === conversationKeyText(address.key),
      );
      return found ? { address, messageId: found.id, visibility: 'all' } : 'absent';
    },
    async directAddress(member) {
      if (platform.lookUpError) throw platform.lookUpError;
      return direct(member);
    },
    async roster({ key }) {
      if (platform.lookUpError) throw platform.lookUpError;
      refuseClosed(key.conversationId);
      return platform.rosters.get(key.conversationId) ?? 'cannotTell';
    },
    async readFile({ ref }, limitBytes) {
      if (platform.lookUpError) throw platform.lookUpError;
      const bytes = platform.files.get(JSON.stringify(ref));
      if (!bytes) throw new PlatformError('rejected', 'no such file');
      return bytes.length > limitBytes ? 'tooBig' : bytes;
    },
    profile: async (member) => ({ displayName: member.memberId, emailVerified: false, kind: 'member' }),

    answer: (event, reply) =>
      showSteps(reply, async (step) => {
        switch (step.type) {
          case 'say': {
            const isDirect = step.audience === 'actor' && event.scope !== 'personal';
            return platform.post(isDirect ? direct(event.actor) : event.address, step.message, '');
          }
          case 'replaceSource':
            if (event.kind !== 'action' || !event.source) return undefined;
            await platform.update(event.source, step.message);
            return event.source;
          case 'openForm':
            forms.set(event.actor.memberId, { form: step.form, problems: {} });
            return undefined;
          case 'rejectForm':
            forms.set(event.actor.memberId, { form: step.form, problems: step.problems });
            return undefined;
          case 'closeForm':
            forms.delete(event.actor.memberId);
            return undefined;
          case 'choices':
          case 'showHome':
            return undefined;
        }
      }),

    async deliver(event) {
      if (!dispatch) throw new Error('the platform is not started');
      if (!(await dispatch.receive(event))) return [];
      const reply = await dispatch.run(event);
      await dispatch.shown(event, await platform.answer(event, reply));
      return reply;
    },
  };
  return platform;
}
