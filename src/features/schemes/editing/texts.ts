import type { BornOf, Change } from './draft';

const number = (value: number): string => value.toLocaleString('fr-FR');

/** The sentences of keeping the knowledge. */
export const editingTexts = {
  summary:
    'pour qui tient les connaissances : « connaissances », « connaissances VTE », « connaissances aide »',
  privateOnly: 'Les connaissances se tiennent en message privé : écrivez-moi « connaissances » là-bas.',
  noRight:
    'Les connaissances sont tenues par la délégation nationale et les pilotes régionaux. Une réponse est fausse ou il en manque une ? « transmettre la question » le leur dit.',
  cannotPublish: 'Vous pouvez proposer un fait ; le publier revient à la délégation nationale.',
  demonstration:
    'Dans la démonstration rien n’est publié : les connaissances sont les mêmes pour tous. Le brouillon reste là.',
  nobody:
    'Un fait nouveau demande une deuxième personne : dites laquelle, avec --as prenom.nom@… (elle doit en avoir le droit).',
  ownDraft:
    'Vous avez écrit ce brouillon, ou sa réponse : une deuxième personne doit le relire et le publier.',
  nobodyNamed: (email: string) =>
    `Personne dans l’annuaire n’a l’adresse « ${email} ». Rien n’est changé. Vérifiez avec : jalon directory export annuaire.csv`,
  mayNotPublish: (email: string) =>
    `« ${email} » n’a pas le droit de publier, de corriger ou de retirer : cela revient à la délégation nationale. Rien n’est changé.`,
  nothingToCorrect: 'Ces valeurs sont déjà celles du fait : il n’y a rien à corriger.',
  noSuchSource: (id: string) =>
    `Il n’y a pas de source « ${id} ». Donnez une source connue, ou --source-title et --source-publisher pour une nouvelle.`,
  draftGone: 'Ce brouillon est déjà publié ou écarté : rien n’est changé.',
  changedMeanwhile: (id: string) =>
    `Le fait « ${id} » a changé depuis ce brouillon : rien n’est publié. Reprenez la correction sur le texte d’aujourd’hui.`,
  noSuchFact: (id: string) => `Il n’y a pas de fait publié « ${id} ».`,
  noSuchDraft: (asked: string) => `Je ne trouve pas le brouillon ${asked}.`,
  noSuchSubject: (asked: string) =>
    `Je ne connais pas de sujet « ${asked} ». Écrivez son nom (« connaissances VTE »), ou un fait (« connaissances vte/what/nature »).`,
  stateAlready: {
    withdrawn: 'Ce fait n’est pas publié : il n’y a rien à retirer.',
    published: 'Ce fait est déjà publié : il n’y a rien à rétablir.',
  },
  oneSource: 'Donnez une source connue ou le titre d’une nouvelle, pas les deux.',
  sourceWithoutTitle: 'Donnez aussi le titre de la nouvelle source.',
  noAnswer: 'Cette question n’a pas encore de réponse : il n’y a pas de fait à en tirer.',

  overviewTitle: 'Les connaissances',
  overview: (facts: number, drafts: number, due: number, unanswered: number, useless: number) => [
    `${number(facts)} faits publiés`,
    `${number(drafts)} brouillons à relire : « connaissances brouillons »`,
    `${number(due)} faits à revérifier : « connaissances à revérifier »`,
    `${number(unanswered)} questions sans réponse : « questions sans réponse »`,
    `${number(useless)} questions dont la réponse est jugée inutile : « connaissances inutiles »`,
    '« connaissances VTE » : les faits d’un sujet, chacun avec Corriger et Retirer',
    '« connaissances historique » : qui a changé quoi',
    '« connaissances nouveau » : proposer un fait',
    '« connaissances importer » : lire un document et en proposer les passages',
    '« connaissances documents » : ceux qui sont importés, et les brouillons à relire',
  ],
  newFact: 'Nouveau fait',
  noDrafts: 'Aucun brouillon n’attend.',
  nothingDue: 'Aucun fait n’est à revérifier dans les trente jours.',
  uselessTitle: 'Réponses jugées inutiles',
  noUseless: 'Aucune réponse n’a été jugée inutile.',
  uselessLine: (question: string, about: string, times: number, day: string) =>
    `« ${question} »${about === '' ? '' : ` (${about})`} : ${number(times)} fois, la dernière le ${day}`,
  recheckTitle: (count: number) =>
    count === 1 ? 'Un fait est à revérifier' : `${number(count)} faits sont à revérifier`,
  recheckBoth: (facts: number, documents: number) =>
    `À revérifier : ${number(facts)} ${facts > 1 ? 'faits' : 'fait'}, ${number(documents)} ${documents > 1 ? 'documents' : 'document'}`,
  dueDocument: (day: string, title: string, id: string) =>
    `${day} : le document « ${title} » (« connaissances document ${id} »)`,
  recheckMore: (count: number) => `et ${number(count)} autres`,
  recheckOfSource: (source: string, count: number, day: string) =>
    count === 1
      ? `${source} : un fait, le ${day}`
      : `${source} : ${number(count)} faits, le premier le ${day}`,
  unknownSource: 'Source retirée depuis',
  review: 'Les revoir un par un',
  next: (left: number) => `Suivant (encore ${number(left)})`,
  reviewDone: 'C’était le dernier : plus aucun fait n’est à revérifier dans cette revue.',
  recheckHow:
    'Pour les revoir l’un après l’autre : le bouton, ou « connaissances revue ». La liste entière : « connaissances à revérifier ».',
  dueIntro: 'À revérifier, les plus anciens d’abord :',
  factsOf: (name: string) => `Ce que Jalon sait de : ${name}`,
  noHistory: 'Rien n’a été changé à la main.',
  historyTitle: 'Qui a changé quoi',

  draftLine: (draftNumber: number, bornOf: BornOf, text: string, id: string) =>
    `${draftNumber} : ${text} (${id}). ${editingTexts.bornOf[bornOf]}`,
  draftTitle: (draftNumber: number) => `Brouillon ${number(draftNumber)}`,
  bornOf: {
    answer: 'D’une réponse à une question transmise : une deuxième personne le publie',
    hand: 'Fait nouveau : une deuxième personne le publie',
    correction: 'Correction d’un fait publié',
  } satisfies Record<BornOf, string>,
  factTitle: 'Fait',
  labels: {
    id: 'Identifiant',
    text: 'Texte',
    before: 'Avant',
    after: 'Après',
    source: 'Source',
    date: 'Date de l’information',
    confidence: 'Confiance',
    recheck: 'À revérifier le',
    nature: 'Nature',
    wording: 'Répond à',
    state: 'État',
  },
  states: { draft: 'brouillon', published: 'publié', withdrawn: 'retiré' },

  publish: 'Publier',
  edit: 'Modifier',
  drop: 'Écarter',
  correct: 'Corriger',
  withdraw: 'Retirer',
  restore: 'Rétablir',
  stillRight: 'Toujours juste',
  history: 'Historique',
  published: (draftNumber: number) =>
    `Le brouillon ${number(draftNumber)} est publié : Jalon répond avec lui dans quelques secondes.`,
  dropped: (draftNumber: number) => `Le brouillon ${number(draftNumber)} est écarté.`,
  saved: (draftNumber: number) => `Le brouillon ${number(draftNumber)} est enregistré ; rien n’est publié.`,
  corrected: (id: string) =>
    `Le fait « ${id} » est corrigé : Jalon répond avec ce texte dans quelques secondes.`,
  withdrawn: (id: string) => `Le fait « ${id} » est retiré : Jalon ne répond plus avec lui.`,
  restored: (id: string) => `Le fait « ${id} » est de nouveau publié.`,
  confirmed: (id: string, day: string) => `Le fait « ${id} » est confirmé ; à revérifier le ${day}.`,

  formTitle: 'Proposer un fait',
  correctTitle: 'Corriger un fait',
  keepsItsPlace: 'Un fait publié garde son sujet et sa rubrique : retirez-le, et proposez-en un autre.',
  formSave: 'Enregistrer le brouillon',
  withdrawTitle: 'Retirer un fait',
  withdrawLabel: 'Pourquoi ?',
  reasonTooLong: (most: number) => `${most} caractères au plus.`,
  withdrawMissing: 'Dites pourquoi : l’historique le garde.',
  confirmTitle: 'Ce fait est toujours juste',
  confirmLabel: 'À revérifier le',
  changes: {
    added: 'ajouté',
    corrected: 'corrigé',
    checked: 'confirmé',
    withdrawn: 'retiré',
    restored: 'rétabli',
  } satisfies Record<Change, string>,
  commandLine: 'ligne de commande',
  historyLine: (day: string, change: string, id: string, who: string) =>
    `${day} : ${change} « ${id} », ${who}`,
  writtenBy: (authors: string, publisher: string) =>
    authors === publisher ? `par ${publisher}` : `écrit par ${authors}, publié par ${publisher}`,
  answerSource: {
    region: 'Réponse de la Région à une question',
    delegation: 'Réponse de la délégation à une question',
  },
  answerPublisher: { region: 'Région', delegation: 'Délégation aux Territoires d’industrie' },
};
