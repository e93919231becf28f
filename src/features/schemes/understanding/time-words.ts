/** Pieces of regular expressions over folded text: how times are said. */
export const months = 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre';
export const nowWords =
  "aujourd'?hui|auj|ajd|ojd|maintenant|actuellement|desormais|de nos jours|a present|en ce moment";
export const beginningWords = 'depart|debut|lancement|demarrage';
