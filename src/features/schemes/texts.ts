import type { FacetId } from './facets';

/** The French sentences that are not knowledge. */
export const texts = {
  unknown: 'Je ne sais pas : mes sources ne contiennent pas la réponse à cette question.',
  unknownOf: (name: string) =>
    `Je ne sais pas répondre à cette question sur ${name} : je n’ai rien trouvé de sûr.`,
  unknownLink: (a: string, b: string) =>
    `Je ne sais pas quel lien existe entre ${a} et ${b} : mes sources n’en disent rien.`,
  whatIsNear: 'Ce que je sais de plus proche :',
  nearestScheme: 'Pour ce besoin, le dispositif le plus proche que je connaisse :',
  nearestSchemes: 'Pour ce besoin, les deux dispositifs les plus proches que je connaisse :',
  isListed: (name: string) => `Oui : ${name} est dans la liste.`,
  isNotListed: (name: string) => `Non : ${name} n’est pas dans la liste.`,
  restUnknown: 'Je ne sais pas répondre au reste de votre question.',
  forwardHint: 'Vous pouvez transmettre la question à la délégation nationale.',
  readBeginning: 'Votre message est long : je n’en ai lu que le début (1 000 caractères).',
  whichOf: (labels: string[]) => {
    const named = labels.map((label) => (/^[aeiouyâéèêîïœ]/i.test(label) ? `d’${label}` : `de ${label}`));
    return `Parlez-vous ${named.slice(0, -1).join(', ')} ou ${named.at(-1)} ?`;
  },
  ofWhichScheme: 'De quel dispositif parlez-vous ? Donnez-moi son nom, ou choisissez :',
  meaning: (term: string, meaning: string) => `${term} : ${meaning}.`,
  more: 'En savoir plus',
  sources: 'Sources',
  addresses: 'Liens',
  addressesOf: (name: string) => `Les pages qui parlent de ${name}, et le jour où elles ont été vérifiées :`,
  noAddress: (name: string) => `Je n’ai pas de page à indiquer sur ${name}.`,
  regionalContact: (phrase: string, name: string) =>
    `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}, adressez-vous à la Région (${name}), c’est-à-dire à son conseil régional.`,
  yourTerritory: (name: string) => `Votre territoire : ${name}.`,
  compare: 'Comparer',
  compareWhich: (name: string) => `Comparer ${name} avec :`,
  compareQuestion: (one: string, other: string) => `Quelle est la différence entre ${one} et ${other} ?`,
  withdrawn: 'Ce que disait cette réponse a changé depuis : posez la question à nouveau.',
  whereFrom: 'D’où viennent ces phrases :',
  confidence: { haute: 'confiance haute', moyenne: 'confiance moyenne', faible: 'confiance faible' },
  greeting:
    'Bonjour. Posez-moi une question sur Territoires d’industrie ou un dispositif, par exemple « C’est quoi le VTE ? ».',
  howAreYou:
    'Bien, merci : je suis un assistant automatique, toujours disponible. Quelle est votre question sur Territoires d’industrie ou un dispositif ?',
  fine: 'Bien noté. Posez-moi une autre question quand vous voulez.',
  abilities:
    'Je suis Jalon, un assistant automatique. Posez-moi une question sur Territoires d’industrie, un dispositif, un territoire ou un acteur : je réponds avec des sources datées. Écrivez « aide » pour voir tout ce que je sais faire.',
  thanks: 'Avec plaisir. Je reste disponible pour d’autres questions.',
  goodbye: 'Au revoir, et à bientôt.',
  whoAreYou:
    'Je suis Jalon, un assistant automatique, et non une personne. Je réponds aux questions sur Territoires d’industrie et les dispositifs qui l’entourent, avec mes sources et leurs dates ; quand je ne sais pas, je le dis.',
  insult:
    'Je suis un assistant automatique, désolé si ma réponse ne convient pas. Je peux répondre à une question sur Territoires d’industrie ou un dispositif.',
  rules:
    'Je ne change pas de règles de fonctionnement : je réponds avec mes sources, sur Territoires d’industrie et les dispositifs qui l’entourent.',
  opinion:
    'Je n’ai pas d’avis : je réponds à des questions de fait sur Territoires d’industrie et les dispositifs qui l’entourent, avec mes sources.',
  task: 'Je ne rédige ni ne prépare de textes à votre place : je réponds aux questions sur Territoires d’industrie et les dispositifs qui l’entourent, avec mes sources.',
  noWords:
    'Je n’ai pas trouvé de mots dans votre message. Écrivez votre question en une phrase, par exemple « C’est quoi le VTE ? ».',
  forwardTitle: 'Transmettre la question',
  useful: 'Utile',
  useless: 'Pas utile',
  judgedUseful: 'Merci, c’est noté.',
  judgedUseless:
    'Merci, c’est noté, sans votre nom : la délégation verra que cette réponse est à revoir. Vous pouvez aussi lui transmettre la question.',
  nothingMore: 'Je n’ai rien de plus à dire sur ce point.',
  askQuestion: 'Écrivez votre question après la commande, par exemple : dispositif VTE',
} as const;

export const facetButtons: Record<FacetId, string> = {
  what: 'C’est quoi ?',
  forWhom: 'Pour qui ?',
  governance: 'Qui pilote ?',
  funding: 'Qui paie ?',
  conditions: 'Conditions',
  apply: 'Démarche',
  contact: 'Contact',
  dates: 'Dates',
  links: 'Articulation',
  confusions: 'À ne pas confondre',
  regions: 'En région',
  figures: 'Chiffres',
  participants: 'Participants',
  decisions: 'Décisions',
};
