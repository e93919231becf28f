import type { DeliveryState } from './delivery';

/** What is said of a delivery to its author, in the order of its life. */
export const reasons = {
  platformMissing: 'En attente : la plateforme n’est pas configurée.',
  postponed: 'Reporté : la plateforme n’a pas encore accepté le message. Il repartira de lui-même.',
  inTurn: 'En attente : le message part à son tour, au rythme que la plateforme permet.',
  sent: 'Envoyé.',
  found: 'Envoyé : le message a été retrouvé dans la conversation après une coupure.',
  removedBefore: 'Envoyé : le message n’est plus dans la conversation.',
  unreachable:
    'Injoignable : la plateforme dit que cette personne ou cette conversation ne peut plus être jointe.',
  exhausted: 'Injoignable : la plateforme n’a pas accepté le message malgré plusieurs essais.',
  rejected: 'Refusé : la plateforme n’accepte pas ce message.',
  unreadable: 'Refusé : le message enregistré n’a pas pu être relu. Il n’est pas parti.',
  uncertain:
    'Incertain : la plateforme n’a pas confirmé l’envoi, et ne permet pas de vérifier. Le message n’est pas renvoyé de lui-même, pour ne pas arriver deux fois.',
  cancelled: 'Annulé avant l’envoi.',
  expired: 'Annulé : le message n’a pas pu partir avant le moment où il n’aurait plus servi.',
  superseded: 'Annulé : un message plus récent le remplace.',
} as const;

/** A final state, and why. */
export interface Verdict {
  state: Exclude<DeliveryState, 'pending'>;
  reason: string;
}

export const verdicts = {
  sent: { state: 'sent', reason: reasons.sent },
  found: { state: 'sent', reason: reasons.found },
  removedBefore: { state: 'sent', reason: reasons.removedBefore },
  unreachable: { state: 'unreachable', reason: reasons.unreachable },
  exhausted: { state: 'unreachable', reason: reasons.exhausted },
  rejected: { state: 'rejected', reason: reasons.rejected },
  unreadable: { state: 'rejected', reason: reasons.unreadable },
  superseded: { state: 'cancelled', reason: reasons.superseded },
  uncertain: { state: 'uncertain', reason: reasons.uncertain },
  cancelled: { state: 'cancelled', reason: reasons.cancelled },
} as const satisfies Record<string, Verdict>;
