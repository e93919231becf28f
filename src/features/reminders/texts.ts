import type { Timing } from '../../scheduling/recurrence';
import type { Frequency } from './reminder';

/** Of a message that was decided and did not go out. */
export const returned = 'Reporté : le message n’est pas parti à temps, ou a changé avant de partir.';

export const skipReasons = {
  tooLate: 'Non envoyé : il n’y avait plus de moment de travail avant la séance.',
  dayTaken: 'Non envoyé : le message du jour était déjà parti, et le suivant viendrait après la séance.',
  weekTaken:
    'Non envoyé : la personne reçoit un message par semaine au plus, et le suivant viendrait après la séance.',
  putOff: 'Non envoyé : la personne l’a reporté à un moment qui vient après la séance.',
  muted: 'Non envoyé : la personne a coupé ses rappels.',
  maximum: 'Non envoyé : le nombre maximal de rappels est atteint.',
  ruleOff: 'Non envoyé : ce rappel est désactivé.',
  unreachable: 'Non envoyé : la personne n’a jamais écrit à Jalon, il ne sait pas où la joindre.',
  gone: 'Non envoyé : la personne n’est plus dans l’annuaire.',
  together: 'Non envoyé à part : un autre rappel le disait déjà au même moment.',
  noSource: 'Non envoyé : ce rappel n’a plus d’objet.',
} as const;

export const frequencyNames: Record<Frequency, string> = {
  daily: 'au plus un message par jour',
  weekly: 'au plus un message par semaine',
  none: 'aucun rappel',
};

export const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'];

/** When the rule has it come. */
export function timingText(timing: Timing): string {
  switch (timing.kind) {
    case 'daysBefore':
      return timing.days === 1 ? 'la veille' : `${timing.days} jours avant`;
    case 'hoursBefore':
      return timing.hours === 1 ? 'une heure avant' : `${timing.hours} heures avant`;
    case 'weekly':
      return `chaque ${weekdays[timing.weekday - 1] ?? 'lundi'}`;
    case 'withoutNews':
      return timing.weeks === 1
        ? 'après une semaine sans nouvelles'
        : `après ${timing.weeks} semaines sans nouvelles`;
  }
}

export const texts = {
  summary: 'vos rappels : ce qui vous attend, leur fréquence, les couper',
  title: 'À faire de votre côté',
  urgentTitle: 'Bientôt',
  againTitle: 'Vous vouliez y revenir',
  later: 'Plus tard',
  tomorrow: 'Demain',
  monday: 'Lundi',
  why: 'Pourquoi je reçois ceci ?',
  settings: 'Régler mes rappels',
  more: (count: number) => (count === 1 ? 'Et un autre rappel.' : `Et ${count} autres rappels.`),
  whyTitle: 'Pourquoi vous recevez ce message',
  whyLine: (why: string, timing: string) => `Parce que ${why} (rappel prévu ${timing}).`,
  whyEnd:
    'Jalon n’écrit que les jours ouvrés, de 9 h à 18 h chez vous, et regroupe les rappels en un message par jour au plus. « rappels » permet d’espacer ou de couper.',
  snoozed: (when: string) => `Entendu, je vous en reparle ${when}. Rien à ce sujet avant.`,
  snoozedTooLate: (when: string) =>
    `Entendu, rien à ce sujet avant ${when}. Pour ce qui a lieu d’ici là, il n’y aura donc plus de rappel.`,
  nothingToExplain:
    'Ce dont parlait ce message vous a été redit depuis, ou n’a plus lieu d’être : la raison est sous le message le plus récent.',
  nothingToSnooze: 'Ces rappels ont déjà été reportés, ou n’ont plus lieu d’être.',
  stranger: 'Les rappels vont aux personnes de l’annuaire. « jalon rattacher » relie ce compte à votre nom.',
  preferencesTitle: 'Vos rappels',
  preference: (name: string) => `Vous recevez ${name}. Les annulations de séance arrivent toujours.`,
  preferenceNone: 'Vos rappels sont coupés. Les annulations de séance arrivent toujours.',
  waiting: 'Prévus pour vous :',
  nothingWaiting: 'Aucun rappel n’est prévu pour vous.',
  daily: 'Un par jour au plus',
  weekly: 'Un par semaine au plus',
  none: 'Couper',
  changed: 'C’est noté.',
  rulesTitle: 'Rappels réguliers',
  rulesRefused: 'Seule la délégation nationale règle les rappels réguliers.',
  ruleOn: 'activé',
  ruleOff: 'désactivé',
  help: [
    'rappels : ceux qui sont prévus pour vous, et leur fréquence',
    'rappels un par jour, rappels un par semaine, rappels couper, rappels reprendre',
    'plus tard, demain, lundi : écrits après un rappel, ils le reportent ; rien ne vient avant à ce sujet',
    '« Pourquoi je reçois ceci ? », sous chaque rappel, en dit la raison',
    'rappels règles : les rappels réguliers, pour la délégation nationale',
  ],
  editRule: (name: string) => `Régler : ${name}`,
  editRuleTitle: 'Régler ce rappel',
  editRuleIntro: (name: string) =>
    `Rappel régulier : ${name}. Ce qui est déjà prévu garde sa date ; les suivants suivent ces réglages.`,
  noSuchRule: 'Ce rappel régulier n’existe plus.',
  weeksProblem: (most: number) => `Écrivez un nombre de semaines, de 1 à ${most}.`,
  weekdayProblem: 'Choisissez un jour, du lundi au vendredi.',
  maximumProblem: (most: number) => `Écrivez un nombre de fois, de 1 à ${most}.`,
  turnOn: (name: string) => `Activer : ${name}`,
  turnOff: (name: string) => `Désactiver : ${name}`,
} as const;
