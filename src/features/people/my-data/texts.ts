import type { HeldData } from './store';

const platformNames: Record<string, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'Page de démonstration',
};
const linkWays: Record<string, string> = {
  verifiedAddress: 'par votre adresse vérifiée',
  code: 'par un code envoyé à votre adresse',
  approval: 'par l’accord d’un administrateur',
};

const answers: Record<string, string> = {
  present: 'présent·e',
  excused: 'excusé·e',
  replaced: 'remplacé·e',
};
const frequencies: Record<string, string> = {
  daily: 'un message par jour au plus',
  weekly: 'un message par semaine au plus',
  none: 'coupés',
};
const noticeKinds: Record<string, string> = {
  invited: 'invitation',
  added: 'invitation',
  changed: 'changement',
  cancelled: 'annulation',
  removed: 'retrait de l’invitation',
};
const noticeStates: Record<string, string> = {
  queued: 'en attente',
  sent: 'envoyé',
  home: 'publié dans le canal du copil',
  unreachable: 'vous n’étiez pas joignable',
  rejected: 'refusé par la messagerie',
  uncertain: 'envoyé, sans que l’arrivée soit sûre',
  cancelled: 'non envoyé',
  noAccount: 'aucun compte n’était rattaché à votre nom',
  void: 'sans objet',
};
const draftKinds: Record<string, string> = {
  create: 'convocation',
  modify: 'changement',
  cancel: 'annulation',
  collect: 'collecte',
};

