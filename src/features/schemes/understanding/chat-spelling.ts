/** How French is typed in a hurry, and what it stands for; whole words only. */
const shorthand: [RegExp, string][] = [
  [/\b(c|ces|sait) (koi|quoi)\b/g, "c'est quoi"],
  [/\bc (?=\p{L})/gu, "c'est "],
  [/\bkoi\b/g, 'quoi'],
  [/\b(ki|kki)\b/g, 'qui'],
  [/\b(ke|kil|q)\b/g, 'que'],
  [/\b(kel|kelle|kels|kelles|qel|qelle)\b/g, 'quel'],
  [/\b(kan|kand|qd|qand|kd)\b/g, 'quand'],
  [/\b(komment|cmt|cmnt|comen|coment|komen)\b/g, 'comment'],
  [/\b(cb|cmb|combi1|kombien|konbien|combi)\b/g, 'combien'],
  [/\b(pr|pou)\b/g, 'pour'],
  [/\b(pk|pq|pkoi|pourkoi)\b/g, 'pourquoi'],
  [/\b(ds|ddans)\b/g, 'dans'],
  [/\b(av|avc|ac)\b/g, 'avec'],
  [/\b(ou|où) c\b/g, "où c'est"],
  [/\b(jsuis|chui|chuis|jss)\b/g, 'je suis'],
  [/\bya\b/g, 'il y a'],
  [/\b(tt)\b/g, 'tout'],
  [/\b(vs|versus)\b/g, 'ou'],
  [/\b(diff|dif)\b/g, 'différence'],
  [/\b(ctc|contacté|kontacter|contacte|contactez)\b/g, 'contacter'],
  [/\b(rdv)\b/g, 'rendez-vous'],
  [/\b(asso)\b/g, 'association'],
  [/\b(boite|boîte)\b/g, 'entreprise'],
  [/\b(thune|thunes|fric|sous|pognon)\b/g, 'argent'],
];

export function expandShorthand(text: string): string {
  let plain = ` ${text.toLowerCase()} `;
  for (const [pattern, words] of shorthand) plain = plain.replace(pattern, words);
  return plain.trim();
}
