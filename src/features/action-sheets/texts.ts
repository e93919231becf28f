import { andList, orList } from './french';

/** With its full stop, whatever stood at the end. */
const asSentence = (typed: string): string => (/[.!?…]$/.test(typed) ? typed : `${typed}.`);

/** The sentences of the feature; what fields and values are called stands in `french.ts`. */
export const texts = {
  summary: 'vos fiches action : « fiche », « fiche 12 », « fiche 12 60 % », « fiche aide »',
  unknownPerson:
    'Je ne vous reconnais pas encore dans l’annuaire : je ne peux pas vous montrer de fiche action. Écrivez-moi « jalon rattacher prenom.nom@… » en message privé, ou adressez-vous à un administrateur.',
  noSheets: 'Votre rôle ne donne accès à aucune fiche action.',
  noSheetsButFigures:
    'Votre rôle ne donne accès à aucune fiche action, mais aux chiffres consolidés : écrivez « fiche chiffres ».',
  cannotWrite:
    'Vous pouvez lire des fiches, mais pas les modifier : rien n’est enregistré. C’est à leur territoire ou à la Région de le faire : transmettez-leur l’information. « jalon droits » dit ce que vous pouvez faire.',
  updateByUnknown:
    'Cette phrase ressemble à une mise à jour de fiche action. Rien n’est enregistré : ce compte n’est pas rattaché à une personne de l’annuaire. Écrivez-moi en message privé « jalon rattacher prenom.nom@collectivite.fr », avec l’adresse que l’annuaire connaît de vous, ou adressez-vous à un administrateur de Jalon ; puis redites-la-moi. Si c’était une question sur un dispositif, posez-la comme une question.',
  updateByOthers:
    'Cette phrase ressemble à une mise à jour de fiche action. Rien n’est enregistré : votre fonction dans l’annuaire ne donne pas accès aux fiches. Transmettez l’information au territoire ou au pilote de la Région, qui les tiennent à jour ; si votre fonction a changé, adressez-vous à un administrateur de Jalon. « jalon droits » dit ce que vous pouvez faire. Si c’était une question sur un dispositif, posez-la comme une question.',
  emptyTerritory: (territory: string) =>
    `${territory} n’a pas encore de fiche action. « fiche nouvelle » en crée une.`,
  whichNumber: 'De quelle fiche parlez-vous ? Donnez son numéro.',
  unknownTerritory: (typed: string, near: string[]) =>
    `Je ne connais pas de territoire « ${typed} ».${near.length > 0 ? ` Voulez-vous dire ${orList(near)} ?` : ''}`,
  outsideTerritory: (number: number, territory: string) =>
    `La fiche ${number} de ${territory} n’est pas dans votre périmètre : je ne peux pas vous la montrer.`,
  elsewhere: (territory: string) =>
    `Vous ne pouvez pas modifier les fiches de ${territory} : je n’ai rien préparé.`,
  nothingProposed: 'Rien n’est préparé : corrigez, puis renvoyez la commande.',
  whichTerritory: 'De quel territoire parlez-vous ?',
  whichTerritoryMore: (count: number) =>
    `Il y en a ${count} : écrivez son nom avec votre message, par exemple « fiche 12 Lacq-Pau-Tarbes ».`,
  unknownSheet: (number: number, territory: string) => `${territory} n’a pas de fiche ${number}.`,
  goneSheet: 'Cette fiche n’existe plus, ou elle n’est plus dans votre périmètre.',

  proposalTitle: 'Voici ce que j’ai compris',
  proposalHint: 'Rien n’est enregistré tant que vous n’avez pas validé.',
  confirm: 'Valider',
  edit: 'Modifier',
  cancel: 'Annuler',
  beyondLimits: (number: number) =>
    `Fiche ${number} : une des valeurs est trop grande ou trop longue pour la fiche. Quelle est la bonne ?`,
  restWaits: 'Ce formulaire ne montrait pas tout ce qui était proposé. Le reste attend votre réponse :',
  settledBelow: 'Cette proposition a eu sa réponse : voyez plus bas.',
  alreadyTrue: 'Les fiches disent déjà cela : il n’y a rien à changer.',
  written: 'C’est enregistré.',
  alreadyWritten: 'Cette mise à jour est déjà enregistrée.',
  alreadyDisputed:
    'Cette proposition a déjà eu sa réponse, mais tout n’a pas été enregistré : voyez ce que je vous ai répondu.',
  alreadyCancelled: 'Cette mise à jour a été annulée : rien n’est enregistré.',
  expired: 'Cette proposition est trop ancienne : rien n’est enregistré. Redites-moi ce qui a changé.',
  notYours: 'Cette proposition n’est pas la vôtre : seul son auteur peut la valider.',
  whatIsWrong:
    'Qu’est-ce qui n’est pas juste ? Redites la valeur, par exemple « non, 70 % », ou écrivez « annuler ».',
  cancelled: 'C’est annulé : rien n’est enregistré.',
  conflictTitle: 'Quelqu’un a modifié la même chose entre-temps',
  conflictHint:
    'Rien n’est écrasé : validez pour remplacer sa valeur par la vôtre, ou annulez pour garder la sienne.',
  undo: 'Revenir en arrière',
  redo: 'Rétablir',
  undone: 'C’est défait : les valeurs d’avant sont de nouveau là.',
  cannotUndo:
    'La même chose a changé de nouveau depuis : je ne reviens pas en arrière, pour ne rien effacer. Voici la fiche.',
  undoWhat:
    'Que dois-je défaire ? Dites de quelle fiche, par exemple « annule la dernière modification de la 8 ».',
  notYoursToUndo:
    'La dernière modification de cette fiche n’est pas la vôtre : je ne la défais pas. Voici la fiche, avec son historique.',
  whichProposal:
    'Plusieurs propositions attendent votre réponse dans cette conversation : validez chacune par son bouton.',
  nothingToUndo: 'Il n’y a plus rien à défaire.',

  show: 'Voir la fiche',
  card: (number: number) => `Fiche ${number}`,
  demo: 'donnée fictive',
  demoFigures: 'données fictives',
  closedFigures: (least: number) =>
    `Ce choix porte sur moins de ${least} fiches, ou n’en laisse que quelques-unes de côté : ses chiffres diraient presque ceux d’une fiche, et votre rôle n’en lit aucune. Demandez-les plus largement, par exemple pour la Région ou le pays.`,
  keptAmounts:
    'Budget et avancement ne vous sont dits que pour un lieu entier, sans autre critère, et jamais là où une soustraction donnerait ceux de quelques fiches.',
  behindFigures: 'La liste derrière un chiffre : « fiches bloquées », « fiches en retard ».',
  late: 'en retard',
  updated: (day: string, name: string | undefined) =>
    `Mise à jour le ${day}${name === undefined ? '' : ` par ${name}`}`,
  update: 'Mettre à jour',
  project: 'Le projet',
  projectTitle: (number: number) => `Fiche ${number} : le projet`,
  followUp: 'Financement et suivi',
  followUpTitle: (number: number) => `Fiche ${number} : le suivi`,
  otherFields: (number: number) =>
    `Intitulé, axe, besoin, description, pièces : « fiche projet ${number} ». Financement, indicateurs, demande au copil, simplification : « fiche suivi ${number} ».`,
  needsTitle: 'Donnez un intitulé.',
  changedMeanwhile: 'La fiche a changé pendant que vous écriviez :',
  history: 'Historique',
  historyTitle: (head: string) => `Historique. ${head}`,
  confirmed: 'Rien de neuf, confirmé',
  noHistory: 'Cette fiche n’a pas encore d’historique.',
  editTitle: (number: number) => `Fiche ${number}`,
  createTitle: 'Nouvelle fiche action',
  created: (number: number) => `La fiche ${number} est créée. La voici.`,
  pastDue: (day: string) => `Le ${day} est déjà passé. Donnez une échéance à venir.`,

  blockedTitle: 'Fiche bloquée',
  blocked: (number: number, title: string, territory: string, cause: string | undefined) =>
    `${territory} : la fiche ${number} « ${title} » est bloquée${cause === undefined ? ', sans cause indiquée.' : `. Cause : ${asSentence(cause)}`}`,
  blockedCause: (number: number, title: string, territory: string, cause: string) =>
    `${territory} : on sait pourquoi la fiche ${number} « ${title} » est bloquée. Cause : ${asSentence(cause)}`,
  blockedByImport: (count: number) => `Un import de fiches en signale ${count} bloquées :`,
  /** `regions`: how many she pilots. */
  blockedBefore: (count: number, regions: number) => {
    if (count === 1)
      return `Avant que votre compte soit relié, une fiche ${regions === 1 ? 'de votre Région' : 'd’une de vos Régions'} était déjà bloquée :`;
    return `Avant que votre compte soit relié, ${count} fiches de ${regions === 1 ? 'votre Région' : 'vos Régions'} étaient déjà bloquées :`;
  },
  moreBlocked: (count: number) => `… et ${count} autres : « fiches bloquées » les donne toutes.`,
  moreSheets: (count: number) => `… et ${count} autres : « fiche toutes » les donne toutes.`,
  changedBefore: (count: number, weeks: number) =>
    count === 1
      ? `Avant que votre compte soit relié, une fiche de votre territoire a changé ces ${weeks} dernières semaines :`
      : `Avant que votre compte soit relié, ${count} fiches de votre territoire ont changé ces ${weeks} dernières semaines :`,
  toldByImport: (created: number, changed: number, territory: string) => {
    const parts = [
      ...(created === 0 ? [] : [created === 1 ? 'créé une fiche' : `créé ${created} fiches`]),
      ...(changed === 0 ? [] : [changed === 1 ? 'modifié une fiche' : `modifié ${changed} fiches`]),
    ];
    return `Un import a ${parts.join(' et ')} (${territory}) :`;
  },
  noPilot: 'L’annuaire n’a pas de pilote pour cette Région : personne n’y est prévenu du blocage.',
  pilotsUnreached: (names: string[]) =>
    names.length === 1
      ? `${names[0]}, pilote de la Région, n’a pas encore relié de compte à Jalon : prévenez cette personne du blocage vous-même.`
      : `${andList(names)}, pilotes de la Région, n’ont pas encore relié de compte à Jalon : prévenez-les du blocage vous-même.`,
  /** Who could not be told of what was written. */
  unreached: (names: string[]) => {
    if (names.length === 1)
      return `${names[0]} n’a pas encore relié de compte à Jalon : cette personne n’est pas prévenue.`;
    const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} autres`] : names;
    return `${andList(shown)} n’ont pas encore relié de compte à Jalon : ces personnes ne sont pas prévenues.`;
  },
  toldTitle: 'Mise à jour de fiches',
  told: (author: string, count: number, territory: string) =>
    `${author} a mis à jour ${count === 1 ? 'une fiche' : `${count} fiches`} (${territory}) :`,
  disagree: 'Je ne suis pas d’accord',
  disagreeTitle: 'Signaler un désaccord',
  disagreed:
    'Votre désaccord est noté sur la fiche, et votre binôme et votre équipe projet en sont prévenus. « Désaccord levé », sur la fiche, le retire.',
  disagreementToldTitle: 'Désaccord sur une fiche',
  disagreementTold: (author: string, number: number, title: string, text: string) =>
    `${author} n’est pas d’accord avec ce que dit la fiche ${number} « ${title} » : ${asSentence(text)}`,
  settle: 'Désaccord levé',
  settled: 'Le désaccord est levé.',
  settledBefore: 'Ce désaccord est déjà levé.',
  cannotSettle:
    'Seuls le binôme du territoire et la personne qui a signalé le désaccord peuvent le lever : il reste sur la fiche.',
  settledTitle: 'Désaccord levé',
  settledTold: (author: string, number: number, title: string, text: string) =>
    `${author} a levé le désaccord sur la fiche ${number} « ${title} » : ${asSentence(text)}`,
  tooManyDisagreements:
    'Trop de désaccords attendent déjà sur cette fiche : levez d’abord ceux qui sont réglés.',
  disagreementChanged: 'Le désaccord a changé entre-temps : relisez la fiche avant de le lever.',
} as const;
