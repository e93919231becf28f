import { foldText } from '../../core/text';

const subject =
  /^(?:(?:le |la |les |l')?(?:budget|enveloppe|montant|echeance|date|fin) (?:du |de la |de l'|des |de ))?(?:le |la |les |l')?(?:programme|phase [12]|territoires d'industrie|dispositif|projet de loi|loi|decret|reforme|gouvernement|ministre|senat|assemblee|fonds vert|fonds friches|france 2030|rebond industriel|vte|cir|anct|banque des territoires|bpifrance)\b/;

/** « L’échéance du programme est fin 2027 », « le projet de loi est bloqué au Sénat »: it speaks of no sheet. */
export const isAboutTheProgramme = (text: string): boolean => subject.test(foldText(text));
