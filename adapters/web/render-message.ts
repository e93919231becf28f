import type { BoardMessage } from '../../src/core/ports';
import type { Persona } from './config';
import { roomId } from './limits';

/** A message as the page gets it; the page makes text nodes of all its strings. */
export interface PageMessage {
  id: string;
  place: 'personal' | 'room';
  revision: number;
  postedAt: string;
  author: { bot: true } | { bot: false; persona: string; label: string };
  removed: boolean;
  message: BoardMessage['message'];
}

export function renderMessage(shown: BoardMessage, personae: Persona[]): PageMessage {
  const { author } = shown;
  return {
    id: shown.id,
    place: shown.conversation.conversationId === roomId ? 'room' : 'personal',
    revision: shown.revision,
    postedAt: shown.postedAt.toISOString(),
    author:
      author.kind === 'bot'
        ? { bot: true }
        : {
            bot: false,
            persona: author.memberId,
            label: personae.find(({ id }) => id === author.memberId)?.label ?? author.displayName,
          },
    removed: shown.removed,
    message: shown.removed ? { text: '' } : { text: shown.message.text, card: shown.message.card },
  };
}
