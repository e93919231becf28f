import type { Transactions } from '../../../core/ports';
import { forgetting } from '../forgetting/store';
import { removeDue, type Kept } from './retention/store';

interface Delay {
  months?: number;
  days?: number;
  /** What goes, in French, with its number before it. */
  what: string;
  /** Why that long, and no longer. */
  reason: string;
}

/** What no delay touches, and why: the rest of what is held on people. */
export const keptForLong: { what: string; reason: string }[] = [
  {
    what: 'personnes de l’annuaire, leurs fonctions et leurs comptes',
    reason: 'tant qu’elles y sont ; « person erase » les efface',
  },
  {
    what: 'fiches action et valeurs changées, avec l’identifiant de l’auteur',
    reason: 'c’est l’histoire du programme ; l’identifiant d’une personne effacée ne mène plus à personne',
  },
  {
    what: 'brouillons, révisions et corrections des connaissances, avec l’identifiant de l’auteur',
    reason:
      'savoir qui a publié ou retiré quoi ; l’identifiant d’une personne effacée ne mène plus à personne',
  },
  {
    what: 'listes de destinataires enregistrées',
    reason: 'jusqu’à ce que leur auteur les supprime, ou soit effacé',
  },
  {
    what: 'messages qui attendent de partir, tâches à faire',
    reason: 'jusqu’à ce qu’ils partent ou soient annulés',
  },
  {
    what: 'qui se trouve dans le canal d’un copil à venir, par ses comptes reliés',
    reason: 'jusqu’à la fin du copil, sans historique ; « person erase » en retire la personne',
  },
  {
    what: 'journaux techniques (logs)',
    reason:
      'Jalon les écrit sur sa sortie d’erreur, sans texte, nom ni adresse, et ne les garde pas : leur durée est celle que règle l’hébergement, 30 jours au plus sont conseillés',
  },
];

/** How long what is held on people is kept. */
export const delays: Record<Kept, Delay> = {
  journal: {
    months: 12,
    what: 'lignes du journal des accès',
    reason:
      'de quoi rechercher un accès indu sur une année, la durée haute que la CNIL admet pour des journaux',
  },
  revisionWords: {
    months: 24,
    what: 'phrases d’origine de mises à jour de fiches',
    reason: 'relire ce qui a été dit d’une fiche sur deux années de programme ; la valeur changée reste',
  },
  deliveries: {
    days: 90,
    what: 'envois terminés',
    reason: 'savoir, le trimestre suivant, qui a reçu quoi',
  },
  forwardedQuestions: {
    months: 12,
    what: 'questions transmises à la délégation',
    reason: 'le temps d’y répondre, et de compléter les connaissances une fois l’an',
  },
  broadcasts: {
    months: 12,
    what: 'diffusions, avec leur suivi et leurs réponses',
    reason: 'retrouver, d’une année sur l’autre, ce qui a été annoncé et à qui',
  },
  proposals: {
    days: 30,
    what: 'propositions de changement expirées',
    reason: 'expliquer un message « à valider » retrouvé plus tard',
  },
  accounts: {
    months: 6,
    what: 'comptes de messagerie rattachés à personne',
    reason: 'ne pas demander à chaque message qui écrit ; un compte qui n’écrit plus n’en a pas besoin',
  },
  linkRequests: {
    days: 30,
    what: 'demandes de rattachement',
    reason: 'laisser à un administrateur le temps de décider et de revenir sur sa décision',
  },
  reminders: {
    months: 12,
    what: 'rappels envoyés ou écartés',
    reason: 'savoir, sur une année, qui a été relancé, quand et pourquoi',
  },
  copilDrafts: {
    days: 30,
    what: 'préparations de copil',
    reason: 'expliquer un message « à confirmer » retrouvé plus tard',
  },
  documentImports: {
    days: 30,
    what: 'documents reçus dans un échange et lus, gardés ou non en brouillon',
    reason: 'laisser un mois pour dire d’où vient un document ; ce qui est gardé en brouillon reste',
  },
  copils: {
    months: 36,
    what: 'copils passés, avec leurs présences',
    reason: 'retrouver qui était là pendant la durée d’un contrat ; le relevé de décisions vit ailleurs',
  },
  mails: {
    days: 30,
    what: 'courriels envoyés ou perdus',
    reason: 'expliquer un code qui n’est pas arrivé',
  },
  unansweredQuestions: {
    months: 12,
    what: 'questions restées sans réponse, comptées par leurs mots, sans leur auteur',
    reason: 'compléter les connaissances une fois l’an',
  },
  answerFeedback: {
    months: 12,
    what: 'avis « utile » et « pas utile », sans leur auteur',
    reason: 'corriger les connaissances une fois l’an ; après, ce sont d’autres connaissances',
  },
  rounds: {
    months: 6,
    what: 'revues de fiches interrompues',
    reason: 'reprendre une revue après une longue absence, pas davantage',
  },
  formerAccounts: {
    months: 12,
    what: 'comptes de personnes qui n’ont plus de fonction',
    reason: 'reconnaître qui revient dans l’année ; la personne elle-même s’efface par « person erase »',
  },
  pageMessages: {
    days: 30,
    what: 'messages de la page de démonstration',
    reason: 'retrouver une conversation d’essai le mois suivant',
  },
  pageFiles: {
    days: 1,
    what: 'fichiers envoyés sur la page de démonstration',
    reason: 'le temps de les lire ; le serveur les retire de lui-même au bout d’une heure',
  },
  liveMessages: {
    days: 60,
    what: 'messages tenus à jour sur place',
    reason: 'une carte plus ancienne n’est plus sous les yeux de personne ; seul son emplacement est gardé',
  },
  topics: {
    days: 1,
    what: 'sujets de conversation expirés',
    reason: 'ils ne servent plus une demi-heure après la dernière question',
  },
  sheetTopics: {
    days: 1,
    what: 'fiches dont on parlait, expirées',
    reason: 'elles ne servent plus douze heures après le dernier message',
  },
  dialogs: {
    days: 1,
    what: 'échanges en cours expirés',
    reason: 'personne ne les reprend ; le serveur les retire aussi de lui-même',
  },
  receivedMessages: {
    days: 1,
    what: 'traces de messages reçus',
    reason:
      'ne pas traiter deux fois un message redonné par sa plateforme ; le texte est vidé dès la réponse, et le serveur retire ces traces de lui-même',
  },
};

export interface Removed {
  kept: Kept;
  what: string;
  /** What is older than this is due. */
  before: Date;
  count: number;
}

/** Removes what has been kept long enough, in one transaction. With `dryRun`, says what it would remove. */
export async function applyRetention(
  transactions: Transactions,
  { now, dryRun }: { now: Date; dryRun: boolean },
): Promise<Removed[]> {
  const removed: Removed[] = [];
  try {
    await transactions.run((tx) =>
      forgetting(tx, async () => {
        for (const kept of Object.keys(delays) as Kept[]) {
          const before = beginningOf(delays[kept], now);
          const count = await removeDue(tx, kept, before);
          removed.push({ kept, what: delays[kept].what, before, count });
        }
        // The same statements tell the figures of a dry run; what they did is undone.
        if (dryRun) throw new DryRun();
      }),
    );
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return removed;
}

class DryRun extends Error {}

/** The 31st of March less one month is the 28th of February: never later than the day that a calendar says. */
function beginningOf({ months = 0, days = 0 }: Delay, now: Date): Date {
  const before = new Date(now);
  const day = before.getUTCDate();
  before.setUTCMonth(before.getUTCMonth() - months, 1);
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(day, lastDay) - days);
  return before;
}
