import { foldText } from '../../../core/text';
import { inPlainWords } from './figures';
import { months } from './time-words';

const spelledDigits = ['', '', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

/** How French is typed in a hurry, and what it stands for; whole words only. */
const shorthand: [RegExp, string][] = [
  [/\b(c|ce|ces|se|sait|cest|c'e) (koi|quoi|kwa|koa)\b/g, "c'est quoi"],
  [/\b(?:ct|c t)\b/g, "c'etait"],
  [/\bcest\b/g, "c'est"],
  [/\b(ojd|auj|ajd|aujourdhui|oj)\b/g, "aujourd'hui"],
  [/\bc (?=[a-z])/g, "c'est "],
  [/\bkoi\b/g, 'quoi'],
  [/\b(ki|kki)\b/g, 'qui'],
  [/\b(ke|kil|q)\b/g, 'que'],
  [/\b(faze|phaze|fase)\b/g, 'phase'],
  [/(?<=\b(?:quoi|c'est|est|ce|un|prendre|avoir|pour|dans) )1 (?=[a-z])/g, 'un '],
  [/\b(bcp)\b/g, 'beaucoup'],
  [/\b(?:aprem|aprm|apreme?s?[- ]?m)\b/g, 'apres-midi'],
  [/\b(ojrd8|ojrdui|aujourdui|aujourd8)\b/g, "aujourd'hui"],
  [/\b(jpeux|jpe)\b/g, 'je peux'],
  [/\b(kel[ck]un|qqn|qlq1)\b/g, "quelqu'un"],
  [/\b(koment|kmt)\b/g, 'comment'],
  [/\b(kel|kelle|kels|kelles|qel|qelle)\b/g, 'quel'],
  [/\b(kan|kand|qd|qand|kd|quan|qan|kant)\b/g, 'quand'],
  [/\b(komment|cmt|cmnt|comen|coment|komen)\b/g, 'comment'],
  [/\b(cb|cmb|combi1|kombien|konbien|combi)\b/g, 'combien'],
  [/\b(pr|pou)\b/g, 'pour'],
  [/\b(pk|pq|pkoi|pourkoi)\b/g, 'pourquoi'],
  [/\b(ds|ddans)\b/g, 'dans'],
  [/\b(av|avc|ac)\b/g, 'avec'],
  [/\bou c\b(?!')/g, "ou c'est"],
  [/\bjus(?:qu|k)a\b/g, "jusqu'a"],
  [/\b(tjrs?|tjs|tjours?|toujour)\b/g, 'toujours'],
  [/\bjaimerais?\b/g, "j'aimerais"],
  [/\bjai\b/g, "j'ai"],
  [/\bj(?=(?:veux|veu|voudrais?|cherche)\b)/g, 'je '],
  [/\b(jsuis|chui|chuis|jss)\b/g, 'je suis'],
  [/\b(ti|territoires? d'industrie) ?(?:ii|2)\b(?! \d)/g, '$1 phase 2'],
  [/\b(nb|nbre)\b/g, 'nombre'],
  [/\bdef\b/g, 'definition'],
  [/\bindus\b/g, 'industriel'],
  [new RegExp(`\\b1(?:ers?|ere?s?)\\b(?! (?:${months}))`, 'g'), 'premier'],
  [/\b2(?:e|d|nd|nde|eme|ieme)\b/g, 'deuxieme'],
  [/\b3(?:e|eme|ieme)\b/g, 'troisieme'],
  [/\b(?:yen a|yena|y'en a)\b/g, 'il y en a'],
  [/\bya\b/g, 'il y a'],
  [/\b(qui|on|je|il|elle|tu|ca) peu\b/g, '$1 peut'],
  [/\b(qui|ils|elles|que|les [a-z]+) peuve\b/g, '$1 peuvent'],
  [/\b(fo|fau|fodra)\b/g, 'faut'],
  [/\b(ou|quand) (?:ke|que)\b/g, '$1'],
  [/\b(sest|ses) (?=passe|tenu|deroule)/g, "s'est "],
  [/\betai\b/g, 'etait'],
  [/\bprotos?\b/g, 'protocole'],
  [/\bconvs?\b/g, 'convention'],
  [/\bcertifs?\b/g, 'certificat'],
  // The phases of the clusters are written in Roman numerals.
  [/(?<=\bpoles?\b.*\bphase )[45]\b|(?<=\bphase )[45]\b(?=.*\bpoles?\b)/g, 'v'],
  // « Combien territoires en 2023 »: the small word is left out.
  [
    /\bcombien (?=(?:chefs?|territoires?|projets?|sites?|poles?|ecoles?|campus|entreprises?|pme|communes?|intercos?|agglos?|comcoms?|intercommunalites?|fiches?|actions?|emplois?|laureats?|jeunes?|regions?|membres?|protocoles?|contrats?|conventions?|operateurs?|axes?|clubs?|filieres?|hectares?|communautes?|dossiers?|salaries?|personnes?|participants?|adherents?)\b)/g,
    'combien de ',
  ],
  // « Lanct », « letat »: typed in one go.
  [/\b([ld])(?=(?:anct|adcf|ademe|aif|etat|assemble[a-z]*|agence|agglo|interco|uimm|oir|aide)\b)/g, "$1'"],
  [/\b(tt)\b/g, 'tout'],
  [/\b(tte|ttes)\b/g, 'toute'],
  [/\b(tps|tmps|tem)\b/g, 'temps'],
  [/\b(now|mtn|mnt|mtnt|maintenan)\b/g, 'maintenant'],
  [/\b(vs|versus)\b/g, 'ou'],
  [/\b(diff|dif)\b/g, 'difference'],
  [/\b(ctc|kontacter|contacte|contactez)\b/g, 'contacter'],
  [/\b(rdv)\b/g, 'rendez-vous'],
  [/\b(asso)\b/g, 'association'],
  [/\b(boite)\b/g, 'entreprise'],
  // « De salariers », « 4000e ».
  [/(?<=\b(?:de|des|les|nos|mes) )(salari|employ|diplom)er(s?)\b/g, '$1e$2'],
  [
    /(?<!\b(?:le|la|du|au|un|une) )\b(\d{3,})e\b(?= *(?:[?.,;!]|$|(?:par|en|a|au|pour|ou|et|de)\b))/g,
    '$1 euros',
  ],
  [/\b(thune|thunes|fric|pognon)\b|(?<=\b(?:des|les|de|vos|nos|mes|leurs|quelques) )sous\b/g, 'argent'],
];

/** « Les 3 aides »: as it is written out elsewhere. */
const smallNumber = /(?<=\b(?:les|ces|des|quels|quelles|sont) )[2-9](?= [a-z]{3})/g;
/** « Le V T E », « C.R.T.E. »: letters told one by one; « y a t il » is none, nor is the c of « le V T E c quoi ». */
const spelledOut = /(?<![a-z0-9'-])(?!y a t)[a-z](?:[ .]{1,2}(?![cgj] [a-z]{2})[a-z]){2,4}(?![a-z0-9'-])/g;
/** What is said while looking for words; dictation writes it down. */
const hesitation =
  /(?<![a-z'-])(?:eu+h+|heu+|hum+|hein|ben|bah|voila|(?:le|la) (?:truc|machin|chose) la)(?![a-z'-])[ ,]*/g;

/** Most texts hold none: to know it at once costs a quarter of trying one after the other. */
const anyShorthand = new RegExp(shorthand.map(([pattern]) => pattern.source).join('|'));

export function expandShorthand(text: string): string {
  const told = text.replace(/(?<=\s)[éè](?=\s)/giu, (_, at: number) =>
    /^\S\s+(?:lesquel|quel|qui|ki|ou|quand|combien|comment|le|la|les|un)/i.test(text.slice(at))
      ? 'et'
      : 'est',
  );
  let plain = ` ${foldText(told)} `
    .replace(hesitation, '')
    .replace(spelledOut, (letters) => letters.replace(/[ .]/g, ''));
  if (anyShorthand.test(plain))
    for (const [pattern, words] of shorthand) plain = plain.replace(pattern, words);
  plain = plain.replace(smallNumber, (digit) => spelledDigits[Number(digit)] ?? digit);
  return inPlainWords(plain.trim()) || plain.trim();
}
