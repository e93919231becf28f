import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import type { Question } from './question';

/** What was done, or is to be told as it came out: « ont créé », « réellement », « à ce jour ». */
const asksOutcome =
  /\b(?:reellement|vraiment|effectivement|finalement|au final|en realite|au bout du compte|a ce jour|concretement|deja)\b|\b(?:ont|a)(?:[- ](?:t[- ])?(?:ils|elles|il|elle|on))? (?:ete )?(?:cree|genere|mobilise|recrute|embauche|atteint|obtenu|signe|realise|produit|apporte|rapporte|implante)e?s?\b|\b(?:resultats?|atteints?)\b/;
/** What one hoped for. */
const isTarget =
  /\b(?:vis(?:ait|aient|ent|e)|vises?|visees?|objectifs?|cible|devr?ai(?:t|ent)|esper|attendus?)\b/;
/** « 550, sur un objectif de 600 », « 6 000 entreprises sont passées … » */
const saysBoth =
  /\bsur un objectif\b|\b(?:signe|consomme|realise|deploye|engage|mobilise|recrute|cree)e?s?\b/;

/** « Combien d'emplois ont-elles vraiment créés ? »: that so many were hoped for says nothing of it. */
export const isOnlyTarget = ({ text, intent }: Question, fact: Fact): boolean => {
  if (intent.answerType !== 'count' && intent.answerType !== 'amount') return false;
  if (fact.nature === 'à-vérifier' || !asksOutcome.test(text)) return false;
  const said = foldText(fact.text);
  return isTarget.test(said) && !saysBoth.test(said);
};
