/**
 * Punctuation that was dictated: « la huit est à soixante pour cent point la dix est bloquée ». Each becomes its mark,
 * and the text stays as long as it was. Whoever types marks of punctuation dictates none.
 */
export function withSpokenMarks(folded: string): string {
  if (/[.;!?](?!\d)|,(?!\d)/.test(folded)) return folded;
  let text = folded;
  for (const { pattern, mark } of spoken)
    text = text.replace(pattern, (words) => `${mark}${' '.repeat(words.length - mark.length)}`);
  return text;
}

const end = '(?=[ \\n]|$)';
/** « faire le point », « deux points de plus » are something else. */
const noPause = String.raw`(?<!(?<![a-z])(?:les?|un|ce|cet|au|du|de|en|a|mise au|fai[st]|faire|petit|gros|dernier|premier|seul|mon|notre|votre|chaque|bon|rond|aucun|quel|tout|\d|deux|trois|quatre|cinq|dix|quelques))`;
const begins = String.raw`(?= (?:la|le|les|l'|fiche|on|il|elle|c'est|et|mais|budget|voila|merci|bonne|nouveau|rien|cote|prochaine|statut|echeance|avancement|sinon|enfin|ensuite|pas|cordialement|livraison|deux|trois|cinq|six|sept|huit|neuf|dix)(?![a-z])| ?$)`;
const value = String.raw`(?= (?:\d|un(?![a-z])|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|bloque|termine|suspendu|abandonne|en cours|fin|mi|debut))`;
const spoken = [
  {
    pattern: new RegExp(String.raw`(?<= )(?:point )?(?:a la ligne|nouveau paragraphe)${end}`, 'g'),
    mark: '.',
  },
  {
    pattern: new RegExp(
      String.raw`(?<!(?<![a-z])(?:gagn\w*|pris|prend|perd\w*|avanc(?:e|ee|ent|er|ait|ons)|progress(?:e|ent|er|ait|ons)|recul\w*|baiss\w*|mont\w*|grimp\w*|plus|moins|encore|les|ces|nos|ses|reste|il y a|de|encore)) deux points${value}`,
      'g',
    ),
    mark: ':',
  },
  { pattern: new RegExp(`(?<= )point d'interrogation${end}`, 'g'), mark: '?' },
  { pattern: new RegExp(`(?<= )point d'exclamation${end}`, 'g'), mark: '!' },
  { pattern: new RegExp(`(?<= )point[ -]virgule${end}`, 'g'), mark: ';' },
  { pattern: new RegExp(`${noPause} point${begins}`, 'g'), mark: '.' },
  {
    pattern: new RegExp(
      String.raw`(?<!\d|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|zero)) virgule${end}`,
      'g',
    ),
    mark: ',',
  },
];
