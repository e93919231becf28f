import type { Role } from '../../core/person';

/**
 * Who may do what, and how far. This table is all there is: what is not written here is refused.
 *
 * How far: `territory`, the territories of one's own assignments; `region`, every territory that lies in the Region of
 * one's assignment, wholly or in part; `country`, everywhere. Invented data (the demonstration) is for invented
 * people alone, and real data for real people alone, whatever the table says.
 */
export type Reach = 'territory' | 'region' | 'country';

export const actions = {
  'sheet.read': 'lire les fiches action, leur historique et leurs listes',
  'sheet.write': 'créer et mettre à jour les fiches action',
  'sheet.export':
    'demander un export des fiches action à un administrateur, qui le fait par la ligne de commande',
  'figures.read': 'lire les chiffres consolidés, sans le détail des fiches',
  'people.read': 'lire le nom et la fonction des personnes',
  'broadcast.send': 'écrire à de nombreuses personnes (diffusions)',
  'copil.local': 'convoquer un copil local',
  'copil.regional': 'convoquer un copil régional',
  'copil.national': 'convoquer un copil national',
  'reminders.manage': 'activer, désactiver et régler les rappels réguliers',
  'directory.manage':
    'importer, exporter et corriger l’annuaire, effacer une personne, par la ligne de commande',
  'account.approve': 'rattacher un compte de messagerie à une personne',
  'journal.read': 'lire le journal des accès (« jalon journal »)',
  'question.answer': 'répondre aux questions transmises',
  'knowledge.draft': 'proposer un fait pour les connaissances',
  'knowledge.publish': 'publier, corriger et retirer les connaissances',
} as const;
export type Action = keyof typeof actions;

export const roleNames: Record<Role, string> = {
  elu: 'élu·e référent·e',
  industriel: 'industriel·le référent·e',
  chefDeProjet: 'chef·fe de projet',
  piloteRegional: 'pilote régional·e',
  delegation: 'délégation nationale',
  operateur: 'opérateur',
  administrateur: 'administrateur·rice',
};

const local = {
  'sheet.read': 'territory',
  'sheet.write': 'territory',
  'sheet.export': 'territory',
  'figures.read': 'territory',
  'people.read': 'territory',
  'copil.local': 'territory',
} as const;

export const rightsTable: Record<Role, Partial<Record<Action, Reach>>> = {
  elu: local,
  industriel: local,
  chefDeProjet: local,
  // Sees the sheets of the Region and steers them; what she changes is told to the territory.
  piloteRegional: {
    'sheet.read': 'region',
    'sheet.write': 'region',
    'sheet.export': 'region',
    'figures.read': 'region',
    'people.read': 'region',
    'copil.regional': 'region',
    'question.answer': 'region',
    'knowledge.draft': 'region',
    'broadcast.send': 'region',
  },
  // Reads and aggregates; never writes in a local sheet.
  delegation: {
    'sheet.read': 'country',
    'sheet.export': 'country',
    'figures.read': 'country',
    'people.read': 'country',
    'copil.national': 'country',
    'reminders.manage': 'country',
    'question.answer': 'country',
    'knowledge.draft': 'country',
    'knowledge.publish': 'country',
    'broadcast.send': 'country',
  },
  operateur: { 'figures.read': 'country' },
  // Keeps the directory and the accounts; that gives no sight of the sheets.
  administrateur: {
    'people.read': 'country',
    'directory.manage': 'country',
    'account.approve': 'country',
    'journal.read': 'country',
  },
};
