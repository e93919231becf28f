import type { Status } from '../sheet';

/** Statuses told by a noun: « suspension de la 13 », « la 16 : clap de fin ». On folded, masked text. */

interface Nouns {
  status: Status;
  nouns: string;
  /** Alone beside its sheet, the noun says it already: « la 3 : suspension »; « la 7 : démarrage » may be a plan. */
  alone: boolean;
}
/** What begins, as a noun. */
export const starting = String.raw`degel|lancement|demarrage|reprise|redemarrage|relance|debut|commencement|reouverture|reactivation|(?:re)?mise en (?:route|marche|selle|chantier)|remise sur (?:les rails|pied)|entree en phase (?:active|operationnelle|travaux|de (?:travaux|realisation|chantier))`;
const table: Nouns[] = [
  {
    status: 'suspendu',
    nouns: String.raw`mise en (?:sommeil|pause|veille|suspens|stand-?by|attente)|mise au (?:frigo|placard|repos)|suspension|interruption|ajournement|gel|moratoire|treve|stand[ -]?by|pause|arret (?:provisoire|temporaire|momentane)`,
    alone: true,
  },
  {
    status: 'abandonne',
    nouns: String.raw`abandon|annulation|renoncement|suppression|arret definitif|arret pur et simple`,
    alone: true,
  },
  {
    status: 'termine',
    nouns: String.raw`cloture|achevement|bouclage|(?<!\b(?:le|un|du|ce|au|son) )solde|terminus|clap de fin|point final`,
    alone: true,
  },
  { status: 'en_cours', nouns: `${starting}|coup d'envoi|top depart`, alone: false },
  { status: 'en_cours', nouns: 'deblocage', alone: true },
  {
    status: 'bloque',
    nouns: String.raw`(?<!points? de )blocage|impasse|paralysie|point mort`,
    alone: true,
  },
];

const epithet = String.raw`(?: (?:effecti[fv]e?|officiel(?:le)?|momentanee?|provisoire|temporaire|definiti[fv]e?|total|totale|complete?|generale?|pur et simple|immediate?|anticipee?|reel(?:le)?))*`;
const ofWorks = String.raw`(?: d(?:u (?:chantier|projet|dossier)|es (?:travaux|operations)|e l'(?:action|operation)))?`;
const before = String.raw`(?:le |la |l'|un |une |du |de |c'est |gros |grosse |petite? |total |vrai |nouveau |nouvelle |toujours |encore |situation de |et |mais |donc )*`;
const settled = String.raw`(?:est |a ete )?(?:acte|decide|confirme|valide|prononce|obtenu|effecti[fv]|vote|officiel|fait)(?:l?e)?(?![a-z])`;

const decided = String.raw`(?:prononc|vot|decid|act|approuv|enterin)(?:e|ent|ons|ee?|er)`;

