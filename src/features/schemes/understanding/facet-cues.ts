import type { FacetId } from '../facets';

/** How people ask for each facet, in folded text with the names masked; and where the answer is likely to stand, best first. */
export const cues: [RegExp, FacetId[]][] = [
  [
    /\b(on (?:dit|disait|appelle|appelait) (?:quoi|comment)|(?:faut[- ]il|il faut|dois[- ]je|doit[- ]on) dire|comment (?:on |ca |cela )?(?:dit|s'appel[a-z]+|appelle|nomme)|s'appel[a-z]+ comment|comment (?:on l'appelle|s'appel[a-z]+)|(?:nouveau|ancien|vrai|bon) nom|change de nom|renomm|rebaptis|quel nom)/,
    ['confusions', 'what'],
  ],
  [
    /\b(difference|confond|pareil|meme chose|distingu|par rapport a|distinction|a ne pas confondre|ou bien|melange|emmel|y (perds?|retrouve|comprends)|nuance|identique|equivalent|qui fait quoi|qui est quoi|c'est quoi la dif|qui est qui|c'est (le|la) meme|a change entre|melang|compar|repartition des (?:roles|taches|missions|competences)|partage des (?:roles|taches)|roles? (?:respectifs?|de chacun))/,
    ['confusions'],
  ],
  [
    /\b(contact|m'adress|(?:je|on|nous) (?:le |la |l'|y )?(?:demand[a-z]+|ecri[a-z]+|parl[a-z]+|adress[a-z]+) a qui|a qui (?:je|on|nous) (?:le |la |l'|en |y )?(?:demand|ecri|parl|adress|pos)|(?:je|on|nous) (?:va |vais |allons )?(?:voi[rst]|voyons|appell?e?[rz]?|contacte[rz]?|joins?|joindre|sollicite|saisis?|saisit) qui|(?:va|vais|aller|allons) (?:voir|trouver) qui|s'adresser|adresse[- ]?t|joindre|interlocuteur|referent a contacter|telephone|mail|courriel|a qui (m'|s'adresser|(puis-je |peut-on |dois-je |faut-il )?(le |la |l'|en |y )?(demander|ecrire|parler|m'adresser|s'adresser))|guichet|renseigne|qui appeler|vers qui|coordonnees|aupres de (qui|quel)|qui (contacter|solliciter|saisir|voir|prevenir|appelle)|quel service|quelle porte|a quelle porte|numero d|site (web|internet|officiel))/,
    ['contact', 'apply'],
  ],
  [
    /\b(comment (faire|obtenir|demander|candidater|postuler|rejoindre|adherer|deposer|beneficier|on (fait|s)|s'inscrire|integrer|entrer|participer)|(quelles?|les|des|mes|une) demarches?\b|demarches? (a|pour)|candidat(er|ure|ures)|deposer?\b|deposent|dossier|inscription|s'inscrire|inscrire|postuler|rejoindre|formulaire|marche a suivre|procedure|etapes?|par ou (on |je |faut[- ]il )?(commenc|pass)|par quel(?:le)? (?:voie|biais|canal|chemin|moyen)|comment (devient|devenir|entre|y (acceder|entrer|adherer)|acceder|avoir|toucher|recevoir|solliciter|monter|lancer|recruter|prendre|accueillir|fait[- ]on|on fait|s'y prend|adhere|peut[- ]on|puis[- ]je))/,
    ['apply', 'contact', 'conditions'],
  ],
  [
    /\b(combien (pour|par)\b|combien (ca |cela )?(coute|rapporte|touche|verse|recoit|recois|d'argent|d'euros|paie|finance)|budget|montant|enveloppe|financ|subvention|prime|cout|gratuit|payant|tarif|argent|paye|paie|payer|credits?\b|euros|millions?|milliards?|aide financiere|aides? de|taux|cofinanc|dotation|a quelle hauteur|coup de pouce|prise? en charge|prend en charge|\bm€|sommes?\b|dote|combien (met|a mis|a verse|est verse|investit|apporte|donne|injecte)|injecte|(?:mis|apporte|verse|investi|ajoute|engage) combien)/,
    ['funding', 'figures'],
  ],
  [
    /\b(qui (pilote|pilotait|gere|gerait|dirige|dirigeait|coordonn(?:e|ait)|anime|animait|preside|presidait|decide|opere|s'occupe|porte|portait|est responsable|commande|instruit|a lance)|pilot|gouvernance|preside|coordination|qui fait quoi|a la tete|chapeaut|supervis|encadr|tutelle|autorite|qui (mene|menait|conduit|conduisait|tient|tenait|tranch|arbitr|statu)|en charge|charge d|aux commandes|aux manettes|responsable|role d|rattachee?s? a (?:qui|quoi|quel))/,
    ['governance', 'what', 'participants'],
  ],
  [
    /\b(qu'a (dit|declare|affirme|annonce|souligne|rappele|explique|defendu)|que (dit|disait|pense|pensait|souhaite|souhaitait|veut|voulait|defend|defendait)|position d|avis d|propos d)/,
    ['what', 'governance', 'decisions'],
  ],
  [
    /\b(conditions?|criteres?|eligib|faut[- ]il|doit[- ]on|oblig|exigence|limites?|plafond|droit (a|au|aux|de)\b|peut[- ]on cumuler|cumul|quel contrat|niveau (d'etudes|requis|demande)|a partir de combien|au[- ]dessus de (?:quel|combien)|quelle taille|quel effectif|taille minim|effectif minim|seuil|duree|durer?|age|frequence|periodicite|les combien)\b/,
    ['conditions', 'forWhom'],
  ],
  [
    /\b(pour qui|a qui s'adresse|s'adresse|qui peut|quelles? (entreprises?|public|beneficiaires|structures|collectivites)|beneficiaire|accessibles? a|reserve|vise(nt)?\b|destine|concern[ei]|cible|ouverte?s? (a|aux?)\b|pour (les|une?|nos|ma|mon) (pme|eti|entreprises?|communes?|collectivites?|jeunes|tpe|industriels?|start)|peut[- ](elle|il|on)|qui a droit|puis[- ]je|pouvons[- ]nous|sommes[- ]nous concernes|suis[- ]je concerne)/,
    ['forWhom', 'conditions'],
  ],
  [
    /\b(quand|depuis quand|ou en (est|sont|etait)|date|annee|jusqu'a quand|echeance|lance(e|ment)?\b|debut|fin\b|cree|creation|ne en|historique|origine|d'ou (?:vient|viennent|sort|sortent|provient)(?! l'idee)|fondat|a l'initiative|termine|clos|ferme|toujours|encore|existe[- ]t|ouvert|en cours|aujourd'hui|actuel|heure|horaire|delai)/,
    ['dates', 'what', 'apply'],
  ],
  [
    /\b(lien|liens|rapport (entre|avec)|relation|articul|releve de|fait partie|rattach|depend|(est|sont|etait|etaient) lie(e?s?)\b|intervien|s'inscri|composante|(?:quoi|rien|chose) a voir|a voir avec|rentre dans|entre dans le cadre|vient faire|viennent faire|partenaires?)/,
    ['links', 'confusions'],
  ],
  [
    /\b(comment|par qui|qui|selon quels)\b.*\b(choisi|selectionn|retenu|attribue|designe)/,
    ['governance', 'conditions', 'forWhom'],
  ],
  [
    /\b(region|regional|bretagne|normandie|occitanie|grand est|paca|sud|nouvelle[- ]aquitaine|auvergne|bourgogne|pays de la loire|hauts[- ]de[- ]france|centre[- ]val)/,
    ['regions', 'what', 'participants'],
  ],
  [
    /\b(combien|nombre|chiffres?|pourcentage|proportion|part des|bilan|resultats?)/,
    ['figures', 'dates', 'what'],
  ],
  [
    /\b(qui (etait|etaient|est|participai|assistai|siege|a participe|representa)|represente|presente?s?(?![a-z])|participants?|invites?|autour de la table|membres)/,
    ['participants', 'what'],
  ],
  [
    /\b(decid|decision|convenu|conclusion|suites?|releve|groupes? de travail|acte|prevu|programme de|ordre du jour|deroule|matin|apres-midi)/,
    ['decisions', 'dates', 'what'],
  ],
  [
    /\b(c'est quoi|qu'est[- ]ce (?!qui |qu(?:e |')(?:ils?|elles?|on|je|j'|tu|nous|vous|ca|cela|ce)(?![a-z]))|qu'appelle|que veut dire|veut dire|definition|defini|signifie|kesa[ck]o|entend(-on|s|ent)? par|sert|expliqu|presente|(?<!pas |ne )consiste|de quoi (?:s'agit|il s'agit|on parle|parle)|a quoi (ca |cela )?(correspond|rime)|correspond|recouvre|kezako|kesako|que fait|c'est-a-dire|c'est qui|quel est (le |l')(but|objet|objectif|principe|sens|role)|parle[- ]moi|parlez[- ]moi|que signifie|ca veut)/,
    ['what', 'forWhom'],
  ],
];
