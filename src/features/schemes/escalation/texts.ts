import type { QueueDesk } from './queue';

const number = (value: number): string => value.toLocaleString('fr-FR');
const from: Record<QueueDesk, string> = { region: 'la Région', delegation: 'la délégation' };

/** The sentences of forwarded questions. */
export const queueTexts = {
  forwardTitle: 'Transmettre la question',
  forwardIntro:
    'Votre question est transmise à la Région si elle la concerne, sinon à la délégation nationale. Votre nom n’est montré à personne.',
  forwarded: (questionNumber: number) =>
    `Votre question est transmise à la délégation nationale. Sa réponse vous arrivera ici, en message privé (question ${number(questionNumber)}).`,
  forwardedToRegion: (questionNumber: number, region: string) =>
    `Votre question est transmise à la Région ${region}, qui répond ou la passe à la délégation nationale. La réponse vous arrivera ici, en message privé (question ${number(questionNumber)}).`,
  forwardedNobody: (questionNumber: number) =>
    `Votre question est enregistrée (question ${number(questionNumber)}). Aucun membre de la délégation n’est encore relié à Jalon : elle sera lue dès que ce sera le cas, et la réponse vous arrivera ici, en message privé.`,
  forwardedAlready: (questionNumber: number) =>
    `Cette question est déjà transmise (question ${number(questionNumber)}) : la réponse vous arrivera ici, en message privé.`,

  summary: 'pour qui répond : les questions transmises, « questions 12 », « questions sans réponse »',
  privateOnly: 'Les questions transmises se lisent en message privé : écrivez-moi « questions » là-bas.',
  noRight:
    'Les questions transmises sont lues par la délégation nationale et par les pilotes régionaux. Pour poser une question, écrivez-la simplement.',
  noneWaiting: 'Aucune question n’attend de réponse.',
  waiting: (count: number) =>
    count === 1 ? 'Une question attend une réponse.' : `${number(count)} questions attendent une réponse.`,
  more: (count: number) => `Et ${number(count)} de plus, une fois celles-ci traitées.`,
  title: (questionNumber: number) => `Question ${number(questionNumber)}`,
  received: (desk: QueueDesk) => `Une question est transmise à ${from[desk]}`,
  about: (place: string) => `Concerne : ${place}`,
  askedOn: (day: string) => `Posée le ${day}`,
  atDesk: { region: 'Chez la Région', delegation: 'Chez la délégation' } satisfies Record<QueueDesk, string>,
  takenBy: (name: string) => `Prise par ${name}`,
  takenByYou: 'Vous l’avez prise',
  answeredOn: (day: string) => `Répondue le ${day}`,
  closedOn: (day: string) => `Close sans réponse le ${day}`,
  notFound: (asked: string) => `Je ne trouve pas la question ${asked} parmi celles que vous suivez.`,

  take: 'Prendre',
  takeOver: 'La reprendre',
  giveBack: 'La rendre',
  answer: 'Répondre',
  handOn: 'Passer à la délégation',
  close: 'Clore sans réponse',
  toDraft: 'En faire un fait',

  taken: (questionNumber: number) => `Vous avez pris la question ${number(questionNumber)}.`,
  takenMeanwhile: (name: string) => `${name} a pris cette question : rien n’est changé.`,
  givenBack: (questionNumber: number) => `La question ${number(questionNumber)} attend de nouveau.`,
  handedOn: (questionNumber: number) =>
    `La question ${number(questionNumber)} est passée à la délégation nationale.`,
  settledMeanwhile: (name: string) =>
    `${name} a déjà répondu à cette question : votre texte n’est pas envoyé.`,
  closedMeanwhile: 'Cette question est close : votre texte n’est pas envoyé.',
  changedMeanwhile: 'Cette question n’est plus à traiter ici : rien n’est changé.',
  somebody: 'Quelqu’un d’autre',

  answerTitle: (questionNumber: number) => `Répondre à la question ${number(questionNumber)}`,
  answerLabel: 'Votre réponse',
  answerHint: 'Elle est envoyée telle quelle à la personne, sans votre nom.',
  answerMissing: 'Écrivez la réponse.',
  answerTooLong: 'La réponse est trop longue : 2 000 caractères au plus.',
  answerSend: 'Envoyer la réponse',
  answered: (questionNumber: number) =>
    `La réponse à la question ${number(questionNumber)} part vers la personne qui l’a posée.`,
  answeredNobody: (questionNumber: number) =>
    `La réponse à la question ${number(questionNumber)} est enregistrée ; la personne qui l’a posée n’est plus joignable.`,

  closeTitle: (questionNumber: number) => `Clore la question ${number(questionNumber)} sans réponse`,
  closeLabel: 'Phrase envoyée à la personne',
  closeSentence:
    'Nous n’avons pas de réponse sûre à vous donner sur ce point, et préférons vous le dire. Merci de l’avoir signalé : la question nous sert à compléter ce que Jalon sait.',
  closeSend: 'Clore',
  closed: (questionNumber: number) =>
    `La question ${number(questionNumber)} est close ; la personne qui l’a posée en est prévenue.`,

  answerTold: (desk: QueueDesk, day: string) => `Réponse de ${from[desk]}, ${day}`,
  closedTold: (desk: QueueDesk, day: string) => `Message de ${from[desk]}, ${day}`,
  yourQuestion: (question: string) => `Votre question : « ${question} »`,

  unansweredTitle: 'Questions restées sans réponse',
  unansweredNone: 'Aucune question n’est restée sans réponse.',
  unansweredIntro: 'Les plus fréquentes d’abord, sans le nom de qui les a posées.',
  times: (count: number) => (count === 1 ? 'une fois' : `${number(count)} fois`),
  unansweredLine: (question: string, times: string, day: string) =>
    `« ${question} » (${times}, la dernière le ${day})`,
};
