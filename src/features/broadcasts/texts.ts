import type { BroadcastState } from './broadcast';

const number = (count: number): string => count.toLocaleString('fr-FR');
export const people = (count: number): string =>
  count === 0 ? 'personne' : `${number(count)} personne${count > 1 ? 's' : ''}`;

export const stateNames: Record<BroadcastState, string> = {
  draft: 'brouillon',
  awaitingApproval: 'en attente d’un accord',
  scheduled: 'programmée',
  sending: 'envoi en cours',
  paused: 'en pause',
  sent: 'envoyée',
  cancelled: 'annulée',
  recalled: 'retirée',
  abandoned: 'abandonnée',
};

export const texts = {
  summary: 'écrire à de nombreuses personnes et suivre l’envoi (délégation et pilotes régionaux)',
  unknownPerson:
    'Les diffusions demandent un compte rattaché à une personne de l’annuaire. Écrivez « jalon rattacher », puis votre adresse.',
  notAllowed:
    'Les diffusions sont réservées à la délégation nationale et aux pilotes régionaux. Pour écrire à un groupe, adressez-vous à l’une ou à l’autre.',
  notYours: 'Cette diffusion n’est pas la vôtre, ou n’existe plus.',
  noSuch: (asked: string) => `Vous n’avez pas de diffusion n° ${asked}. « diffusion » montre les vôtres.`,
  whichOne: (verb: string | undefined) =>
    `De quelle diffusion s’agit-il ? Écrivez son numéro, par exemple « diffusion ${verb === undefined ? '' : `${verb} `}4 ». « diffusion » montre les vôtres et leurs numéros.`,
  none: 'Vous n’avez encore aucune diffusion.',
  listTitle: 'Vos diffusions',
  help: '« diffusion nouvelle » en prépare une, « diffusion 4 » montre la n° 4 et son suivi, « diffusion aide » dit tout le reste. Rien ne part sans « Envoyer ».',
  helpTitle: 'Les diffusions',
  helpLines: (above: number): string[] => [
    'diffusion nouvelle : écrire un message, et choisir à qui : fonction, Région, territoire, axe ou statut de leurs fiches, copil, organisation, public enregistré ; « Ajouter un public » en réunit plusieurs',
    'l’aperçu dit combien de personnes le recevront, dans quelle messagerie, qui ne peut être joint et pourquoi ; « M’envoyer un test », « Programmer », « Enregistrer ce public »',
    `rien ne part sans « Envoyer » ; au-delà de ${number(above)} personnes, une seconde personne donne son accord`,
    'diffusion : les vôtres ; diffusion 4 : la n° 4 et son suivi, qui se met à jour sous vos yeux',
    'diffusion pause 4, diffusion reprendre 4, diffusion annuler 4 ; diffusion brouillon 4 : reprendre ce qui est programmé',
    'diffusion corriger 4 : là où le message est arrivé ; diffusion retirer 4 : le retirer de partout, après confirmation',
    'du suivi : qui n’a pas accusé « Bien reçu », qui n’est pas joint et pourquoi, renvoyer à ceux-là seuls',
    'diffusion réponses 4 : ce qu’on vous a répondu, personne par personne ; diffusion exporter 4 : le suivi, en tableur ou en CSV',
    'diffusion publics : vos publics enregistrés',
  ],
  listsTitle: 'Vos publics enregistrés',
  noLists: 'Vous n’avez aucun public enregistré. « Enregistrer ce public », sous un aperçu, en garde un.',
  dropList: (name: string) => `Supprimer « ${name.length > 60 ? `${name.slice(0, 59)}…` : name} »`,
  listDropped: 'Ce public n’est plus enregistré.',
  noSuchList: 'Ce public n’était déjà plus enregistré.',
  grown: (which: number, count: number, above: number) =>
    `La diffusion n° ${which} n’est pas partie : son public compte maintenant ${people(count)}, et au-delà de ${number(above)} une seconde personne doit donner son accord. Elle est redevenue un brouillon : « diffusion ${which} » la montre.`,
  outgrown: (which: number, count: number) =>
    `La diffusion n° ${which} n’est pas partie : son public (${people(count)}) n’est plus celui que couvrait l’accord donné. Elle est redevenue un brouillon : « diffusion ${which} » la montre, et « Envoyer » demande un nouvel accord.`,
  emptied: (which: number) =>
    `La diffusion n° ${which} n’est pas partie : au moment de l’envoi, son public ne comptait plus personne. Elle est redevenue un brouillon : « diffusion ${which} » la montre ; changez le public, puis « Envoyer ».`,
  numberChanged: (which: number, count: number, before: number) =>
    `La diffusion n° ${which} part à ${people(count)} : ${count > before ? 'c’est plus' : 'c’est moins'} que lorsque vous l’avez décidée (${people(before)}). « diffusion ${which} » la montre ; « Annuler l’envoi » arrête ce qui n’est pas parti.`,
  roleLost: (which: number) =>
    `La diffusion n° ${which} n’est pas partie, et elle est annulée : votre fonction ne vous permet plus d’écrire à de nombreuses personnes. Adressez-vous à la délégation ou à votre pilote régional·e pour que ce message parte.`,
  nothingWent: 'Rien n’en est parti.',
  notEditable: (state: BroadcastState) =>
    `Cette diffusion est ${stateNames[state]} : le message ne peut pas changer ainsi. ${state === 'scheduled' || state === 'awaitingApproval' ? '« Revenir au brouillon », dans son suivi, permet de le modifier. ' : ''}Gardez une copie de ce que vous venez d’écrire.`,
  tooManyAudiences: (limit: number) =>
    `Une diffusion réunit ${limit} publics au plus. Changez le public, ou faites une seconde diffusion.`,
  moreReplies: (left: number) => (left === 1 ? 'Suite (un message)' : `Suite (${number(left)} messages)`),
  newOne: 'Nouvelle diffusion',
  composeTitle: 'Nouvelle diffusion',
  composeIntro:
    'Rien ne part avant « Envoyer ». Après le message, choisissez à qui écrire : les choix se cumulent ; sans choix, c’est à toutes les personnes de votre périmètre.',
  editTitle: 'Modifier le message',
  audienceTitle: 'À qui écrire',
  scheduleTitle: 'Programmer l’envoi',
  saveListTitle: 'Enregistrer ce public',
  replyTitle: 'Répondre',
  tooLong: (length: number, limit: number) =>
    `Ce texte fait ${number(length)} caractères, et un message en tient ${number(limit)} au plus. Raccourcissez-le.`,
  tooLongWhole: (length: number, limit: number) =>
    `Ce texte fait ${number(length)} caractères, et un message en tient ${number(limit)} au plus. Il est ici en entier, en plusieurs champs : raccourcissez-les ; ce que vous laissez est gardé.`,
  tooLongBeginning: (cut: { length: number; limit: number; shown: number; beyond: number }) =>
    `Ce texte fait ${number(cut.length)} caractères, et un message en tient ${number(cut.limit)} au plus. En voici le début, en ${cut.shown} champs : raccourcissez-les, ou videz-les. La suite, ${number(cut.beyond)} caractères, reste telle quelle : elle se montre quand vous rouvrez ce formulaire après avoir raccourci le début.`,
  tooLongKept: (length: number, limit: number) =>
    `Votre texte fait ${number(length)} caractères, et un message en tient ${number(limit)} au plus : il ne peut pas partir ainsi. Il est gardé en entier dans ce brouillon, rien n’est perdu. « Raccourcir le message » le montre en plusieurs champs.`,
  emptyText: 'Écrivez le message.',
  changedMeanwhile:
    'Le message a changé depuis l’ouverture de ce formulaire. Gardez une copie de ce que vous venez d’écrire, puis rouvrez « Modifier ».',
  emptyTitle: 'Donnez un objet, en quelques mots.',
  longTitle: 'L’objet est trop long : 150 caractères au plus.',
  unknownGroup: 'Choisissez dans la liste : ce groupe n’existe plus, ou vous ne pouvez pas lui écrire.',
  unknownTerritory: 'Ce territoire n’est pas de la liste en vigueur.',
  outside: 'C’est hors de votre périmètre : vous ne pouvez y écrire à personne.',
  outsideAudience:
    'Ce public est hors de votre périmètre : rien ne peut partir. Changez-le ; votre message est gardé dans ce brouillon.',
  nobody:
    'Ce public ne compte personne : rien ne peut partir. Changez-le ; votre message est gardé dans ce brouillon.',
  nobodyReachable:
    'Personne de ce public ne peut être joint pour l’instant : aucun compte de messagerie n’est rattaché. Votre message est gardé dans ce brouillon.',
  previewTitle: (count: number) => `Aperçu de la diffusion n° ${count}`,
  previewIntro: (count: number) =>
    count === 0
      ? 'Rien n’est encore parti. Votre message :'
      : `Rien n’est encore parti. ${people(count)} recevr${count > 1 ? 'ont' : 'a'} ceci :`,
  changedSince: 'Ce brouillon a changé depuis cet aperçu. Voici le nouveau.',
  alreadyGone: (state: BroadcastState) => `C’est déjà fait : cette diffusion est ${stateNames[state]}.`,
  testSent: 'Le test part à votre adresse seule. Il montre le message comme les autres le verront.',
  testMark: 'Test, envoyé à vous seul·e.',
  saved: (name: string) => `Le public « ${name} » est enregistré. Il est proposé dans le formulaire.`,
  abandoned: 'Le brouillon est abandonné. Rien n’est parti.',
  needsApproval: (count: number, above: number) =>
    `Cette diffusion concerne ${people(count)}. Au-delà de ${number(above)}, une seconde personne doit donner son accord.`,
  approvalAsked: (asked: number) =>
    `La demande d’accord part à ${people(asked)}. Rien n’est envoyé avant ; vous serez prévenu·e.`,
  noApprover:
    'Personne d’autre ne peut donner son accord : aucune autre personne de la délégation (ou de votre Région) n’est joignable. Réduisez le public, ou faites rattacher un compte de la délégation.',
  approvalTitle: 'Diffusion à approuver',
  approvalIntro: (author: string, count: number, audience: string) =>
    `${author} voudrait écrire à ${people(count)} (${audience}) :`,
  approved: 'Vous avez donné votre accord : la diffusion part.',
  approvedScheduled: 'Vous avez donné votre accord : la diffusion partira à la date prévue.',
  refused: 'Vous avez refusé : rien ne part, et l’auteur·e est prévenu·e.',
  approvalGone:
    'Cette demande n’attend plus : la diffusion a été approuvée, refusée ou modifiée entre-temps.',
  notApprover:
    'Cette demande n’est pas pour vous : il faut pouvoir écrire à tout ce public, et ne pas en être l’auteur·e.',
  authorApproved: (name: string, title: string) => `${name} a donné son accord pour « ${title} ».`,
  authorRefused: (name: string, title: string) =>
    `${name} n’a pas donné son accord pour « ${title} ». Le message est revenu en brouillon ; rien n’est parti.`,
  scheduled: (when: string) => `La diffusion partira le ${when}.`,
  pastDate: (when: string) => `Cette date est passée (nous sommes le ${when}). Choisissez un moment à venir.`,
  noHour: 'Écrivez l’heure comme 14:30 ou 9 h.',
  noDay: 'Choisissez un jour.',
  noZone:
    'Ce fuseau horaire m’est inconnu. Écrivez par exemple Paris, Guadeloupe, La Réunion ou Europe/Paris.',
  corrected:
    'La correction part à ceux qui ont déjà reçu le message ; les autres reçoivent le nouveau texte.',
  paused: 'En pause : rien ne part jusqu’à « Reprendre ».',
  correctionAsked: (asked: number) =>
    `Ce message a été approuvé par une seconde personne : votre correction demande un nouvel accord. La demande part à ${people(asked)}. D’ici là, rien n’est corrigé ; vous serez prévenu·e.`,
  correctionPauses: 'L’envoi est en pause jusque-là.',
  correctionWaits:
    'Une correction attend l’accord d’une seconde personne : rien n’en part avant, et le message reste tel qu’il a été approuvé.',
  correctionHolds:
    'L’envoi ne reprend pas tant qu’une correction attend un accord. « Renoncer à la correction » le fait reprendre tel qu’il a été approuvé.',
  correctionTitle: 'Correction à approuver',
  correctionIntro: (author: string, count: number, which: number) =>
    `${author} voudrait corriger la diffusion n° ${which}, adressée à ${people(count)}. Le nouveau message :`,
  correctionApproved: 'Vous avez donné votre accord : la correction part.',
  correctionRefused: 'Vous avez refusé : rien n’est corrigé, et l’auteur·e est prévenu·e.',
  authorCorrectionApproved: (name: string, title: string) =>
    `${name} a donné son accord : la correction de « ${title} » part.`,
  authorCorrectionRefused: (name: string, title: string, isPaused: boolean) =>
    `${name} n’a pas donné son accord à la correction de « ${title} » : le message reste tel qu’il a été approuvé.${isPaused ? ' L’envoi reste en pause : « Reprendre » le continue, « Annuler l’envoi » l’arrête.' : ''}`,
  noCorrectionApprover:
    'Cette correction demande l’accord d’une seconde personne, et personne d’autre de la délégation (ou de votre Région) n’est joignable. Gardez une copie de ce que vous venez d’écrire, et faites rattacher un compte de la délégation.',
  dropCorrection: 'Renoncer à la correction',
  correctionDropped: 'La correction est abandonnée : le message reste tel qu’il a été approuvé.',
  noCorrection: 'Aucune correction n’attend plus d’accord.',
  cancelReason: 'Annulé avant l’envoi.',
  noAccount: 'Injoignable : aucun compte de messagerie n’est rattaché à cette personne.',
  gone: 'Injoignable : cette personne n’est plus dans l’annuaire.',
  resendFailed: (count: number) =>
    count === 1 ? 'Renvoyer à la personne non jointe' : `Renvoyer aux ${number(count)} personnes non jointes`,
  resendUncertain: (count: number) =>
    `${count === 1 ? 'Renvoyer à la personne incertaine' : `Renvoyer aux ${number(count)} personnes incertaines`}, au risque d’un doublon`,
  exportButton: 'Exporter le suivi',
  exportTitle: (count: number) => `Suivi de la diffusion n° ${count}`,
  exportNote: (hours: number) =>
    `Liens personnels, valables ${hours} heures : les noms des destinataires et ce qu’ils ont répondu y sont, ne les transmettez pas.`,
  exportNoAddress: (count: number) =>
    `Ce serveur n’a pas d’adresse publique où déposer le fichier. Un·e administrateur·rice l’obtient par « jalon broadcasts export ${count} suivi.xlsx ».`,
  exchangeGoesOn: (which: number) => `… La suite se lit par « diffusion réponses ${which} ».`,
  linksBelow: 'Adresses du message',
  recallButton: 'Retirer le message envoyé',
  recallTitle: 'Retirer ce message ?',
  recallWhat: (which: number, title: string, count: number) =>
    `La diffusion n° ${which}, « ${title} », disparaîtra ${count === 1 ? 'de la conversation où elle est arrivée' : `des ${number(count)} conversations où elle est arrivée`}.`,
  recallStays: (count: number) =>
    `Pour ${people(count)}, je ne sais plus où il se trouve, ou il n’est pas certain qu’il soit arrivé : il y restera.`,
  tooOldToRecall:
    'L’envoi est trop ancien : je ne sais plus dans quelles conversations il se trouve, et ne peux pas le retirer.',
  placeForgotten: 'Refusé : l’envoi est trop ancien, je ne sais plus où le message se trouve.',
  recallStops: (count: number) => `Ce qui attend encore, pour ${people(count)}, ne partira pas.`,
  recallForGood: 'Qui l’a lue l’a lue ; le message ne peut pas être remis. Rien n’est retiré pour l’instant.',
  recallConfirm: (count: number) =>
    count === 1 ? 'Retirer d’une conversation' : `Retirer de ${number(count)} conversations`,
  recallDrop: 'Ne rien retirer',
  recallDropped: 'Rien n’est retiré : le message reste où il est arrivé.',
  recallBegun: (which: number) =>
    `Le message se retire. Le suivi de la diffusion n° ${which} dit où il a disparu, et où il n’a pas pu l’être : « diffusion ${which} ».`,
  nothingToRecall: 'Ce message n’est arrivé nulle part pour l’instant : il n’y a rien à retirer.',
  uncertainToRecall: (count: number) =>
    `Il n’est certain pour personne que ce message soit arrivé : ${people(count)} ${count === 1 ? 'l’a' : 'l’ont'} peut-être. Je ne peux donc pas le retirer.`,
  abandonByButton: 'Rien n’est encore abandonné : « Abandonner », ci-dessous, retire ce brouillon.',
  nothingToResend: 'Il n’y a personne à qui renvoyer : aucun envoi n’a échoué.',
  acknowledged: (when: string) => `Bien reçu le ${when}. Merci.`,
  notForYou: 'Ce message ne vous a pas été adressé.',
  recalledMeanwhile: 'Ce message a été retiré par son auteur·e.',
  replySent: 'Votre réponse est transmise à l’auteur·e du message.',
  answerSent: (name: string) => `Votre réponse part à ${name}.`,
  replyTwice: 'Cette réponse est déjà transmise.',
  authorGone: 'L’auteur·e de ce message n’est plus joignable par ici.',
  noReplies: 'Aucune réponse pour l’instant.',
  from: (name: string, organisation: string | undefined) =>
    `Envoyé par ${name}${organisation === undefined ? '' : `, ${organisation}`}.`,
  edited: (when: string) => `Modifié le ${when}.`,
  someone: 'une personne effacée',
};
