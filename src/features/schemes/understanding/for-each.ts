/** Those who may each receive something. */
const one =
  '(?:pme|eti|tpe|entreprise|boite|societe|commune|industriel|employeur|collectivite|projet|jeune|dossier|laureat|recrutement|contrat|vte|vta|salarie|territoire|diagnostic|emploi|poste|eleve|etudiant|apprenti|stagiaire|habitant|region|departement|intercommunalite|interco|agglo|epci|site|operation|beneficiaire|tete|personne|structure|ecole|association|volontaire|chef de projet|action|usine|membre|filiere)s?';
const receives =
  'touche|gagne|recoit|recevoir|toucher|percoit|obtient|donnee? a|donnait a|donne a|versee? a|versait a|verse a|pour|coute a|accordee? a';

/** « Combien touche une PME ? », « le montant par projet », « à chaque Région »: of one of them, and not of the whole. */
export const isForEach = (text: string): boolean =>
  new RegExp(`\\b(?:${receives}) (?:une?|ma|mon|notre|chaque) ${one}\\b`).test(text) ||
  new RegExp(`\\b(?:par|pour chaque) ${one}\\b`).test(text) ||
  /\b(?:enveloppe|montant|budget|aide|prime|somme|dotation|combien) par x\b/.test(text) ||
  ofMoney.test(
    text
      .replace(ofTwoSums, '$1')
      .replace(/(?<!\bchaque )\bchaque (?:annee|mois|an|fois|jour|semaine|phase|axe|edition|appel)\b/g, ' '),
  );
/** « L'enveloppe promise et celle annoncée, combien chacune ? »: each of these sums. */
const ofTwoSums = /(\bet (?:celle|celui|celles|ceux)\b[^?]*)\bchacune?\b/;
const ofMoney =
  /\b(?:combien|budget|montant|enveloppe|aide|prime|somme|dotation|subvention)\b[^?]*\b(?:chaque|chacune?)\b|\bchaque\b[^?]*\bcombien\b(?! d)/;

/** « Combien le plan donnait-il à chaque PME ? » */
export const givesToEach = (text: string): boolean =>
  /\b(?:donn|vers|touch|re[cs](?:oi|ev)|perc|attribu|accord|apport|financ|octroy|distribu|obt[ei]n|gagn|pay|coute|mis\b|met)[a-z]*/.test(
    text,
  ) && !/\bcombien d(?:e |')(?!argent|euros|credits|millions|subvention|aide|fonds)/.test(text);
