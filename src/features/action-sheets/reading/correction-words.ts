import { anyOf } from './any-of';

/** « 60 %, non pardon, 70 » : the words after which what follows replaces what stands before. */

const hesitations = ['euh', 'heu', 'ah', 'oups', 'oops', 'mince', 'zut', 'aie'];
const apologies = [
  ...['pardon', 'desole', 'desolee', 'excuse', 'excusez', 'excuse moi', 'excuse-moi', 'excusez moi'],
  ...['excusez-moi', 'excuser moi', 'autant pour moi', 'au temps pour moi'],
];
/** « Je me suis trompée de fiche »: nothing else can be meant. */
export const rewritings = [
  ...['correction', 'errata', 'erratum', 'rectif', 'rectifie', 'rectifier', 'rectification', 'je rectifie'],
  ...[
    'je corrige',
    'corrige',
    'corrigez',
    'corriger',
    'corrige en',
    'recorrige',
    'recorrige en',
    'je voulais dire',
  ],
  ...['je veux dire', 'je me trompe', 'je me suis trompe', 'je me suis trompee', "j'ai fait une erreur"],
  ...[
    'je me suis trompe de fiche',
    'je me suis trompee de fiche',
    'je me suis trompe de numero',
    'je me suis trompee de numero',
  ],
  ...[
    'je me trompe de fiche',
    'je me trompe de numero',
    'trompe de fiche',
    'mauvaise fiche',
    'mauvais numero',
    'pas la bonne fiche',
  ],
  ...[
    "je dis n'importe quoi",
    "je raconte n'importe quoi",
    'je dis une betise',
    'je dis des betises',
    'ma langue a fourche',
    "j'ai fourche",
    'lapsus',
    'petit lapsus',
    'faute de frappe',
    'mes doigts ont glisse',
  ],
  ...["c'est faux", "c'est inexact", "ce n'est pas vrai", "c'est pas vrai"],
  ...[
    'il fallait comprendre',
    'il faut comprendre',
    'il fallait lire',
    'il faut lire',
    'il fallait entendre',
    'il fallait ecrire',
    'il fallait noter',
  ],
  ...['je confonds', "j'ai confondu", "j'ai mal lu", "j'ai mal compte", "j'ai mal regarde"],
  ...["j'ai mal ecrit", "j'ai mal tape", "j'ai mal dit"],
  ...["annule ce que j'ai dit", "oublie ce que j'ai dit", "oubliez ce que j'ai dit", 'annule mon message'],
];
export const errors = [
  'erreur',
  'erreur de fiche',
  'erreur de numero',
  'erreur de ligne',
  'erreur de dossier',
  'erreur de projet',
  'erreur de ma part',
  'erreur de frappe',
  'erreur de saisie',
];
const preferences = [
  'plutot',
  'ou plutot',
  'en fait',
  'enfin non',
  'enfin plutot',
  'enfin, non',
  'enfin, plutot',
];

const afterNo = [
  ...apologies,
  ...rewritings,
  ...errors,
  ...['en fait', 'plutot', "c'est", 'attend', 'attends', 'attendez', 'oups'],
];
const afterHesitation = ['non', 'pardon', 'plutot', "c'est", 'erreur'];
const alone = [
  // One word may be an apology for something else (« excusez le retard »).
  ...apologies.filter((words) => !/^excuse[rz]?$/.test(words)),
  ...rewritings,
  ...errors,
  ...preferences,
];

/** Figures are runs of capitals by then; a bare number is not. */
const figure = String.raw`(?:a |de |du |le |la |les |au |aux )?[PADEHS\d]`;

/** How a status begins. */
const status =
  "(?:elle est |c'est |plutot )?(?:en cours|bloque|termin|suspend|abandonn|lance|a lancer|en pause)";

export const correctionSource = `(?<![a-z'])(?:${[
  `non,? ?(?:non,? ?)?${anyOf(afterNo)}`,
  `${anyOf(hesitations)}(?:,? ?${anyOf(afterHesitation)})?`,
  anyOf(alone),
  // « non » denies a sentence, and corrects a figure or a status that follows at once; « et non 40 » denies it.
  `(?<!\\bet )(?:non|nan|enfin|(?:il faut |a |veuillez )?lire|lisez|attends|attendez)(?=[ ,:]{1,4}${figure})`,
  // « bloquée non suspendue » denies the second.
  `(?<!\\bet )non(?=, ?${status})`,
  `(?<!\\bet )non(?=,? pas ${status})`,
  `(?<=(?:bloque|termine|suspendu|abandonne|lance|fini|boucle)(?:e|s|es)?,? )enfin(?=,? ${status})`,
  // « 12,5 %… disons 12 »
  `(?<=[PAD][ ,.…]{0,5})(?:disons|on va dire|mettons|allez|arrondi(?:ssons)? a)(?=[ ,:]{1,4}${figure})`,
  // « pas 60 %, mais 70 »
  `(?<=\\bpas (?:(?:a|de|le|au|en|les|plus) )?[PAD]+,? ?)mais`,
].join('|')})(?![a-z])`;
