import type { Axis, FieldName, Status } from './sheet';

/** What people see for the values of a sheet. */

export const statusNames: Record<Status, string> = {
  a_lancer: 'à lancer',
  en_cours: 'en cours',
  bloque: 'bloquée',
  suspendu: 'suspendue',
  termine: 'terminée',
  abandonne: 'abandonnée',
};

/** Of several sheets. */
export const statusPlurals: Record<Status, string> = {
  a_lancer: 'à lancer',
  en_cours: 'en cours',
  bloque: 'bloquées',
  suspendu: 'suspendues',
  termine: 'terminées',
  abandonne: 'abandonnées',
};

export const axisNames: Record<Axis, string> = {
  recruter: 'Recruter (phase 1)',
  innover: 'Innover (phase 1)',
  attirer: 'Attirer (phase 1)',
  simplifier: 'Simplifier (phase 1)',
  competences: 'Compétences',
  transition: 'Transition écologique',
  innovation: 'Innovation',
  foncier: 'Foncier',
};

export const commitmentNames = { idee: 'idée', a_consolider: 'à consolider', ferme: 'ferme' } as const;
export const fundingNames = { acquis: 'acquis', demande: 'demandé', a_trouver: 'à trouver' } as const;

export const fieldNames: Record<FieldName, string> = {
  title: 'Intitulé',
  axis: 'Axe',
  need: 'Besoin',
  description: 'Description',
  lead: 'Pilote',
  partners: 'Partenaires',
  commitment: 'Niveau d’engagement',
  maturity: 'Maturité',
  status: 'Statut',
  progress: 'Avancement',
  budget: 'Budget',
  funding: 'Plan de financement',
  startDate: 'Début',
  due: 'Échéance',
  nextStep: 'Prochaine étape',
  blocker: 'Point de blocage',
  request: 'Demande au copil',
  scheme: 'Dispositif mobilisé',
  indicators: 'Indicateurs',
  simplification: 'Simplification',
  attachments: 'Pièces',
  disagreement: 'Désaccord',
  comment: 'Commentaire',
};

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
export const euros = (value: number): string => `${number.format(value)} €`;

const dayFormat = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
/** « 1 mars 2027 » from « 2027-03-01 » or an instant. */
export const frenchDay = (day: string | Date): string =>
  dayFormat.format(typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : day).replace(/^1 /, '1er ');

const joiner = new Intl.ListFormat('fr-FR', { type: 'conjunction' });
const orJoiner = new Intl.ListFormat('fr-FR', { type: 'disjunction' });
export const andList = (items: string[]): string => joiner.format(items);
export const orList = (items: string[]): string => orJoiner.format(items);
