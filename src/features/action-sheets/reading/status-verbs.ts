import type { Status } from '../sheet';

/**
 * Verbs that give a status to their object, in the turns that French has for them: « les élus ont ajourné la 5 », « on
 * interrompt la 5 », « on a dû geler la 5 », « la 5, on la suspend », « mettez la 5 en veille ». On folded, masked text.
 */

interface Verbs {
  status: Status;
  /** Stems. */
  participle: string;
  present: string;
  infinitive: string;
}

const verbs: Verbs[] = [
  {
    status: 'suspendu',
    participle:
      'suspend|interromp|ajourn|gel|mis en (?:pause|veille|sommeil|suspens|stand-?by|attente(?! d))|surs',
    present: 'suspend(?:s|ons|ent)?|interromp(?:t|s|ons|ent)|ajourn(?:e|ons|ent)|gel(?:e|ons|ent)',
    infinitive:
      'suspendre|interrompre|ajourner|geler|mettre (?:provisoirement |temporairement )?en (?:pause|veille|sommeil|suspens|stand-?by|attente(?! d))',
  },
  {
    status: 'abandonne',
    participle:
      "abandonn|annul|enterr|supprim|laisse tomber|renonce a|tire un trait sur|fait une croix sur|jete l'eponge (?:sur|pour)",
    present:
      'abandonn(?:e|ons|ent)|annul(?:e|ons|ent)|enterr(?:e|ons|ent)|supprim(?:e|ons|ent)|ecart(?:e|ons|ent)',
    infinitive:
      "abandonner|enterrer|annuler|renoncer a|laisser tomber|tirer un trait sur|faire une croix sur|jeter l'eponge (?:sur|pour)|arreter definitivement",
  },
  {
    status: 'termine',
    participle: 'termin|fini|achev|boucl|cloture|clos|solde|livre|receptionn|inaugur',
    present: 'termin(?:e|ons)|boucl(?:e|ons)|cloture|cloturons|clot|sold(?:e|ons)|achev(?:e|ons)',
    infinitive: 'cloturer|clore|solder|fermer|archiver|classer',
  },
  {
    status: 'en_cours',
    participle:
      'debloqu|relanc|reactiv|redemarr|rouvert|entam|amorc|reveill|ressuscit|remis en (?:route|marche|selle)',
    present:
      'rouvr(?:e|ons)|reactiv(?:e|ons)|redemarr(?:e|ons)|relanc(?:e|ons)|debloqu(?:e|ons)|entam(?:e|ons)|reprenons',
    infinitive: 'debloquer|reactiver|redemarrer|relancer|rouvrir',
  },
  { status: 'bloque', participle: 'bloqu|paralys', present: '(?:re)?bloqu(?:e|ons)', infinitive: 'bloquer' },
];

const adverb = String.raw`(?:(?:enfin|officiellement|donc|temporairement|provisoirement|momentanement|definitivement|finalement|egalement|aussi|bien) )*`;
/** The sheet itself, or what stands for the whole of it. */
const whole = String.raw`(?:(?:la |le |l'|les |cette |notre )?(?:fiche|action|projet|dossier|chantier|travaux)(?: (?:de (?:la |l')?|du |des |sur (?:la |l')?|pour (?:la |l')?))?)?`;
/** « abandonner l'action », named before. */
const theWhole = String.raw`(?:(?:l'|la |cette |notre )(?:action|fiche|operation|demarche)|(?:le |ce |notre )projet)(?= ?(?:$|[.,;!?\n]))`;
const object = String.raw`${adverb}(?:(?:la |le |l'|les |notre |cette )*${whole}(?:la |le |l'|les )?S+|${theWhole})`;
const perfect = String.raw`(?:j'ai|ai|a|avons|ont|avez)(?! pas| plus)`;
/** What leads to an infinitive that is done by now. */
const resolved = [
  String.raw`${perfect} (?:donc |finalement |malheureusement )*(?:du |decide d(?:e |')|choisi d(?:e |')|prefere |resolu d(?:e |')|convenu d(?:e |')|acte d(?:e |')|vote pour |ete (?:contraint|oblige|force|amene|conduit)e?s? (?:de |d'|a ))`,
  String.raw`(?:contraint|oblige|force)e?s? (?:de |d'|a )`,
  String.raw`(?<=\b(?:on|nous|je) )(?:prefer(?:e|ons)|decid(?:e|ons) d(?:e |')|choisi(?:t|ssons) d(?:e |')) ?`,
  String.raw`(?:decid\w*|decision|choisi\w*|prefer\w*|vote|valide|acte|choix)(?: [a-z' ]{2,40})? d(?:e |')`,
];
const last = String.raw`(?= ?(?:$|[,.;]| (?:donc|officiellement|jusqu|pour|faute|le temps|en attend)))`;

