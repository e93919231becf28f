import { foldText } from '../../core/text';
import { isAboutTheProgramme } from './about-the-programme';
import { asksSomething } from './asks-something';

/** « la 8 », « fiche n° 8 », « les 2 et 3 », « 8 : … »; « les 183 territoires » counts, and names none. */
export const namesANumber = (folded: string): boolean =>
  /(?:^|[\s'])(?:la|fiche|fiches|n°|n ?o|#) ?(?:n° ?)?\d{1,3}\b/.test(folded) ||
  /(?:^|\s)les \d{1,3}(?: et |, | sont | ont | passent )/.test(folded) ||
  /^\d{1,3} ?[:=-]/.test(folded);

export const looksLikeUpdate = (folded: string): boolean =>
  /\b\d+ ?%|\bfiche|\bavancement|\becheance|\bbudget|\bbloque|\btermine|\bsuspendu|\bdecale|\breporte|\bprochaine etape|\bon attend/.test(
    folded,
  );

const share =
  '(?:\\d{1,3} ?%|la moitie|mi-parcours|(?:un|au|aux|le) (?:quart|tiers)|(?:aux )?(?:deux tiers|trois quarts))';
const month = '(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)';

/** What somebody who follows a sheet says of it, without its number, and nobody says of a scheme. */
const news = [
  // « on est à 60 % », « la friche est aux deux tiers »
  `\\b(?:est|sont|passe|passent|sommes|avance\\w*|plafonne) (?:desormais |maintenant |donc )?(?:a |de )?${share}`,
  // « elle est bloquée », « le raccordement est en pause »
  '\\b(?:est|sont) (?:desormais |maintenant |toujours |encore )?(?:bloquee?|suspendue?|debloquee?|abandonnee?|en pause)s?\\b',
  // « École de production : 60 % », « avancement 60 % »
  `(?:\\bavancement|:) (?:: |de |a )?${share}`,
  '^il reste \\d{1,3} ?%',
  // « budget ramené à 950 k€ », « le budget est de 2 M€ »
  '^(?:le |son |notre )?budget (?:ramene|porte|reduit|revu|augmente|passe)',
  '^(?:le |son |notre )?budget (?:(?:de |du |des ).* )?est (?:de|a) \\d',
  // « échéance fin juin », « logements : échéance septembre 2027 »
  `^(?:l')?echeance (?:repoussee|decalee|reportee|avancee|(?:au |en |a |le |: )?(?:\\d|fin |mi-?|debut |${month}))`,
  `: echeance (?:\\d|fin |mi-?|debut |${month})`,
  '^(?:la )?prochaine etape ?:',
].map((pattern) => new RegExp(pattern));
const fiche = /\bfiches? ?(?:n° ?|no ?|numero |# ?)?\d{1,3}\b/;
const state =
  /\b(?:lancee?s?|demarree?s?|finie?s?|terminee?s?|bloquee?s?|debloquee?s?|suspendue?s?|abandonnee?s?|en pause|en retard|repoussee?s?|reportee?s?|decalee?s?|ramenee?s?|coutera|attend|moitie|tiers|quarts?|pour ?cent|cent|rien de neuf|pilote|partenaires?|[km]?€|euros?|signee?s?)\b|\d ?[km]?€|\bpasse (?:a|de)\b/;

/**
 * Of whoever has no sheet to change, and of whom no sheet can be looked up: does the sentence try to say news of one?
 * A question never does, nor does what speaks of the programme itself.
 */
export function resemblesUpdate(text: string): boolean {
  if (asksSomething(text) || isAboutTheProgramme(text)) return false;
  const folded = foldText(text);
  if (namesANumber(folded)) return looksLikeUpdate(folded) || state.test(folded) || fiche.test(folded);
  return !/\btaux\b/.test(folded) && news.some((pattern) => pattern.test(folded));
}
