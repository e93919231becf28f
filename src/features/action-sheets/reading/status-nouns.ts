import type { Status } from '../sheet';

/** Statuses told by a noun, or by what somebody did to the sheet. On folded, masked text. */

const settledNoun = (nouns: string): RegExp =>
  new RegExp(
    String.raw`^[S\s,:;=-]*(?:l'|le |la )?(?:${nouns}) (?:est |a ete )?(?:acte|decide|confirme|valide|prononce|obtenu|effecti[fv]|vote|officiel|fait)(?:l?e)?(?![a-z])`,
  );

/** « j'ai bouclé la 11 », « on suspend la 7 » ; `perfect` and `present` are stems. */
function doneTo(perfect: string, present: string): RegExp {
  const object = String.raw`(?:enfin |officiellement |donc |temporairement |definitivement )?(?:la |le |l'|les |la fiche |cette )*S+(?! ?(?:a|jusqu))`;
  return new RegExp(
    String.raw`\b(?:(?:j'ai|on a|nous avons|ils ont|a|ont) (?:enfin |bien |finalement |officiellement )?(?:${perfect})[a-z]* ${object}|(?:on|nous|je) (?:${present}) ${object}|(?:on|nous|je) (?:la |le |l'|les )(?:${present})(?= ?(?:$|[,.;]| (?:donc|officiellement|jusqu|pour|faute|le temps|en attend))))`,
  );
}

/** « (merci de) suspendre la 7 », « vous pouvez débloquer la 4 »: an infinitive that asks for it. */
const asked = (infinitives: string): RegExp =>
  new RegExp(
    String.raw`^[\s,]*(?:(?:donc|alors|bonjour|et),? )*(?:(?:on|tu|vous|nous|il faut|faut|pensez? a|penser a) (?:peux |peut |pouvez |pouvons |dois |doit |devez |devons )?)?(?:${infinitives}) (?:la |le |l'|les |la fiche )*S`,
  );

