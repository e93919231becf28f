/**
 * What is said between the words and asks nothing, in folded text. Some of it looks like what is asked: « au fond » like
 * a fund, « en fin de compte » like an end.
 */
const filler =
  /(?<![a-z'-])(?:au fond|au bout du compte|a la cle|a la clef|au bout(?! d)|en fin de compte|tout compte fait|au final|somme toute|a vrai dire|pour tout (?:vous )?dire|pour (?:faire|etre) (?:court|simple|bref|clair)|dit(?:es)? donc|dites(?=,|\.|\?|$)|franchement|honnetement|au fait|au passage|entre nous|(?:a tout|par) hasard|comme on dit|voyez-vous|quand meme|tout de meme|malgre tout|en gros|grosso modo|du coup|s'il (?:vous|te) plait|svp|stp)(?![a-z'-]) ?,? */g;

/** « Qui tient les rênes ? », « qui a le dernier mot ? », « quand a-t-il vu le jour ? » */
const figures: [RegExp, string][] = [
  [/\bc'(?:est|etait) qui (?=qui\b)/g, ''],
  [
    /\b(?:(?:tient|tiennent|tenait) (?:les renes|la barre|le gouvernail)|(?:mene|menait) la (?:danse|barque)|(?:est|sont|etait) aux (?:commandes|manettes)|(?:a|avait) la main sur|tire les ficelles)\b/g,
    'pilote',
  ],
  [/\b(?:a|ont|avait) (?:toujours )?le (?:dernier mot|mot de la fin)\b/g, 'decide'],
  [
    /\b(?:met(?:tait)? la main a la poche|regle (?:la note|l'addition|la facture)|passe a la caisse|sort le (?:chequier|portefeuille))\b/g,
    'paie',
  ],
  [/\b(?:vu|voit|voient) le jour\b/g, 'cree'],
  [/\bcoups? de main\b/g, 'aide'],
];
/** Most texts hold none. */
const anyFigure = new RegExp(figures.map(([pattern]) => pattern.source).join('|'));

export function inPlainWords(text: string): string {
  const plain = text.replace(filler, '').trim();
  return anyFigure.test(plain)
    ? figures.reduce((said, [pattern, words]) => said.replace(pattern, words), plain)
    : plain;
}