/** « j'ai bouclé la 11 », « on suspend la 7 », « la 7, on l'a gelée » */
function framesOf({ participle, present, infinitive }: Verbs): string[] {
  return [
    String.raw`\b${perfect} (?:enfin |bien |finalement |officiellement |donc )*(?:${participle})[a-z]* ${object}`,
    String.raw`\b(?:on|nous|je) (?:${present}) ${object}`,
    String.raw`\b(?:on|nous|je) (?:la |le |l'|les )(?:${present})${last}`,
    String.raw`\b(?:on|nous|je) (?:l'|les )(?:ai|a|avons) (?:${participle})[a-z]*${last}`,
    String.raw`(?:${resolved.join('|')})(?:${infinitive}) ${object}`,
  ];
}

/** « mettez la 5 en veille », « le bureau a mis la 3 de côté », « on remet la 9 en route » */
const put = String.raw`(?:re)?(?:met(?:s|t|tons|tez|tre|tent)?|mis|plac(?:e|er|ons|ez)|laiss(?:e|er|ons|ez|ent)|pass(?:e|er|ons|ez)|bascul(?:e|er|ons|ez)|sor(?:t|s|tons|tez|tir|ti))`;
const places: [Status, string][] = [
  [
    'suspendu',
    String.raw`(?:en|sur) (?:pause|veille|sommeil|suspens|stand-?by|hibernation|jachere|attente(?! d(?:e |u |')))|au (?:frigo|placard|congelateur|repos|frais)|de cote|entre parentheses|en stand by|en veilleuse`,
  ],
  [
    'en_cours',
    String.raw`en (?:route|marche|selle|cours|chantier|service|exploitation|circulation|fonctionnement|activite)|sur (?:les rails|pied|le metier)|d(?:u|e la|e l'|e sa) (?:frigo|placard|tiroir|carton|congelateur|sommeil|veille|pause)|a flot`,
  ],
  [
    'abandonne',
    String.raw`(?:d[eu] (?:la |l')?)(?:programme|plan|contrat|liste|feuille de route)|a la (?:poubelle|corbeille)|au rebut`,
  ],
  ['a_lancer', String.raw`en "?(?:statut )?"?a lancer`],
];
const putFrames = places.map(([status, place]) => ({
  status,
  pattern: new RegExp(String.raw`\b${put} ${object} (?:${place})(?![a-z])`),
}));

export const statusVerbs: { status: Status; pattern: RegExp }[] = [
  ...putFrames,
  ...verbs.map((each) => ({ status: each.status, pattern: new RegExp(framesOf(each).join('|')) })),
  // « on a attaqué la 7 »
  {
    status: 'en_cours',
    pattern: new RegExp(
      String.raw`\b(?:on a|nous avons|j'ai|les? equipes? (?:a|ont)) (?:enfin |bien )?(?:attaqu|engag|commenc|debut|demarr|lanc)[a-z]* ${object}`,
    ),
  },
  // « le bureau a décidé de ne pas donner suite à la 15 »
  {
    status: 'abandonne',
    pattern: new RegExp(
      String.raw`(?:${resolved.join('|')})ne (?:pas|plus|jamais) (?:donner suite a|poursuivre|continuer|reconduire|maintenir|realiser|conserver|garder|lancer|mener (?:a bien|a terme)) ${object}`,
    ),
  },
  {
    status: 'abandonne',
    pattern: new RegExp(
      String.raw`\b(?:sor(?:t|s|tons|tez|tir)|retir(?:e|er|ons|ez)|enlev(?:e|er|ons|ez)|ray(?:e|er|ons|ez)) ${object} (?:d[eu] (?:la |l')?)(?:programme|plan|contrat|liste|feuille de route)(?![a-z])`,
    ),
  },
];
