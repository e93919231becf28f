import { madeOf, wordList } from './phrases';

/**
 * What may stand between the beginning of a clause and a status that is the sheet's own: « la 8 est désormais … »,
 * « merci de noter que le projet … ». Any other word is a subject of its own: « l'étude est … ».
 */
export const isOwn = madeOf(
  [
    '[SPADEHC]+',
    // « fiche 8 60 en cours »
    String.raw`\d{1,3}`,
    ...wordList(
      // The sheet itself.
      "l'? la le les ca c cest c'est ce cette elle elles il ils on nous notre mon ma tout tous toutes totalite elle-meme",
      'action actions fiche fiches projet projets dossier dossiers operation operations statut statuts etat chantier situation travaux mission demarche initiative programme',
      // Being and becoming.
      "est sont etait a ont ai avons ete etre d'etre y se s'est reste restent redevient devient restee restes restees retombe retombee retombees vient viennent passe",
      'suis sommes etes trouve trouvent retrouve retrouvent tombe tombee tombees tombent repasse repassee repassees va',
      'change changent changement demeure demeurent remets remettez remettre remettons remise passer passez passent passee passees passage bascule basculer mettre mets mettez met mise mises mis considere considerer',
      'considerez consideree considerees noter notez note noté marquer marquez declarer declarez indiquer indiquez',
      'enregistrer enregistrez acter acte basculez signaler signalez confirme confirmons informe informons decide decidons',
      // Asking for it.
      'n ne qui repasse repasser repassent je tu vous peux peut pouvez pourriez pourrais souhaite souhaitons souhaiterais voudrais voulais aimerais merci',
      'veuillez svp stp faut faudrait convient que prie voulons demande',
      // Adverbs and links.
      "desormais maintenant enfin toujours encore donc officiellement bien totalement completement entierement puis aujourd'hui",
      'finalement definitivement provisoirement temporairement actuellement clairement vraiment quasi tres plutot alors',
      'malheureusement helas heureusement apparemment visiblement depuis suite puisque juste aussi egalement la-bas',
      'comme quant en au aux de d des du pour sur cote et mais re fait coup oui non si pardon',
      // Talk.
      'voila voici hop ok bjr slt bonjour bonsoir salut hello coucou point petit petite update maj info infos nouvelle nouvelles bon bonne',
      'mauvaise nickel super fin bref quoi hier ce matin soir ici ci-dessus contre ouf seulement attendez faux vrai ailleurs',
    ),
    '[a-z]+(?:(?<!renouv|ruiss|niv)elle|ive|ale|aire|ique|able|ible)ment',
    "(?:selon|d'apres|dixit) (?:le |la |l'|les |notre |nos )?[a-z-]+(?: (?:de |du |des |d')[a-z-]+)?",
    '(?:deux|trois|quatre|cinq|six|sept|[2-7]) (?:de|fiches?|actions?|projets?)?',
    'par contre',
    'a la fois',
    '(?:le |la )?(?:meme|pareille?) (?:combat|topo|chose|punition|regime|sort|situation|constat|histoire|motif|cas)',
    'idem|pareil|(?:toutes|tous|toute) deux',
    "(?:l'une|l'un) et l'autre",
    'euh|heu|ben|bah|hein',
    '(?:(?:toutes|tous) )?les (?:deux|trois|quatre|[2-4])',
    "(?:l'une|l'un) (?:comme|et) l'autre",
    'en revanche',
    'a nouveau',
    'de nouveau',
    'en fait',
    'au final',
    'il faut',
    'a ce jour',
    "jusqu'a nouvel ordre",
    '(?:madame|monsieur|cher|chere|chers)(?: [a-z-]+)?',
  ],
  String.raw`[\s,:=>→"'.!()•*-]`,
);
