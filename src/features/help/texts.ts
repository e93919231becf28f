import type { Command } from '../../core/feature';

/** Also the first suggestions of the demonstration page. */
export const suggestedQuestions = [
  'C’est quoi le VTE ?',
  'Qui pilote Territoires d’industrie ?',
  'Quelle différence entre la French Fab et une plateforme d’accélération ?',
  'Quels territoires d’industrie en Bretagne ?',
  'Lannion est-elle en territoire d’industrie ?',
];

export const helpTexts = {
  title: 'Jalon, l’assistant de Territoires d’industrie',
  intro:
    'Je suis un assistant automatique. Je réponds aux questions sur les dispositifs liés à Territoires d’industrie, avec mes sources et leurs dates ; quand je ne sais pas, je le dis. Je tiens aussi les fiches action à jour : dites-moi en une phrase ce qui a changé.',
  examplesTitle: 'Vous pouvez me demander, par exemple :',
  examples: suggestedQuestions,
  sheets:
    'Vous suivez des fiches action ? Dites ce qui a changé, par exemple « la 8 est à 40 % » : je montre l’avant et l’après, et je n’enregistre que si vous validez. « fiche aide » en dit plus.',
  channel:
    'Dans un canal ou un groupe, mentionnez-moi ; en message privé, écrivez simplement votre question.',
  commandsTitle: 'Commandes, avec ou sans barre oblique :',
  commandLine: (command: Pick<Command, 'name' | 'summary'>) => `${command.name} : ${command.summary}`,
  privacy:
    'Une question n’est plus gardée une fois sa réponse donnée, sauf si vous choisissez de la transmettre ; celles dont je n’ai pas la réponse sont comptées sans votre nom. « jalon mes-donnees » montre ce qui est gardé de vous. La page de démonstration garde la conversation qu’elle affiche.',
  nothingToCancel: 'Il n’y a rien en cours à annuler. Posez votre question quand vous voulez.',
  welcome:
    'Bonjour. Je suis Jalon, l’assistant automatique de Territoires d’industrie. Écrivez « aide » pour voir ce que je sais faire.',
};
