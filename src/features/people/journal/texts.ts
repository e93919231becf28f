import { deeds } from './deeds';

const places: Record<string, string> = {
  slack: 'depuis Slack',
  teams: 'depuis Teams',
  web: 'depuis la page de démonstration',
  link: 'par un lien personnel',
  calendar: 'par un lien d’agenda',
};

const known: Readonly<Record<string, string>> = deeds;
/** Lines of before may hold a word that is no longer written. */
const deedOn = (action: string, what: string): string =>
  `${known[action] ?? `a fait « ${action} » sur`} ${what}`
    .replace(/ de le /, ' du ')
    .replace(/ à le /, ' au ')
    .replace(/ de (une?) /, ' d’$1 ');

export const journalTexts = {
  notAllowed: 'Seul un administrateur peut lire le journal des accès.',
  title: 'Journal des accès',
  titleOf: (what: string) => `Journal des accès : ${what}`,
  intro:
    'Du plus récent au plus ancien : qui a lu ou changé quoi, et d’où. Le journal ne garde aucun texte. Cette lecture y est inscrite.',
  none: 'Le journal n’a aucune ligne à ce sujet.',
  more: 'Lignes plus anciennes',
  usage:
    'Écrivez « jalon journal » pour les dernières lignes, « jalon journal prenom.nom@collectivite.fr » ou un nom pour une personne, « jalon journal fiche 8 Fougères – Vitré » pour une fiche.',
  noPerson: (typed: string) =>
    `Je ne trouve personne de ce nom ou à cette adresse dans l’annuaire : « ${typed} ».`,
  several: (names: string[]) =>
    `Plusieurs personnes portent ce nom. Écrivez l’adresse de celle que vous cherchez : ${names.join(', ')}.`,
  noTerritory: (typed: string, near: string[]) =>
    `Je ne connais pas le territoire « ${typed} ».${near.length > 0 ? ` Voulez-vous dire ${near.map((name) => `« ${name} »`).join(' ou ')} ?` : ''}`,
  whichTerritory: (number: number) =>
    `De quel territoire est la fiche ${number} ? Écrivez par exemple « jalon journal fiche ${number} Fougères – Vitré ».`,
  line: (when: string, who: string, action: string, what: string, source: string) => {
    const place = places[source.split('/')[0] ?? ''];
    const from =
      place ?? (source.startsWith('jalon ') ? `par la commande « ${source} »` : `par « ${source} »`);
    return `${when} : ${who} ${deedOn(action, what)}, ${from}`;
  },
  commandLine: 'La ligne de commande',
  settings: 'Le réglage',
  system: 'Jalon',
  erased: 'une personne effacée',
  unknownPerson: 'une personne qui n’est plus dans l’annuaire',
  sheet: (number: number, territory: string) => `la fiche ${number} (${territory})`,
  question: (number: number | undefined) =>
    number === undefined ? 'une question transmise, effacée depuis' : `la question transmise ${number}`,
  copil: (number: number | undefined) =>
    number === undefined ? 'un copil effacé depuis' : `le copil ${number}`,
  broadcast: (number: number | undefined) =>
    number === undefined ? 'une diffusion effacée depuis' : `la diffusion ${number}`,
  fact: (id: string) => `le fait « ${id} »`,
  document: (id: string) => `le document « ${id} »`,
  wholeKnowledge: 'toutes les connaissances',
  reminderRule: 'un rappel régulier',
  goneSheet: 'une fiche qui n’existe plus',
  territory: (name: string) => `les fiches du territoire ${name}`,
  account: (platform: string) => `un compte ${platform}`,
  directory: 'l’annuaire entier',
  unknownSubject: 'un élément d’une autre version de Jalon',
  wholeJournal: 'tout le monde',
} as const;