/** « la suspension de la 13 », « abandon de la 4 ». */
export const statusNouns: { status: Status; pattern: RegExp }[] = [
  // « la suspension de la 9 est levée », « on lève la suspension »
  {
    status: 'en_cours',
    pattern:
      /\b(?:suspension|gel|pause|moratoire|veto|mise en (?:sommeil|pause|veille))(?: d[eu] (?:la |l')?S+)?,? (?:(?:est|a ete|sera|enfin|bien|desormais) )*(?:levee?|terminee?|finie?)|\b(?:lev(?:e|ons|ee?)|levee de|fin de) (?:la |le |enfin la )?(?:suspension|gel|pause|moratoire|mise en (?:sommeil|pause))/,
  },
  // « coup d'envoi donné sur la 7 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:coup d'envoi|top depart|premier coup de (?:pioche|pelle)|premiere pierre)\b(?=.*\b(?:donne|pose|hier|ce matin|E+))|\b(?:donne|pose) (?:le |la )?(?:coup d'envoi|top depart|premier coup de (?:pioche|pelle)|premiere pierre)/,
  },
  // « tu peux fermer la 14 », « la 14 peut être close »
  {
    status: 'termine',
    pattern:
      /\b(?:(?:on |nous |je |tu |vous )?(?:peux|peut|pouvons|pouvez)|vient de|viens de|venons de|on|je|nous) (?:donc |maintenant |desormais |enfin )*(?:ferme(?:r|z|ons)?|cloture(?:r|z|ons)?|clore|solder?|archiver?) (?:(?:la |le |l'|les )?(?:fiche |action )?S|(?:la |le |l'|cette )(?:fiche|action|dossier|projet)(?= ?(?:$|[,.;!])))/,
  },
  // « gros blocage sur la 8 », « pause sur la 5 »
  {
    status: 'bloque',
    pattern:
      /^(?:[S\s,:;=-]|et |mais |gros |total |vrai |nouveau |toujours |encore |le |un |c'est |situation de )*blocage (?:total |complet |general )?(?:(?:sur|pour|cote) (?:la |le |l')?)?S+ ?$/,
  },
  {
    status: 'suspendu',
    pattern:
      /^(?:et |mais |petite |une |la |mettez |mets |on fait )*(?:pause|gel) (?:(?:sur|pour|cote) (?:la |le |l')?)?S+ ?/,
  },
  {
    status: 'suspendu',
    pattern:
      /\b(?:decid\w*|decision|choisi|vote|valide|acte|propose)(?: [a-z' ]{2,40})? de suspendre (?:la |le |l')?S/,
  },
  {
    status: 'abandonne',
    pattern:
      /\b(?:decid\w*|decision|choisi|vote|valide|acte)(?: [a-z' ]{2,40})? d'(?:abandonner|arreter definitivement|enterrer) (?:la |le |l')?S|\b(?:a|ont|avons) (?:finalement |donc )?renonce a (?:la |le |l')?S/,
  },
  {
    status: 'suspendu',
    pattern:
      /\b(?:mise en (?:sommeil|pause|veille|suspens|stand-?by)|suspension|gel)(?: d[eu]| de l[a'])? ?S/,
  },
  { status: 'abandonne', pattern: /\b(?:abandon|annulation|arret definitif)(?: d[eu]| de l[a'])? ?S/ },
  // « on lâche la 9 », « on stoppe définitivement la 9 », « annulez la 9 », « la 9, on oublie »
  {
    status: 'abandonne',
    pattern:
      /\b(?:on|nous) (?:lach(?:e|ons)|oubli(?:e|ons)) (?:la |le |l')?S|S+,? on (?:oublie|laisse tomber|abandonne|lache)(?= ?(?:$|[,.;!]))|\bdefinitivement (?:arret|stopp)\w* (?:la |le |l')?S|\b(?:arret|stopp)\w* definitivement (?:la |le |l')?S|^(?:[ ,]|merci d'|il faut |on peut |vous pouvez |tu peux )*annule[rz] (?:la |le |l')?S/,
  },
  {
    status: 'termine',
    pattern:
      /\b(?:cloture|achevement|solde|terminus)(?: d[eu]| de l[a']| pour)? ?S|^(?:c'est )?(?:la )?fin (?:d[eu] |de l[a']|pour )?(?:la )?S+ ?$/,
  },
  // « on a mis un point final à la 14 », « réception de la 8 prononcée »
  {
    status: 'termine',
    pattern:
      /\b(?:mi[st]|met|mettons) (?:un |le )?point final (?:a |pour )?(?:la |le )?S|\breception (?:de (?:la |l')?)?S+ (?:a ete |est )?(?:prononcee|faite|actee)/,
  },
  {
    status: 'en_cours',
    pattern:
      /\b(?:lancement|demarrage|deblocage|reprise|redemarrage|relance|debut|commencement)(?: effecti[fv]e?| officiel(?:le)?)?(?: d(?:u (?:chantier|projet)|es travaux|e l'action))?(?: d[eu]| de l[a']| sur| pour)? ?S/,
  },
  // « le blocage de la 12 est levé », « plus de blocage sur la 12 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:blocage|point de blocage|verrou|frein)s?(?: [a-z]+)?(?: (?:de|du|sur|pour) (?:la |le |l')?S+)?,? (?:(?:est|sont|a ete|enfin|bien|desormais|maintenant) )*(?:(?:leve|resolu|regle|tombe|disparu)e?s?|derriere nous)(?![a-z])|\b(?:plus (?:de|aucun)|fini le|fin du|levee du) (?:point de )?blocage\b|\bplus rien (?:ne |n')?(?:nous |la |le )?(?:bloque|retient|empeche|s'oppose)/,
  },
  { status: 'bloque', pattern: /\b(?:blocage)(?: d[eu]| de l[a'])? ?S/ },
  // « l'enquête publique bloque la 12 »
  {
    status: 'bloque',
    pattern: /\bbloque(?:nt)? (?:la |le |l'|toute la |tout le )?(?:fiche |projet |action )?S/,
  },
  // « le rectorat a débloqué la 12 », « on remet la 9 en route »
  {
    status: 'en_cours',
    pattern:
      /\b(?:a|ont|avons) (?:enfin |finalement |bien )?(?:debloque|relance|reactive) (?:la |le |l'|notre )?(?:fiche |projet |action )?S|\bremet(?:s|tons|tez|tre)? (?:la |le )?S+ (?:en route|sur les rails|en marche|en selle|en cours)/,
  },
  // « j'ai bouclé la 11 », « on suspend la 7 », « on la clôture »
  {
    status: 'termine',
    pattern: doneTo(
      'termin|fini|achev|boucl|cloture|solde|livre',
      'termin(?:e|ons)|boucl(?:e|ons)|cloture|cloturons|clot|sold(?:e|ons)|achev(?:e|ons)',
    ),
  },
  { status: 'suspendu', pattern: doneTo('suspend|gele|mis en pause', 'suspend(?:s|ons)?|gel(?:e|ons)') },
  {
    status: 'abandonne',
    pattern: doneTo('abandonn|annul|enterr', 'abandonn(?:e|ons)|annul(?:e|ons)|enterr(?:e|ons)'),
  },
  // « on lance la 8 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:on|nous|je) (?:re)?(?:lanc|demarr)(?:e|ons) (?:enfin |officiellement )?(?:la |le )?(?:fiche |projet )?S+(?![^,;]*D)/,
  },
  { status: 'suspendu', pattern: asked('suspendre|geler|mettre en pause') },
  { status: 'abandonne', pattern: asked('abandonner|enterrer|annuler') },
  { status: 'termine', pattern: asked('cloturer|clore|solder|fermer|archiver') },
  { status: 'en_cours', pattern: asked('debloquer|reactiver|redemarrer') },
  // « déblocage obtenu », « abandon acté »
  { status: 'en_cours', pattern: settledNoun('deblocage|redemarrage|reprise|relance|lancement|demarrage') },
  { status: 'abandonne', pattern: settledNoun('abandon|annulation|arret definitif') },
  { status: 'suspendu', pattern: settledNoun('suspension|mise en pause|mise en sommeil|gel') },
  { status: 'termine', pattern: settledNoun('cloture|achevement') },
];
