import { isAbsence } from './absences';
import { madeOf } from './phrases';

const review = String.raw`(?:un |une |le |la |les |ma |mes |mon |notre |nos |l')?(?:petit |petite |rapide |court |dernier |dernieres? |bref |ptit )*(?:point|pt|update|maj|mise a jour|info|infos|nouvelles?|etat|retour|suivi|compte rendu|cr|avancee?s?|resume|bilan|actu|actus)(?: (?:d'etape|rapide|du jour|de la semaine|d'avancement|hebdo|de situation|mensuel|sur les? (?:fiches?|actions?|dossiers?)|fiches?|de ce (?:matin|jour|mois)))*`;

/** Greetings, thanks, signatures and ways of speaking: they say nothing of the sheet. */
const isPhrase = madeOf(
  [
    // Hello and good-bye.
    '(?:bonjour|bonsoir|salut|hello|coucou|hey|yo|re)(?: [a-z-]+)?',
    '(?:cher|chere|chers|cheres) [a-z]+',
    'a (?:tous|toutes)',
    'tout le monde',
    "l'equipe",
    'jalon',
    "merci(?: d'avance| beaucoup| bien| a (?:tous|toi|vous)| encore)?",
    '(?:bravo|felicitations|chapeau|un grand merci)(?: a| aux?| pour| encore)? [^,;PADS]*',
    'cordialement',
    'bien (?:a (?:vous|toi)|cordialement)',
    '(?:tres )?belle (?:journee|soiree|semaine)',
    'bonne (?:journee|soiree|semaine|reception|fin de (?:journee|semaine))',
    'bon week-?end',
    String.raw`a (?:tres )?(?:bientot|plus|\+|toute|demain|(?:la |l')?D+)`,
    'cdlt',
    'bav',
    'stp',
    'svp',
    "s'il (?:te|vous) plait",
    "(?:c'est |tout est )?(?:parfait|super|nickel|genial|top|impeccable|excellent|tres bien|note|bien note|bien recu)(?: pour moi)?",
    // What the message is.
    review,
    'voila (?:pour|tout)[^,;PAD]*',
    'voila',
    'voici',
    'voici (?:les |la |le |mes |nos |quelques )?(?:infos?|informations?|elements?|donnees|chiffres|nouvelles|maj)[^,;:.PADQ]*',
    'pour (?:info|information|memoire|rappel)',
    'fyi',
    "(?:bien |c'est )(?:recu|note|compris|vu)(?: pour)?",
    '(?:entendu|compris|recu cinq sur cinq)',
    'suite (?:a|au|aux) [^,;:SPA]*',
    "(?:oui,? )?c'est (?:ca|exact|juste|bien ca|tout bon)",
    '(?:on verra|a voir)(?: bien)?(?: (?:pour|sur))?',
    'je (?:te|vous) (?:re)?(?:dis|tiens|recontacte|rappelle|confirme|redis) (?:ca|cela|au courant|tout ca)[^,;]*',
    "(?:a l'issue|au vu|a la suite|au sortir|au regard|au terme|lors) (?:de |du |des |d')[^,;:]*",
    'apres [^,;SPA]*',
    'comme (?:convenu|demande|promis|prevu)',
    '(?:bonne|mauvaise) nouvelle',
    'je (?:confirme|te dis|vous dis|vous informe|vous ecris|reviens vers (?:toi|vous))',
    'sauf erreur(?: de ma part)?',
    'envoye depuis [^,;]*',
    'voir (?:ci-dessous|plus bas)',
    '(?:peux|pourrais|pouvez|pourriez)[- ](?:tu|vous) (?:mettre (?:a jour|tout ca)|noter|actualiser|mettre)[^,;]*',
    '(?:je |on )?(?:note|met|mets|mettez|actualise|saisis)(?: a jour)?',
    'a noter',
    '(?:la |en ce moment |desole[e]? )?je (?:suis|serai|pars|reste) (?:deja |encore )?(?:en (?:reunion|deplacement|conges?|visio|rdv|rendez-vous|route|formation|vacances|voiture)|dans le train|au telephone)',
    // When and where, alone.
    'a ce jour',
    'a date',
    "aujourd'hui",
    'hier',
    'ce (?:matin|jour|soir|mois|midi)',
    'cette semaine',
    "cote [a-z' ]{1,30}",
    'niveau [a-z]+',
    'pour (?:la |le )?S+',
    'S+',
    // Nothing new.
    "rien (?:d'autre|de plus|de neuf|de nouveau|de special|a signaler|a dire)(?: a (?:signaler|dire))?(?: (?:sur|pour|cote))?",
    'ras',
    String.raw`r\.a\.s\.?`,
    "c'est tout(?: pour [^,;]*)?",
    '(?:tout )?le reste (?:ne (?:change|bouge) pas|est inchange|inchange|suit son cours|est (?:ok|bon|stable|pareil|identique)|sans changement|idem|ras|comme (?:avant|prevu))',
    '(?:aucun|pas de|sans) (?:changements?|evolutions?|nouveaute|modifications?)(?: (?:sur|pour|cote|a signaler sur))?',
    'rien ne change',
    'tout (?:va bien|roule|est ok)',
    'sans changement',
    'tout (?:suit|va) (?:bien )?(?:son|leur) cours',
    'on (?:est|reste) (?:toujours )?dans les (?:temps|delais|clous)',
    // Talk.
    'ok',
    "d'accord",
    'bref',
    'bon',
    'alors',
    'donc',
    'du coup',
    'enfin',
    'desole[e]?(?: pour [^,;]*)?',
    'pardon',
    'en (?:resume|bref|gros|fait)',
    'sinon',
    'au final',
    'oui',
    'non',
    '(?:super|top|youpi|ouf|ah|euh|hop|lol|mdr|tkt|nickel|parfait|yes)',
    'je (?:crois|pense)',
    '(?:normalement|apparemment|visiblement|finalement|malheureusement|heureusement)',
    'encore (?:merci|une fois)',
  ],
  String.raw`[\s,:;.!-]`,
);

