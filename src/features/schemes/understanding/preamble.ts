import { rawWords } from '../retrieval/words';

/** « Merci de dater la réponse », « source et date souhaitées »: how to answer, and not what. */
const trailingRequest =
  /([.?!;,] *)(?:merci(?: d'avance)?|(?:et )?merci de [^.?!]*|s'il (?:vous|te) plait|svp|stp|(?:avec |la |vos? |une )*(?:sources?|dates?|references?)(?: et (?:la |une )?(?:sources?|dates?|references?))* (?:souhaitee?s?|svp|stp|merci|a l'appui|demandee?s?)|c'est (?:bien )?vrai|est-ce (?:bien )?vrai|vrai ou faux|avec (?:la|les|vos|une) (?:dates?|sources?)|qu'en est-il|exact|vite|urgent)[ .?!]*$/;

/** Who asks, and politeness, say nothing of what is asked: « je suis maire d'une petite commune et j'aimerais savoir … ». */
export function withoutPreamble(text: string): string {
  const asked = text
    .replace(/^(bonjour|bonsoir|salut|madame|monsieur|[, ])+/, '')
    .replace(
      /^(je suis|nous sommes|en tant que?|comme) [^,;:.!?]{2,60}?(?:[,;:.!]| et (?=je |j'|nous |on |qu|que|qui|comment|a qui|est))/,
      '',
    )
    .replace(
      /^[ ,]*((et )?(je|j'|nous|on)? ?(aimerais|aimerions|voudrais|voudrions|souhaite|souhaiterais|souhaitons|cherche a|veux|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|serait-il possible de|est-il possible de|dites|dis)[- ]?(moi|nous)?,? ?(me |nous )?(savoir|connaitre|comprendre|dire|preciser|indiquer|rappeler|expliquer|demander)?( si| ce que c'est que)?) /,
      '',
    )
    .replace(trailingRequest, '$1')
    .trim();
  return rawWords(asked).length > 0 ? asked : text;
}
