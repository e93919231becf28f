import { foldText } from '../../../core/text';

const yes =
  /^(?:oui(?: oui)?|ok|okay|d'accord|valider?|validez|valide|je valide|je confirme|confirmer?|confirme|c'est bon|c'est (?:ca|correct|juste|exact)|parfait|exact|tout a fait|yes|go|vas-y|enregistrer?|oui,? (?:c'est bon|c'est ca|valide|vas-y|enregistre))$/;
const no = /^(?:non|non merci|annule|pas du tout|laisse tomber|surtout pas|no)$/;
/** « ok » after something else was said may mean that; these mean the proposal. */
const laterYes =
  /^(?:oui(?: oui)?|valider?|validez|valide|je valide|je confirme|confirmer?|confirme|enregistrer?|oui,? (?:c'est bon|c'est ca|valide|vas-y|enregistre)|(?:oui,? )?(?:valide|enregistre|confirme) (?:la proposition|la mise a jour|ca|tout))$/;
const laterNo = /^(?:annule|annuler|annule (?:la proposition|la mise a jour|ca)|laisse tomber)$/;

const bare = (text: string): string => foldText(text).replace(/(?:,? (?:merci|svp|stp))?[ .!]*$/, '');

/** The words alone that are « Valider » and « Annuler » while a proposal is being talked of. */
export const saysYes = (text: string): boolean => yes.test(bare(text));
export const saysNo = (text: string): boolean => no.test(bare(text));

/** What they are when something else was talked of in between. */
export const saysYesLater = (text: string): boolean => laterYes.test(bare(text));
export const saysNoLater = (text: string): boolean => laterNo.test(bare(text));