/** « je vous rappelle demain pour la 8 », « je reviens vers vous lundi »: when one writes or speaks again. */
const contact =
  /^(?:[\s,]|et |mais |bon |donc |desolee? |la |sinon )*(?:(?:je|on|nous) (?:(?:vous|te|t'|se|s'|m'en|m'y|y|en|nous) ?)?(?:re)?(?:rappell?|contact|recontact|revien|revena|repass|tien(?=[a-z]* (?:au courant|informe))|redi[st]|di[st] |appell?|regard|occup|pench|ecri[st] |reparl|parl|voi[st] |vois|rempli[st]? |complet|saisi[st]? |fai[st] |mets |envoi)(?:e|es|ent|erai|era|ons|s|t|t|ez|drai|drons)?)(?: ?(?:ca|cela|tout ca|de pres|vers (?:vous|toi)|de nouveau|au courant|en (?:vitesse|detail|suivant)|un mot|plus tard|des que possible|asap|tout a l'heure|dans la (?:journee|semaine|matinee|soiree)|la semaine prochaine|au plus vite|rapidement|(?:a |vers )?\d{1,2} ?h(?:eures?)? ?\d{0,2}|a|vers|pour|sur|au sujet d(?:e|u)|concernant|a propos d(?:e|u)|la|le|l'|en|cote|(?:tous |toutes )?(?:mes|les|nos|mon|ma|un|une) (?:nouveaux |derniers |nouvelles )?(?:chiffres|elements|infos?|informations?|fiches|point|mise a jour|maj|compte rendu|cr|tableau|documents?|retours?|donnees|bilan|mail|recap\w*)|D+|E+|H+|S+))* ?$/;

export const isCourtesy = (clause: string): boolean =>
  isPhrase(clause) || contact.test(clause) || isAbsence(clause);
