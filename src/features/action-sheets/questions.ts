import { euros, frenchDay, orList, statusNames } from './french';
import type { KnownSheet } from './reading/known-sheet';
import type { Question, Reading } from './reading/understand-update';
import type { Status } from './sheet';

/** The one sentence that asks what a message left open. */
export function questionText(
  reading: Exclude<Reading, { kind: 'proposal' }>,
  sheets: readonly KnownSheet[],
): string {
  if (reading.kind === 'question') return textOf(reading.question, sheets);
  const [first] = reading.sheets;
  return first === undefined
    ? 'Je n’ai vu aucune mise à jour dans ce message. Dites par exemple « la 8 est à 40 %, échéance fin juin ».'
    : `Je n’ai vu aucun changement pour la fiche ${first}. Qu’est-ce qui a changé : le statut, l’avancement, le budget, l’échéance ?`;
}

function textOf(question: Question, sheets: readonly KnownSheet[]): string {
  switch (question.kind) {
    case 'whichSheet':
      return `De quelle fiche parlez-vous : ${orList(question.numbers.map((number) => nameOf(number, sheets)))} ?`;
    case 'unknownSheet':
      return `Je ne trouve pas de fiche ${/ /.test(question.typed) ? `« ${question.typed} »` : question.typed} parmi les vôtres. De quelle fiche s’agit-il ?`;
    case 'creation':
      return `Ce message demande une nouvelle fiche${question.title === undefined ? '' : `, « ${question.title} »`} : « fiche nouvelle » en ouvre le formulaire.`;
    case 'tooLong':
      return `Ce message est trop long pour être lu d’un coup (plus de ${question.longest} signes). Envoyez-le en plusieurs fois, une fiche à la fois par exemple.`;
    case 'noSheet':
      return 'De quelle fiche parlez-vous ? Donnez son numéro ou son titre.';
    case 'range':
      return `Fiche ${question.sheet} : « ${question.words} » peut se lire de deux façons. Quelle valeur dois-je retenir ?`;
    case 'outOfRange':
      return `Fiche ${question.sheet} : un avancement va de 0 à 100 %, et je lis « ${question.words} ». Quelle est la bonne valeur ?`;
    case 'impossibleDate':
      return `Fiche ${question.sheet} : « ${question.words} » n’existe pas au calendrier. Quelle est la bonne date ?`;
    case 'contradictoryDate':
      return `Fiche ${question.sheet} : pour « ${question.words} », le jour de la semaine ne correspond pas à la date. Quelle est la bonne ?`;
    case 'pastDue':
      return `Fiche ${question.sheet} : l’échéance « ${question.words} » est déjà passée. Quelle est la bonne date ?`;
    case 'unclearNumber':
      return `Fiche ${question.sheet} : que veut dire « ${question.words} » ? Un avancement en %, un budget, autre chose ?`;
    case 'unclearAmount':
      return `Fiche ${question.sheet} : je ne suis pas sûr du budget « ${question.words} ». Combien, en euros, k€ ou M€ ?`;
    case 'unsure':
      return `Fiche ${question.sheet} : « ${question.words} ». Quelle valeur dois-je retenir ? Redites-la quand vous en êtes sûr.`;
    case 'hearsay':
      return `Fiche ${question.sheet} : « ${question.words} », est-ce confirmé ? Dites-le comme un fait, ou laissez la fiche comme elle est.`;
    case 'unclearStop':
      return `Fiche ${question.sheet} : « ${question.words} », pour un temps ou pour de bon ? Dites « suspendue » ou « abandonnée ».`;
    case 'contradiction':
      return `Fiche ${question.sheet} : je lis deux valeurs, ${orList(question.values.map((value) => valueName(question.field, value)))}. Laquelle est la bonne ?`;
    case 'unfinished':
      return `Fiche ${question.sheet} : je lis « terminée » et un avancement de ${question.progress} %. Est-elle terminée, ou encore en cours ?`;
    case 'notBegun':
      return `Fiche ${question.sheet} : je lis « à lancer » et un avancement de ${question.progress} %. A-t-elle commencé ?`;
    case 'endsBeforeStart':
      return `Fiche ${question.sheet} : elle finirait le ${frenchDay(question.end)}, avant de commencer le ${frenchDay(question.start)}. Quelles sont les bonnes dates ?`;
    case 'unknownStart':
      return `Fiche ${question.sheet} : je ne connais pas ${startNames[question.field]} pour l’ajuster. Quelle est la nouvelle valeur ?`;
    case 'resultOutOfRange':
      return question.field === 'progress'
        ? `Fiche ${question.sheet} : cela ferait un avancement de ${question.value} %. Quelle est la bonne valeur ?`
        : `Fiche ${question.sheet} : cela ferait un budget de ${euros(question.value)}. Quelle est la bonne valeur ?`;
  }
}

const startNames = {
  progress: 'l’avancement actuel',
  budget: 'le budget actuel',
  due: 'l’échéance actuelle',
};

function valueName(field: string, value: string): string {
  if (field === 'status') return `« ${statusNames[value as Status]} »`;
  if (field === 'progress') return `${value} %`;
  if (field === 'budget') return euros(Number(value));
  return field === 'due' ? frenchDay(value) : value;
}

function nameOf(number: number, sheets: readonly KnownSheet[]): string {
  const title = sheets.find((sheet) => sheet.number === number)?.title;
  return title === undefined ? String(number) : `la ${number} (« ${title} »)`;
}
