import { isArea } from './build-question';
import type { SentenceShape } from './sentence-shape';

/** What people say of a place when they leave out the list that they mean. */
const belonging =
  /\b(dedans|dehors)\b|\b(la|votre|vos|ta|tes) listes?\b|\bfais?t?(ons)? (on |il |elle |nous |bien |deja |toujours )*partie\b|\b(en|y) (est|suis|sommes|figure|sont)\b|\b(en|y) (est|suis|sommes) (on|je|nous|elle|il)\b|\b(ou|oui ou) (pas|non|pa)\b|\b(le|ce|un|au) label\b|\blabellise(e|s|es)?\b/;
const asksElse = /\b(qui|quoi|que|quel|quels|comment|combien|quand|pourquoi|depuis|ou (en|est|sont|se))\b/;
/** Words told around it: who asks, and how sure one is. */
const beside =
  /^(super|parfait|genial|top|dedans|dehors|liste|listes|droit|obtenu|recu|ensemble|ete|semble|parait|crois|pense|croyais|pensais|bas|dirais|sauf|erreur|normalement|pme|pmi|eti|tpe|atelier|siege|collegue|collegues|patron|patronne|gerant|gerante|industriel|industriels|pays|secteur|deja|toujours|encore|aussi|1|e|c)$/;

/** « Laval Agglo est-elle labellisée ? », « à Vitré, sommes-nous dedans ? », « X et Y sont-ils ensemble ? »: in the list. */
export function saysListed({ shape, places, strangers }: SentenceShape): boolean {
  const [first] = places;
  if (!first || isArea(first) || /\b(qui|quoi|que|quel|quels|comment|combien|quand|pourquoi)\b/.test(shape))
    return false;
  const others = strangers.filter(({ word }) => !/^(ensemble|ete)$/.test(word));
  if (others.length > 0) return false;
  return (
    /\b(est|sont|etes|sommes|suis|ete)\b.*\b(labellise(e|s|es)?|retenue?s?|dedans)\b/.test(shape) ||
    (places.length === 2 && /\b(est|sont|sommes) (\S+ )*ensemble\b/.test(shape))
  );
}

/** « Limoges, dedans ou dehors ? », « ma PME est à Annonay, on a le label ou non ? », « Vitré, vous l'avez dans la liste ? » */
export function asksBriefly({ shape, places, strangers }: SentenceShape): boolean {
  const [first] = places;
  if (first ? isArea(first) : !/\b(on|nous|je)\b/.test(shape)) return false;
  return belonging.test(shape) && !asksElse.test(shape) && strangers.every(({ word }) => beside.test(word));
}

/** « Les Herbiers, c'est bien le Bocage vendéen ? »: one in the other, and not a word more. */
export const saysWithin = ({ shape, places }: SentenceShape): boolean =>
  places.length === 2 &&
  /^(donc |et |est ce que )?(a |l |la |le |les )?# (c est|est|est elle|est il|elle est|fait|fait elle|fait il|sont|font)( bien)?( partie)? ?(dans|a|en|de|du|des|d)? ?(l|la|le|les)? ?#$/.test(
    shape,
  );
