/** What kind of thing would be an answer. */
export type AnswerType =
  | 'amount'
  | 'date'
  | 'hour'
  | 'duration'
  | 'age'
  | 'person'
  | 'who'
  | 'region'
  | 'place'
  | 'address'
  | 'phone'
  | 'post'
  | 'count'
  | 'any';

/** « Combien faut-il verser quand on dépasse 300 salariés ? » asks for no date. */
export const withoutOccasion = (text: string): string => text.replace(occasion, 'si ');
const occasion =
  /(?<=\b(?:qui|combien|comment|quel(?:le)?s?|quoi|[a-z]+-(?:t-)?(?:on|il|elle|je|nous|vous|ils|elles)|est-ce qu[e'])(?![a-z])[^?.!;,]{3,}?)(?<!\b(?:et|ou|mais|depuis|jusqu'a|de|a|pour|c'est|c'etait) )quand (?=(?:on|je|j'|nous|vous|tu|une?|mon|ma|notre|il|elle|l'|le|la|les)(?![a-z]))/g;

/** « A relevé sa contribution : à quel niveau ? » */
const sums =
  'contribution|apport|budget|enveloppe|credits?|aide|dotation|engagement|participation|financement|subvention';
const raisedTo = new RegExp(
  `\\b(?:${sums})s?\\b[^?]*\\ba (?:quel niveau|quelle hauteur|combien)(?: exactement| au juste)?\\W*$|\\ba quel(?:le)? (?:niveau|hauteur) (?:a|est|ont|sont|etait)[^?]*\\b(?:${sums})s?\\b`,
);

/** `asked` is folded, with the names of subjects masked. */
export function answerTypeOf(asked: string): AnswerType {
  const text = withoutOccasion(asked);
  if (
    /\b(budget|montant|enveloppe|prime|cout(e|ent)?|combien (ca |cela )?(coute|touche|verse|recoit|rapporte|d'argent|d'euros)|rapporte combien|(?:mis|met|mettent|apporte|apportent|verse|versent|donne|donnent|finance|paye|investi|ajoute|engage|promis) combien(?! d(?:e |'))|combien (pour|par)\b|c'est combien|contribution financiere|apport financier|combien d(e |')(millions?|milliards?|credits?|fonds|subventions?|depenses?|budget|investissements?|financements?|aides? (de l'etat|publiques?))|combien (?!d(?:e |')(?!argent|euros|millions|sous)).*\b(vers(?:e|ait|ent)|argent|gagn(?:e|ait|ent)|euros|aid(?:e|ait)|pai[et]|pay(?:e|ait|ent)|touch(?:e|ait|ent|er)|re[cs](?:oi[ts]|oivent|evait|evoir|us?)|rembours(?:e|ait|ent|er)|percoit|percevait|financ(?:e|ait|ent)|rapport(?:e|ait)|invest\w*)|quelles? (sommes?|credits|aides? financieres?|subvention|enveloppe)|quels? (credits|taux|financement|cofinancement)|taux de|reste a charge|combien .*\b(a (la|ma|notre|sa) charge)|\b(?:on|il|elle|je|nous|mairie|pme|entreprise|boite) (?:touche|percoit|recoit|encaisse)s? combien\b(?! d)|combien (?!d[e'])[^?]*\b(sorti|depense|debourse|debloque|injecte|credits?|millions)\b|quel total|\b(?:credits?|fonds|budgets?|argent|subventions?|depenses?|aides)\b.* (?:en tout|au total|total|cumul\w*)\b|combien (un |une |le |la |l'|les )?x\b|\b(?:cette |l'|l |une |quelle |la )(?:aide|subvention|prime|enveloppe|dotation)(?: max| maxi| maximale?)?,? combien\W*$|x,? combien\b(?! (?:en|y|de|d'|au|il|sont)(?![a-z]))|\b(?:investir|verser|payer|debourser|depenser|financer) (?:[a-z]+ ){0,3}combien\b(?! d))/.test(
      text,
    )
  )
    return 'amount';
  if (raisedTo.test(text)) return 'amount';
  if (
    /\b(quel age|l'age de?|^age\b|age (minimum|maximum|limite|requis|d'entree)|limite d'age|quel est l'age|a partir de quel age)\b/.test(
      text,
    )
  )
    return 'age';
  if (/\b(heures?|horaires?)\b/.test(text)) return 'hour';
  if (
    /\b(?:(?:de|le|un|par|quel|au|son|numero) telephone|^telephone|numero (?:de tel|vert|a appeler)|standard telephonique)/.test(
      text,
    )
  )
    return 'phone';
  if (/\badresse postale|\bcode postal|par (?:la poste|voie postale)|dans quelle rue/.test(text))
    return 'post';
  if (
    /\b(adresse (mail|e-?mail|internet|web)|(l'|une |quelle |son )adresse|adresse\W*$|site (internet|web)|ou (?:puis-je |peut-on |on peut |je peux )?(?:trouver|telecharger|consulter)|(sur|par) quel(le)? (site|plateforme|adresse)|e-?mail|(?:son|sa|leurs?|quel|le) mail|courriel)/.test(
      text,
    )
  )
    return 'address';
  if (
    /^\W*(?:et |la |l'|le |une )*(?:annee|mois|jour)s?(?: et (?:l'|le |la )?(?:annee|mois|jour))?(?: exacte?s?)? (?:de |d'|du )(?:la |l'|son |sa )?(?:creation|naissance|lancement|debut|fin|demarrage|fondation|ouverture|cloture)\b/.test(
      text,
    ) ||
    /^\W*(?:et )?(?:la |le |l'|sa |son )?(?:creation|naissance|fondation|lancement|cloture|ouverture)(?: (?:de |du |des |d')?(?:la |le |l'|les )? *x)?\W*$|^\W*x[ ,:]+(?:creation|naissance|fondation|lancement|cloture|ouverture)\W*$/.test(
      text,
    )
  )
    return 'date';
  if (
    /\b(de|entre|a partir de) quand (a|et|jusqu'a) quand\b|\b(?:ca|cela|voila|il y a|depuis) ?(?:fait |il y a )?combien (?:de (?:temps|mois|jours|semaines)|d'ans|d'annees)\b|\bdates? (butoir|limite|exacte|precise|de|d'|du|des)/.test(
      text,
    )
  )
    return 'date';
  if (
    /\bdelais?(?: moyens?| d'attente)?\W*$|\bdelais? (?:moyens? )?(?:(?:de |d')(?:reponse|traitement|instruction|reflexion|decision|delivrance|obtention|versement|paiement|labellisation)|pour (?:avoir|obtenir|recevoir|instruire|repondre))|\bcombien d(?:e |')(temps|mois|jours|semaines|annees?|ans)|\b(?:tous|toutes) les combien\b|\b(?:quelle|la) (?:frequence|periodicite)\b|\ba quel rythme\b|\b(quelle|la) duree|\bduree d|(?<!quand )\bdure(r|nt)?\b|\bpendant combien/.test(
      text,
    )
  )
    return 'duration';
  if (/\b(dans )?(quelles?|laquelle des) regions?\b/.test(text)) return 'region';
  if (
    /\b(quand|quelle (date|annee)|depuis quand|quelle est la date|jusqu'a quand|date limite|en quelle annee|quel (?:jour|mois|trimestre))/.test(
      text,
    )
  )
    return 'date';
  if (/\bqui (?:est|etait|sont) (?:aujourd'hui |actuellement )?referents?\b/.test(text)) return 'who';
  // « Le site s'appelle comment ? » asks for no person.
  if (
    /\bcomment s'appel[a-z]+|s'appel[a-z]+ comment|comment (?:il|elle) s'appel/.test(text) &&
    (/\b(?:delegue|ministre|president|directeur|directrice|chef|cheffe|commissaire|patron|patronne|elu|elue|maire|prefet|senateur|senatrice|depute|deputee|rapporteur|secretaire|titulaire|responsable|personne|monsieur|madame|successeur|predecesseur|dirigeant|industriel|homme|femme|type|gars|adjoint)e?s?\b/.test(
      text,
    ) ||
      /^\W*(?:et |mais )?(?:comment )?(?:il |elle )?s'appel[^x]*$/.test(text)) &&
    !/\b(?:maintenant|aujourd'hui|desormais|avant|autrefois|actuellement)\b/.test(text)
  )
    return 'person';
  if (
    /\b(qui (est|etait) (le |la |l'|l’|aujourd'hui |actuellement )?(delegue|ministre|president|presidente|directeur|directrice|chef|commissaire|referent|titulaire|nouveau|patron|rapporteur|rapporteure|secretaire)\b|quel(le)? (ministre|delegue|president|elue?|senateur|senatrice|deputee?|parlementaire|vice-presidente?)\b(?! (peut|doit|peuvent))|(le|la) responsable|(?<!(?:autre|ancien|nouveau|premier) )noms? d|\bson nom\b(?! (?:complet|exact|officiel|entier))|qui (dirige|dirigeait|preside|presidait)\b|a la tete)/.test(
      text,
    )
  )
    return 'person';
  if (
    /\bquel(le)?s? (operateurs?|ministeres?|organismes?|cabinet|industriels?|(entreprise|association|agence|societe) (a|avait|est|etait|pilot[a-z]+|port[a-z]+|gere|anime))\b/.test(
      text,
    )
  )
    return 'who';
  // « L'idée vient de qui ? »
  if (
    /\b(?:vient|venait|viennent|emane|provient|sort) de qui\b|\bde qui (?:vient|venait|emane|provient)\b/.test(
      text,
    )
  )
    return 'who';
  // « Le binôme de Lannion, c'est qui ? »: whoever holds that place.
  if (
    /^\W*(?:et |donc )?(?:le |la |les |l'|mon |ma |notre )[a-z]{4,} .*(?:c'est|est-ce|est|sont|etait) (?<!qu'est-ce )qui\b/.test(
      text,
    )
  )
    return 'who';
  if (
    /(^|[,;.:?!] *|\b(et|mais|savoir|alors|sinon|dire|donc) )qui (?!peut|peuvent|pouvait|a droit|est concern|est eligible|doit|dois|contacter|joindre|est[- ]ce)[a-z']+|\bpar qui\b/.test(
      text,
    )
  )
    return /interlocuteur|contact/.test(text) ? 'any' : 'who';
  if (
    /\b(ou (?:(?:est|a|etait|se|avait|aura|ont|peut|cela|ca|c'est(?! (?:toujours|encore|juste|seulement|uniquement|que|pas|aussi|fini|termine|clos|mort|ferme|arrete|supprime|suspendu|reserve|ouvert|gratuit|payant|obligatoire|facultatif|du|une?|la meme|le meme)))\b|s')|c'est ou\b|c'etait ou\b|(?:le |quel )lieu (?:exact )?(?:de |du |d')|dans quel(le)?s? (lieu|ville|locaux|salle|region|endroit)|quel(le)? (lieu|ville|adresse|endroit)|l'adresse)/.test(
      text,
    )
  )
    return 'place';
  if (/^\W*(?:et |mais |sinon )*(?:par |avec |pour )?qui\W*$/.test(text)) return 'who';
  if (/[a-z] ou\W*$/.test(text)) return 'place';
  if (/\b(combien|quel (est le )?nombre)\b|^\W*(?:le )?nombre d(?:e |')/.test(text)) return 'count';
  return 'any';
}
