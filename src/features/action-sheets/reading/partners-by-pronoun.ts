import { isOrganisation } from './departures';
import type { Span } from './span';

/** « EDF s'est manifestée … Vous pouvez l'inscrire parmi les partenaires »: whom the pronoun stands for. */

const put =
  "(?:(?:l'|les |la |le )(?:y )?(?:ajouter|rajouter|inscrire|associer|compter|integrer|noter|mettre|enregistrer|inclure|faire (?:figurer|apparaitre))|(?:ajout|rajout|inscriv|not|mett|associ|compt|enregistr)ez-(?:la|le|les))";
const among = new RegExp(
  String.raw`(?<![a-z'-])${put} (?:[a-z]+ ){0,2}?(?:parmi|aux|comme|dans|en|au nombre d[eu]s?) ?(?:les |nos |la liste des )?(?:nouveaux? |nouvelles? )?partenaires?(?![a-z])`,
  'g',
);
/** Who wants to join, as the subject of a sentence. */
const wanting = new RegExp(
  String.raw`^(?:[\s,]|et |mais |enfin |puis |(?:bonjour|bonsoir|chere?s?|madame|monsieur)[^,]{0,30},)*(?<name>(?:la |le |l'|les )?[a-z][a-z&'-]*(?: (?:des? |du |de la |de l'|d')?[a-z&'-]+){0,4}?),? (?:nous |m'|vous )?(?:(?:a|ont) (?:enfin |aussi |egalement |bien )*(?:demande|confirme|accepte|souhaite|propose|dit oui|rejoint|choisi|decide|manifeste|signe|donne|offert|ecrit)|s'est (?:manifeste|propose|engage|declare)e?|se sont (?:manifeste|propose|engage|declare)e?s|souhaite(?:nt)?|demande(?:nt)?|accepte(?:nt)?|veu(?:t|lent)|voudrai(?:t|ent)|propose(?:nt)?|rejoi(?:nt|gnent)|s'engage(?:nt)?)(?![a-z])`,
  'd',
);

/** `typed` and `masked` are the same message, letter for letter. The span stands where the pronoun does. */
export function partnersByPronoun(typed: string, masked: string): Span<'T', string[]>[] {
  return [...masked.matchAll(among)].flatMap(({ index: start, 0: words }): Span<'T', string[]>[] => {
    const name = lastWanting(typed, masked, start);
    return name === undefined ? [] : [{ kind: 'T', start, end: start + words.length, value: [name] }];
  });
}

function lastWanting(typed: string, masked: string, until: number): string | undefined {
  const sentences = [...masked.slice(0, until).matchAll(/[^.;!?\n]+/g)].slice(-4).reverse();
  for (const { index, 0: sentence } of sentences) {
    const [from = 0, to = 0] = wanting.exec(sentence)?.indices?.groups?.['name'] ?? [];
    const name = typed.slice(index + from, index + to).replace(/^(?:(?:la|le|les) |l['’])/iu, '');
    if (name !== '' && (/^\p{Lu}/u.test(name) || isOrganisation(name))) return name;
  }
  return undefined;
}
