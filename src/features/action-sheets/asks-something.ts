import { foldText } from '../../core/text';

const question =
  /^(?:bonjour,? |salut,? |stp,? |et )?(?:qui|que|qu'|quoi|quel|quelle|quels|quelles|comment|pourquoi|combien|ou |quand|c'est quoi|est-ce|y a-t-il|peut-on|puis-je|dois-je|existe|peux-tu (?:me )?(?:dire|expliquer)|pouvez-vous (?:me )?(?:dire|expliquer)|je (?:cherche|voudrais savoir|veux savoir|me demande))/;

/** A question says nothing that could be written. */
export const asksSomething = (text: string): boolean => question.test(foldText(text)) || /\?\s*$/.test(text);
