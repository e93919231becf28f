import { daysAfterMeeting } from './calendar-link';
import type { Answer, Level } from './copil';
import { noticeTexts } from './notices/texts';
import { inclusive, listed, people, plural } from './wording';

export const levelNames: Record<Level, string> = {
  national: 'national',
  regional: 'régional',
  local: 'local',
  groupe: 'groupe de travail technique',
};

export const answerNames: Record<Answer, string> = {
  present: 'Présent·e',
  excused: 'Excusé·e',
  replaced: 'Remplacé·e',
};

export const texts = {
  ...noticeTexts,
  summary: 'vos comités de pilotage : « copil », « copil nouveau », « copil 4 », « copil aide »',
  stranger:
    'Les copils concernent les personnes de l’annuaire. « jalon rattacher » relie ce compte à votre nom.',
  unknown: (number: number) =>
    `Je ne trouve pas de copil ${number} auquel vous êtes convié·e ou que vous organisez.`,
  whichOne: (word: string | undefined) =>
    `De quel copil s’agit-il ? Écrivez son numéro, par exemple « copil ${word === undefined ? '' : `${word} `}4 ». « copil » montre les prochains et leurs numéros ; « copil aide », ce que vous pouvez demander.`,
  cannotConvene:
    'Vous ne pouvez pas convoquer de copil : cela revient à la délégation (national), au pilote régional (sa Région), au binôme et au chef de projet (leur territoire).',
  cannotConveneThis: 'Vous ne pouvez pas convoquer de copil à ce niveau ou pour ce lieu.',
  cannotManage: 'Seule l’équipe qui peut convoquer ce copil le modifie, l’annule et lance la collecte.',
  listTitle: 'Vos prochains copils',
  listEmpty: 'Aucun copil à venir pour vous.',
  new: 'Nouveau copil',
  show: (number: number) => `Voir le copil ${number}`,
  formTitle: 'Préparer un copil',
  formModify: (number: number) => `Modifier le copil ${number}`,
  formSubmit: 'Continuer',
  formIntro: 'Rien ne part encore : vous verrez d’abord qui recevra quoi, et quand.',
  past: 'Cette date est passée.',
  endBeforeStart: 'La fin tombe avant le début.',
  tooLong: 'Un copil dure un jour au plus.',
  noHour: 'Je ne lis pas cette heure : écrivez par exemple 14:30.',
  noDuration: 'Je ne lis pas cette durée : écrivez par exemple 1 h 30, ou l’heure de fin, 16:00.',
  noSuchHour: 'Ce jour-là, cette heure n’existe pas à cet endroit (changement d’heure).',
  unknownZone: (typed: string) =>
    `Je ne connais pas le fuseau « ${typed} » : écrivez par exemple Paris, La Réunion, Guadeloupe.`,
  needsRegion: 'Choisissez la Région de ce copil régional.',
  needsTerritory: 'Choisissez le territoire de ce copil local.',
  unknownName: (name: string) => `« ${name} » n’est pas dans l’annuaire que vous pouvez consulter.`,
  ambiguousName: (name: string, among: string[]) =>
    `« ${name} » : plusieurs personnes (${among.join(', ')}). Précisez.`,
  nobody: 'Personne n’est convié : cochez au moins une fonction, ou nommez quelqu’un.',
  previewTitle: {
    create: 'Avant d’envoyer les invitations',
    modify: 'Avant d’enregistrer la modification',
    cancel: 'Avant d’annuler',
    collect: 'Avant de lancer la collecte',
  },
  willInvite: (count: number) => `${people(count)} ${count === 1 ? 'recevra' : 'recevront'} l’invitation.`,
  willTell: (count: number) => `${people(count)} ${count === 1 ? 'recevra' : 'recevront'} la modification.`,
  willAskAgain: 'La date change : chacun devra répondre à nouveau.',
  willRemove: (count: number) =>
    `${people(count)} ne ${count === 1 ? 'sera' : 'seront'} plus conviée${count === 1 ? '' : 's'}, et l’apprendr${count === 1 ? 'a' : 'ont'}.`,
  willCancel: (count: number) =>
    `${people(count)} ${count === 1 ? 'apprendra' : 'apprendront'} l’annulation, une seule fois.`,
  willCollect: (count: number, sheets: number) =>
    `${people(count)} ${count === 1 ? 'recevra' : 'recevront'} un message pour passer en revue ${plural(sheets, 'fiche', 'fiches')} (${sheets === 1 ? 'bloquée' : 'bloquées'}, ou sans nouvelles depuis six semaines).`,
  reminders:
    'Rappels : à 14 et 7 jours à qui n’a pas répondu ; la veille et 2 heures avant à qui vient. Jours et heures de travail de chacun, jours fériés compris.',
  collectReminders: 'Rappels à 14, 7 et 2 jours du copil, à qui n’a pas répondu seulement.',
  nothingYet: 'Rien ne part avant « Confirmer ».',
  confirm: 'Confirmer',
  edit: 'Modifier',
  cancel: 'Annuler',
  /** Where « Annuler » could be either. */
  keepCopil: 'Ne pas annuler le copil',
  copilKept: 'Le copil est maintenu : rien n’est parti, rien ne change.',
  nothingSent: 'C’est annulé : rien n’est parti, rien n’est enregistré.',
  alreadyDone: 'C’est déjà fait.',
  newerPreview:
    'Vous avez modifié cette préparation depuis : une version plus récente la remplace. Confirmez la dernière, ou recommencez avec « copil nouveau ».',
  confirmedMeanwhile:
    'Cette préparation a été confirmée entre-temps : pour changer le copil, écrivez « copil modifier » et son numéro.',
  alreadyCancelled: 'Cette préparation avait été annulée. Recommencez avec « copil nouveau ».',
  changedMeanwhile: 'Ce copil a changé entre-temps : rien n’est enregistré. Relisez-le, puis recommencez.',
  created: (number: number) => `Le copil ${number} est convoqué.`,
  modified: (number: number) => `Le copil ${number} est modifié.`,
  cancelled: (number: number) => `Le copil ${number} est annulé.`,
  isCancelled: 'Ce copil est annulé.',
  isOver: 'Ce copil a eu lieu.',
  invitationTitle: 'Invitation',
  changeTitle: 'Copil modifié',
  cancellationTitle: 'Copil annulé',
  removalTitle: 'Invitation retirée',
  invited: (title: string) => `Vous êtes convié·e : ${title}.`,
  changed: (title: string) => `Ce qui change pour ${title} :`,
  wasCancelled: (title: string, when: string) =>
    `${title}, prévu ${when}, est annulé. Vous n’avez rien à faire.`,
  uninvited: (title: string, when: string) => `Vous n’êtes plus convié·e à ${title}, prévu ${when}.`,
  answerPlease: 'Serez-vous là ?',
  present: 'Présent·e',
  excused: 'Excusé·e',
  replaced: 'Remplacé·e par…',
  answerByCommand: (number: number) =>
    `Répondez par « copil présent ${number} », « copil excusé ${number} » ou « copil remplacé ${number} par … ».`,
  joinVisio: 'Rejoindre la visio',
  calendarButton: 'Mon agenda (.ics)',
  calendarRemovalButton: 'Retirer de mon agenda',
  noCalendar: 'Il n’y a plus de fichier d’agenda à donner pour ce copil.',
  calendarLink: 'Ajouter à mon agenda (.ics)',
  calendarRemoval: 'Retirer de mon agenda (.ics)',
  calendarHelp: (number: number): string =>
    `Le fichier ne s’ouvre pas ? Écrivez « copil ${number} » : vous y trouverez un lien.`,
  calendarHint: `Lien personnel, valable jusqu’à ${daysAfterMeeting} jours après la séance.`,
  noted: (answer: string, title: string) => `C’est noté : ${answer}, ${title}.`,
  notInvited: 'Vous n’êtes pas sur la liste de ce copil.',
  replacementTitle: 'Qui vous remplace ?',
  replacementField: 'Nom de la personne qui vient à votre place',
  replacementMissing: 'Donnez le nom de la personne qui vient à votre place.',
  yourAnswer: (answer: string) => `Votre réponse : ${answer}.`,
  noAnswer: 'Vous n’avez pas encore répondu.',
  attendance: 'Présences',
  attendanceTitle: (number: number) => `Présences au copil ${number}`,
  exportButton: 'Exporter les présences',
  exportTitle: (number: number) => `Présences au copil ${number}, à télécharger`,
  exportNote: (hours: number) =>
    `Ces liens sont personnels et valent ${hours} heures ; chaque lecture est inscrite au journal.`,
  exportNoAddress:
    'Ce serveur n’a pas d’adresse publique où déposer le fichier. « copil présences », suivi du numéro, montre la liste.',
  counts: ({ present, excused, replaced, waiting }: Record<Answer | 'waiting', number>) =>
    [
      inclusive(present, 'présent·e'),
      inclusive(replaced, 'remplacé·e'),
      inclusive(excused, 'excusé·e'),
      `${waiting} sans réponse`,
    ].join(', '),
  waiting: 'Sans réponse',
  replacedBy: (name: string, by: string) => `${name}, remplacé·e par ${by}`,
  agenda: 'Ordre du jour',
  standing: 'Points permanents',
  blockedSheets: (count: number) => plural(count, 'fiche bloquée', 'fiches bloquées'),
  requests: (count: number) => plural(count, 'demande au copil', 'demandes au copil'),
  simplification: (count: number) =>
    plural(count, 'entrée au registre de simplification', 'entrées au registre de simplification'),
  documents: 'Documents',
  homeSet: (number: number) =>
    `Ce canal accueille le copil ${number} : ses annonces et ses rappels y seront publiés, et envoyés en privé aux personnes conviées qui n’y sont pas.`,
  homeLeft: (title: string) =>
    `${title} : ses annonces et ses rappels ne seront plus publiés ici. Chaque personne conviée les recevra en privé.`,
  homeRemoved: (number: number) =>
    `Le copil ${number} n’a plus de canal : chaque personne conviée reçoit ses annonces et ses rappels en privé. « copil canal ${number} », tapé dans un canal, lui en redonne un.`,
  hasNoHome: (number: number) => `Le copil ${number} n’a pas de canal.`,
  whichHome: 'De quel copil ? Écrivez par exemple « copil canal retirer 4 ».',
  noHomeHere: 'Ce canal n’accueille aucun copil à venir que vous organisez.',
  severalHere: (numbers: number[]) =>
    `Ce canal accueille les copils ${numbers.join(', ')} : écrivez par exemple « copil canal retirer ${numbers[0]} ».`,
  homeChosenAgain: 'Annulé : le copil est de nouveau annoncé dans ce canal.',
  homeWithdrawn: 'Annulé : le copil n’a plus ce canal.',
  home: 'Canal',
  homeHere: 'ce canal accueille ses annonces et ses rappels',
  homeElsewhere: (platform: string) => `un canal ${platform} accueille ses annonces et ses rappels`,
  homeGone: 'je ne peux plus y publier : chacun reçoit tout en privé',
  homeUnread: 'je ne peux pas y lire qui est présent : chacun reçoit aussi en privé',
  removeHome: 'Retirer le canal',
  homeInvited: (title: string) =>
    `${title}. Les personnes conviées peuvent répondre ici : la réponse de chacune ne s’affiche qu’à qui organise le copil.`,
  homeGrown: (title: string, named: string[], others: number) =>
    named.length === 0
      ? `${title} : ${people(others)} de plus y ${others === 1 ? 'est conviée' : 'sont conviées'}, et l’${others === 1 ? 'apprend' : 'apprennent'} en privé.`
      : `${title} : y ${named.length === 1 ? 'est aussi convié·e' : 'sont aussi convié·e·s'} ${listed(named)}${others === 0 ? '' : `, et ${people(others)} de plus, en privé`}. Chacun·e peut répondre ici : sa réponse ne s’affiche qu’à qui organise le copil.`,
  homeLost: (number: number) =>
    `Je ne peux pas publier dans le canal du copil ${number} : il est supprimé ou archivé, ou je n’y suis pas invité. Chacun est prévenu en privé. Invitez-moi dans un canal et tapez-y « copil canal ${number} » pour qu’il l’accueille.`,
  willPost: 'Ce sera publié dans le canal du copil ; qui y est ne le recevra pas aussi en privé.',
  willPostToo:
    'Ce sera publié dans le canal du copil, et envoyé à chacun en privé : je ne peux pas y lire qui est présent.',
  willNotPost: 'Je ne peux plus publier dans le canal du copil : chacun le recevra en privé.',
  saidInHome: 'Non envoyé : publié dans le canal du copil, où est la personne.',
  homeNotHere:
    'Tapez « copil canal 4 » dans le canal qui doit accueillir le copil : un message privé ne peut pas l’accueillir.',
  homeAnswerReminder: (title: string, when: string, missing: number) =>
    `Rappel : ${title}, ${when}. ${people(missing)} ${missing === 1 ? 'conviée n’a' : 'conviées n’ont'} pas encore répondu.`,
  homeMeetingReminder: (title: string, when: string) => `Rappel : ${title} a lieu ${when}.`,
  help: [
    'copil : les prochains auxquels vous êtes convié·e',
    'copil nouveau : en préparer un',
    'copil 4 : sa fiche, son ordre du jour, vos réponses',
    'copil présent 4, copil excusé 4, copil remplacé 4 par Mme Exemple : répondre',
    'copil présences 4 : la liste, pour qui l’organise ; copil exporter 4 : la même, en tableur ou en CSV',
    'copil modifier 4, copil annuler 4',
    'copil collecte 4 : demander des nouvelles des fiches avant la séance',
    'copil canal 4, tapé dans un canal : y publier ses annonces et ses rappels, et n’écrire en privé qu’à qui n’y est pas',
    'copil canal retirer 4 : ne plus y publier, et écrire à chacun en privé',
  ],
  helpTitle: 'Les copils',
  collectTitle: (number: number) => `Collecte avant le copil ${number}`,
  collectStarted: 'La collecte est lancée.',
  collectAlready: 'La collecte de ce copil est déjà lancée.',
  collectNobody: 'Aucune fiche bloquée ni sans nouvelles dans ce périmètre : rien à collecter.',
  collectAsk: (title: string, when: string, sheets: number) =>
    `${title} a lieu ${when}. ${plural(sheets, 'fiche dont vous êtes pilote est bloquée ou sans nouvelles', 'fiches dont vous êtes pilote sont bloquées ou sans nouvelles')} : ${sheets === 1 ? 'passons-la en revue, en une question' : 'passons-les en revue, une question par fiche'}.`,
  collectButton: 'Passer mes fiches en revue',
  collectCounts: (done: number, total: number) => `Réponses : ${done} sur ${total}.`,
  collectDone: 'Ont répondu',
  collectWaiting: 'Pas encore',
  collectClosed: 'La collecte est close.',
  collectCommand: 'Collecte',
  alreadyNews: 'Non envoyé : des nouvelles ont été données.',
  alreadyAnswered: 'Non envoyé : la personne a répondu.',
  notComing: 'Non envoyé : la personne ne vient pas.',
  collectClosedReason: 'Non envoyé : la collecte est terminée.',
  meetingOver: 'Non envoyé : la séance a commencé.',
  withdrawn: 'Annulé : le copil a changé ou est annulé.',
  goneDraft: 'Je ne retrouve pas cette préparation. Recommencez.',
} as const;
