import type { PlatformErrorReason } from '../core/errors';
import type { DeliveryState } from './delivery';

/** Why a delivery ended as it did, as its author reads it. */
export const reasons = {
  sent: 'Envoyé.',
  found: 'Envoyé : le message a été retrouvé dans la conversation après une coupure.',
  unreachable:
    'Injoignable : la plateforme dit que cette personne ou cette conversation ne peut plus être jointe.',
  rejected: 'Refusé : la plateforme n’accepte pas ce message.',
  uncertain:
    'Incertain : la plateforme n’a pas confirmé l’envoi, et ne permet pas de vérifier. Le message n’est pas renvoyé de lui-même, pour ne pas arriver deux fois.',
  exhausted: 'Injoignable : la plateforme n’a pas accepté le message malgré plusieurs essais.',
  superseded: 'Annulé : un message plus récent le remplace.',
  platformMissing: 'En attente : cette plateforme n’est pas réglée.',
} as const;

export interface Verdict {
  state: DeliveryState;
  reason: string;
}

/** What a refusal means at once; undefined: it is to be tried again, or looked for. */
export function finalVerdict(reason: PlatformErrorReason): Verdict | undefined {
  switch (reason) {
    case 'unreachable':
      return { state: 'unreachable', reason: reasons.unreachable };
    case 'rejected':
      return { state: 'rejected', reason: reasons.rejected };
    case 'rateLimited':
    case 'unavailable':
    case 'ambiguous':
      return undefined;
  }
}