const nounFrames = table.flatMap(({ status, nouns, alone }) => [
  // « l'assemblée prononce l'abandon »
  ...(alone
    ? [
        {
          status,
          pattern: new RegExp(
            String.raw`(?<![a-z])${decided} (?:donc |enfin |finalement )*(?:l'|la |son |sa |le )(?:${nouns})${epithet}(?= ?(?:$|[.,;!]|d[eu] (?:la |l')?S))`,
          ),
        },
      ]
    : []),
  {
    status,
    pattern: new RegExp(
      String.raw`\b(?:${nouns})${epithet}${ofWorks},? ?(?:d[eu]|de l[a']|sur|pour|cote|dans|a|:)? ?(?:la |le |l')?(?:fiche |action |projet )?S`,
    ),
  },
  {
    status,
    pattern: new RegExp(
      String.raw`^[S\s,:;=-]*${before}(?:${nouns})${epithet}${ofWorks}(?: ?${settled}${alone ? String.raw`| ?(?:(?:hier|ce matin|aujourd'hui|ce jour|depuis E+|E+) ?)?$` : ''})`,
    ),
  },
]);

/** « (merci de) suspendre la 7 », « vous pouvez débloquer la 4 »: an infinitive that asks for it. */
const asked = (infinitives: string): RegExp =>
  new RegExp(
    String.raw`^[\s,]*(?:(?:donc|alors|bonjour|et),? )*(?:(?:on|tu|vous|nous|il faut|faut|pensez? a|penser a) (?:peux |peut |pouvez |pouvons |dois |doit |devez |devons )?)?(?:${infinitives}) (?:la |le |l'|les |la fiche )*S`,
  );

/** « vous pouvez la fermer », « passez-la en suspendue », « clôturez-la » */
const whoAsks = String.raw`(?:(?:on|tu|vous|nous|je) (?:peux|peut|pouvez|pouvons)|merci de|pensez? a|autant)`;
const clitics = (
  [
    [
      'suspendu',
      'suspendre|geler|interrompre|ajourner|mettre en (?:pause|veille|sommeil)',
      'suspend(?:s|ez|ons)|gel(?:e|ez|ons)',
    ],
    [
      'abandonne',
      'abandonner|annuler|enterrer|oublier',
      'abandonn(?:e|ez|ons)|annul(?:e|ez|ons)|enterr(?:e|ez|ons)',
    ],
    [
      'termine',
      'cloturer|clore|fermer|solder|archiver|classer',
      'clotur(?:e|ez|ons)|ferm(?:e|ez|ons)|sold(?:e|ez|ons)|archiv(?:e|ez|ons)',
    ],
    [
      'en_cours',
      'debloquer|relancer|reactiver|rouvrir|redemarrer',
      'debloqu(?:e|ez|ons)|relanc(?:e|ez|ons)|reactiv(?:e|ez|ons)',
    ],
  ] as const
).map(([status, infinitives, imperatives]) => ({
  status,
  pattern: new RegExp(
    String.raw`(?:\b${whoAsks}|^[\s,]*(?:et )?) ?(?:donc |maintenant |desormais )*(?<![a-z])(?:la |le |les |l')(?:${infinitives})(?![a-z])|(?<![a-z'])(?:${imperatives})-(?:la|le|les)(?![a-z])`,
  ),
}));

export const statusNouns: { status: Status; pattern: RegExp }[] = [
  // « la suspension de la 9 est levée », « on lève la suspension »
  {
    status: 'en_cours',
    pattern:
      /\b(?:suspension|gel|pause|moratoire|veto|mise en (?:sommeil|pause|veille))(?: d[eu] (?:la |l')?S+)?,? (?:(?:est|a ete|sera|enfin|bien|desormais) )*(?:levee?|terminee?|finie?)|\b(?:lev(?:e|ons|ee?)|levee de|fin (?:de|du)|fini) (?:la |le |enfin la )?(?:suspension|gel|pause|moratoire|treve|stand-?by|mise en (?:sommeil|pause))/,
  },
  // « le blocage de la 12 est levé », « plus de blocage sur la 12 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:blocage|point de blocage|verrou|frein)s?(?: [a-z]+)?(?: (?:de|du|sur|pour) (?:la |le |l')?S+)?,? (?:(?:est|sont|a ete|enfin|bien|desormais|maintenant) )*(?:(?:leve|resolu|regle|tombe|disparu)e?s?|derriere nous)(?![a-z])|\b(?:plus (?:de|aucun)|fini le|fin du|levee du|sort(?:ie)? du) (?:point de )?(?:blocage|frein|verrou|obstacle)s?\b|\bplus rien (?:ne |n')?(?:nous |la |le )?(?:bloque|retient|empeche|s'oppose)/,
  },
  // « coup d'envoi donné sur la 7 », « premiers coups de pioche »
  {
    status: 'en_cours',
    pattern:
      /\b(?:coup d'envoi|top depart|(?:premiers? )?coups? de (?:pioche|pelle)|premieres? pierres?)\b(?=.*\b(?:donne|pose|hier|ce matin|E+))|\b(?:donne|pose) (?:le |la )?(?:coup d'envoi|top depart|premier coup de (?:pioche|pelle)|premiere pierre)/,
  },
  // « tu peux fermer la 14 », « la 14 peut être close »
  {
    status: 'termine',
    pattern:
      /\b(?:(?:on |nous |je |tu |vous )?(?:peux|peut|pouvons|pouvez)|vient de|viens de|venons de|on|je|nous) (?:donc |maintenant |desormais |enfin )*(?:ferme(?:r|z|ons)?|cloture(?:r|z|ons)?|clore|classer|solder?|archiver?) (?:(?:la |le |l'|les )?(?:fiche |action )?S|(?:la |le |l'|cette )(?:fiche|action|dossier|projet)(?= ?(?:$|[,.;!])))/,
  },
  ...nounFrames,
  // « la préfète nous informe du déblocage du projet »
  {
    status: 'en_cours',
    pattern:
      /\b(?:inform|annonc|confirm|notifi|signal)(?:e|ent|ons|ee?s?|er) (?:[a-z]+ ){0,2}(?:du|le|son) deblocage(?: (?:du (?:projet|dossier|chantier)|de l'(?:action|operation)|d[eu] (?:la |l')?S+))?(?= ?(?:$|[.,;]|et ))/,
  },
  // « fin de la 16 », « fin du chantier sur la 16 »
  {
    status: 'termine',
    pattern:
      /^(?:et |c'est )?(?:la )?fin (?:(?:du (?:chantier|projet)|des travaux|de l'(?:histoire|aventure|operation|action))[ ,]*)?(?:d[eu] |de l[a']|pour |sur )?(?:la )?S+ ?$/,
  },
  // « on lâche la 9 », « on stoppe définitivement la 9 », « annulez la 9 », « la 9, on oublie »
  {
    status: 'abandonne',
    pattern:
      /\b(?:on|nous) (?:lach(?:e|ons)|oubli(?:e|ons)) (?:la |le |l')?S|S+,? on (?:oublie|laisse tomber|abandonne|lache)(?= ?(?:$|[,.;!]))|\bdefinitivement (?:arret|stopp)\w* (?:la |le |l')?S|\b(?:arret|stopp)\w* definitivement (?:la |le |l')?S|^(?:[ ,]|merci d'|il faut |on peut |vous pouvez |tu peux )*annule[rz] (?:la |le |l')?S/,
  },
  // « on a mis un point final à la 14 », « réception de la 8 prononcée »
  {
    status: 'termine',
    pattern:
      /\b(?:mi[st]|met|mettons) (?:un |le )?point final (?:a |pour )?(?:la |le )?S|\breception (?:de (?:la |l')?)?S+ (?:a ete |est )?(?:prononcee|faite|actee)/,
  },
  // « l'enquête publique bloque la 12 »
  {
    status: 'bloque',
    pattern:
      /\bbloque(?:nt)? (?:(?:la |le |l'|toute la |tout le )?(?:fiche |projet |action )?S|(?:le |ce |tout le |notre )(?:dossier|projet|chantier)(?= ?$))/,
  },
  // « on lance la 8 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:on|nous|je) (?:re)?(?:lanc|demarr)(?:e|ons) (?:enfin |officiellement )?(?:la |le )?(?:fiche |projet )?S+(?![^,;]*D)/,
  },
  ...clitics,
  {
    status: 'suspendu',
    pattern: asked(
      'suspendre|geler|interrompre|ajourner|mettre en pause|suspend(?:s|ez)|gelez|interrompez|ajournez',
    ),
  },
  { status: 'abandonne', pattern: asked('abandonner|enterrer|annuler|abandonnez|enterrez') },
  {
    status: 'termine',
    pattern: asked('cloturer|clore|solder|fermer|archiver|classer|cloturez|soldez|fermez|archivez'),
  },
  {
    status: 'en_cours',
    pattern: asked('debloquer|reactiver|redemarrer|relancer|rouvrir|debloquez|reactivez|redemarrez|rouvrez'),
  },
];