const day = (date: Date): string =>
  date.toLocaleDateString('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  });

export const myDataTexts = {
  title: 'Ce que Jalon garde de vous',
  unknown:
    'Ce compte n’est rattaché à personne de l’annuaire. Je ne garde de vous que ce compte, et ce qui suit.',
  name: 'Nom',
  email: 'Adresse',
  organisation: 'Organisation',
  timeZone: 'Fuseau horaire',
  since: 'Dans l’annuaire depuis',
  none: 'aucune',
  day,
  assignments: 'Fonctions',
  accounts: 'Comptes de messagerie',
  accountLine: ({ platform, memberId, linkedBy, linkedAt, lastActiveAt }: HeldData['accounts'][number]) => {
    const link =
      linkedAt === undefined
        ? 'non rattaché'
        : `rattaché le ${day(linkedAt)} ${linkWays[linkedBy ?? ''] ?? ''}`.trim();
    return `${platformNames[platform] ?? platform}, ${memberId} : ${link}, dernier message le ${day(lastActiveAt)}`;
  },
  noAccount: 'aucun compte enregistré',
  counts: 'Le reste, en nombre',
  countLines: (counts: HeldData['counts']): [label: string, count: number][] => [
    ['Lignes du journal des accès qui vous concernent', counts.journalEntries],
    ['Modifications de fiches que vous avez faites', counts.revisions],
    ['Modifications qui attendent votre accord', counts.openProposals],
    ['Revue de fiches en cours', counts.roundInProgress],
    ['Invitations à des copils, avec vos réponses', counts.copilInvitations],
    ['Annonces de copils qui vous étaient adressées', counts.copilNotices],
    ['Copils que vous avez convoqués', counts.copilsConvened],
    ['Préparations de copil', counts.copilDrafts],
    ['Nouvelles de vos fiches demandées avant un copil', counts.collections],
    ['Rappels prévus, envoyés ou écartés', counts.reminders],
    ['Listes de destinataires que vous gardez', counts.audienceLists],
    ['Brouillons de connaissances où vous avez écrit', counts.knowledgeDrafts],
    ['Changements des connaissances que vous avez écrits ou publiés', counts.knowledgeChanges],
    ['Questions transmises que vous avez prises', counts.questionsTaken],
    ['Diffusions que vous avez écrites', counts.broadcasts],
    ['Diffusions que vous avez reçues, ou qui vous étaient adressées', counts.broadcastsToHer],
    ['Réponses que vous avez écrites à propos d’une diffusion', counts.broadcastReplies],
    ['Conversations directes où Jalon vous écrit', counts.directConversations],
    ['Canaux de copils où l’on vous a vu·e, jusqu’à la fin du copil', counts.rosters],
    ['Messages qui attendent de vous être envoyés', counts.queuedMessages],
    ['Questions que vous avez transmises', counts.forwardedQuestions],
    ['Demandes de rattachement de vos comptes', counts.linkRequests],
    ['Demandes de rattachement d’autres comptes à votre nom', counts.linkRequestsInHerName],
    ['Courriels qui attendent de partir', counts.waitingMails],
  ],
  written: 'Ce que vous avez écrit, et qui est gardé',
  nothingWritten: 'aucun texte de vous n’est gardé',
  revision: (at: Date, number: number, title: string, words: string | undefined) =>
    `${day(at)}, fiche ${number} « ${title} »${words === undefined ? ' : une modification, sans phrase' : ` : « ${words} »`}`,
  document: (at: Date, name: string) => `${day(at)}, document envoyé : « ${name} »`,
  proposal: (at: Date, words: string) => `${day(at)}, proposition de modification : « ${words} »`,
  question: (at: Date, question: string) => `${day(at)}, question transmise : « ${question} »`,
  disagreement: (number: number, title: string, text: string) =>
    `désaccord sur la fiche ${number} « ${title} » : « ${text} »`,
  list: (at: Date, name: string) => `${day(at)}, liste de destinataires : « ${name} »`,
  knowledgeDraft: (at: Date, number: number, factId: string) =>
    `${day(at)}, brouillon ${number} des connaissances (${factId})`,
  copilDraft: (at: Date, kind: string) =>
    `${day(at)}, préparation de copil (${draftKinds[kind] ?? kind}), pas encore confirmée`,
  copils: 'Copils et rappels',
  invitation: (number: number, startsAt: Date, answer: string | undefined, replacedBy: string | undefined) =>
    `copil ${number} du ${day(startsAt)} : ${answer === undefined ? 'invitation sans réponse' : (answers[answer] ?? answer)}${replacedBy === undefined ? '' : ` par « ${replacedBy} »`}`,
  notice: (number: number, startsAt: Date, kind: string, state: string) =>
    `copil ${number} du ${day(startsAt)}, dernier message : ${noticeKinds[kind] ?? kind}, ${noticeStates[state] ?? state}`,
  convened: (number: number, startsAt: Date) => `copil ${number} du ${day(startsAt)} : vous l’avez convoqué`,
  asked: (at: Date, number: number, sheets: number, answeredAt: Date | undefined) =>
    `${day(at)}, avant le copil ${number}, nouvelles demandées de ${sheets === 1 ? 'une fiche' : `${sheets} fiches`} : ${answeredAt === undefined ? 'pas encore données' : `données le ${day(answeredAt)}`}`,
  frequency: (frequency: string | undefined) =>
    `rappels : ${frequencies[frequency ?? ''] ?? 'un message par jour au plus, le réglage de départ'}`,
  snoozed: (count: number) =>
    count === 1 ? 'un rappel reporté par vous' : `${count} rappels reportés par vous`,
  broadcast: (at: Date, number: number, title: string) => `${day(at)}, diffusion ${number} : « ${title} »`,
  broadcastReply: (at: Date, number: number, text: string) =>
    `${day(at)}, réponse à propos de la diffusion ${number} : « ${text} »`,
  onThePage: (at: Date, text: string) => `${day(at)}, sur la page : « ${text} »`,
  olderInExport: (count: number) =>
    count === 1
      ? 'et un autre texte, plus ancien, dans l’export'
      : `et ${count} autres, plus anciens, dans l’export`,
  exportFollows:
    'L’export complet suit, au format JSON : tout ce qui précède, vos textes en entier, les messages qui vous ont été envoyés et les 200 dernières lignes du journal. Pour recevoir un fichier, corriger ou effacer, adressez-vous à un administrateur de l’annuaire.',
  exportPart: (number: number, of: number) =>
    of === 1
      ? 'Export de vos données (JSON) :'
      : `Export de vos données (JSON), partie ${number} sur ${of} :`,
  more: (left: number) => `Suite de l’export (${left === 1 ? 'une partie' : `${left} parties`})`,
};
