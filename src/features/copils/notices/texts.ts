import { people, plural } from '../wording';

/** Of what each is told, and whether it reached her. */
export const noticeTexts = {
  unreachable: (count: number, names: string[] = []) =>
    `${people(count)} ${count === 1 ? 'ne pourra' : 'ne pourront'} pas être ${count === 1 ? 'jointe' : 'jointes'} : aucun compte de messagerie n’est rattaché${count === 1 ? '' : ' à leur nom'}${names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`}.`,
  invitedWhenLinked: 'L’invitation leur partira si leur compte est rattaché avant la séance.',
  cancelNobody: 'Personne n’a encore reçu d’invitation : rien ne partira.',
  cancelUntold: (count: number) =>
    `${people(count)} ${count === 1 ? 'n’a' : 'n’ont'} pas encore reçu l’invitation, et ne ${count === 1 ? 'recevra' : 'recevront'} rien.`,
  cancelCollection: (count: number) =>
    `${people(count)} ${count === 1 ? 'interrogée sur ses fiches, sans avoir reçu d’invitation, apprendra' : 'interrogées sur leurs fiches, sans avoir reçu d’invitation, apprendront'} que la collecte est close.`,
  nobodyToTell: 'Personne ne recevra de message : rien de ce que chacun lit ne change.',
  replacedNotice: 'Annulé : un message plus récent le remplace.',
  messages: 'Messages',
  reached: (of: {
    told: number;
    waiting: number;
    unreachable: number;
    rejected: number;
    uncertain: number;
    noAccount: number;
    cancelled: number;
  }) =>
    [
      plural(of.told, 'personne prévenue', 'personnes prévenues'),
      ...(of.waiting > 0 ? [`${of.waiting} en attente`] : []),
      ...(of.unreachable > 0 ? [plural(of.unreachable, 'injoignable', 'injoignables')] : []),
      ...(of.rejected > 0 ? [plural(of.rejected, 'refus', 'refus')] : []),
      ...(of.uncertain > 0 ? [plural(of.uncertain, 'incertaine', 'incertaines')] : []),
      ...(of.noAccount > 0 ? [`${of.noAccount} sans compte`] : []),
      ...(of.cancelled > 0 ? [plural(of.cancelled, 'envoi annulé', 'envois annulés')] : []),
    ].join(', '),
  missed: 'N’ont pas été prévenus, ou sans certitude',
  missedTitle: (number: number, count: number) =>
    `Copil ${number} : ${people(count)} ${count === 1 ? 'n’est pas prévenue' : 'ne sont pas prévenues'}, ou sans certitude`,
  missedNext: (number: number) => `« copil ${number} » permet de leur renvoyer.`,
  noticeKinds: {
    invited: 'invitation',
    added: 'invitation',
    changed: 'modification',
    cancelled: 'annulation',
    removed: 'invitation retirée',
  },
  missedStates: {
    queued: 'en attente',
    sent: 'envoyé',
    home: 'publié dans le canal',
    void: 'rien à dire',
    cancelled: 'envoi annulé',
    unreachable: 'injoignable',
    rejected: 'refusé',
    uncertain: 'incertain',
    noAccount: 'aucun compte rattaché',
  },
  waitsToBeSent: 'Le message attend de partir.',
  notKept: 'L’envoi date d’avant que Jalon ne le garde.',
  noAccountYet: 'aucun compte de messagerie n’est rattaché à son nom.',
  theHome: 'Le canal du copil',
  someone: 'Une personne de l’annuaire',
  resendFailed: (count: number) =>
    count === 1 ? 'Renvoyer à la personne non jointe' : `Renvoyer aux ${count} personnes non jointes`,
  resendUncertain: (count: number) =>
    `${count === 1 ? 'Renvoyer à la personne incertaine' : `Renvoyer aux ${count} personnes incertaines`}, au risque d’un doublon`,
  resent: (count: number) =>
    count === 0
      ? 'Rien n’est renvoyé : plus aucun compte de messagerie n’est rattaché à qui n’a pas été joint.'
      : `C’est renvoyé à ${people(count)}.`,
  nothingToResend: 'Il n’y a personne à qui renvoyer.',
  collectCalledOff: (title: string, when: string) =>
    `${title}, prévu ${when}, est annulé : les nouvelles de vos fiches ne sont plus attendues pour cette séance.`,
  collectClosedCancelled: 'La collecte est close : le copil est annulé.',
} as const;
