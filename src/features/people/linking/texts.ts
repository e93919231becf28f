import type { Member } from '../../../core/address';
import { codeMinutes, triesAtMost } from './code';
import type { Target } from './store';

const platformNames: Record<Member['platform'], string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'la page de démonstration',
};
const rights = 'Écrivez « jalon droits » pour voir ce que vous pouvez faire.';

export const linkingTexts = {
  privateOnly:
    'Cela concerne vos données : écrivez-moi en message privé, et répétez-y votre commande. Ici, d’autres liraient la réponse.',
  demonstration:
    'Cette page de démonstration ne rattache aucun compte. Cette commande sert dans Slack et dans Teams.',
  alreadyLinked: (name: string) => `Ce compte est déjà rattaché à ${name}. ${rights}`,
  addressMissing:
    'Écrivez l’adresse que l’annuaire connaît de vous, par exemple « jalon rattacher prenom.nom@collectivite.fr ».',
  tooMany: 'Vous avez fait trois demandes en une heure. Attendez un peu avant la suivante.',
  tooManyToday:
    'Vous avez fait six demandes en un jour. Attendez demain, ou voyez avec un administrateur, qui peut approuver la dernière.',
  tooManyCodes:
    'Vous avez essayé dix codes en un jour. Attendez demain, ou voyez avec un administrateur, qui peut approuver votre demande.',
  /** The same whether or not the address is in the directory. */
  requested: `Si cette adresse est dans l’annuaire, un code vient d’y être envoyé. Il vaut ${codeMinutes} minutes : écrivez-moi « jalon code », puis ses six chiffres. Sans le code, un administrateur peut aussi approuver votre demande ; je vous le dirai ici.`,
  requestedWithoutMail:
    'Si cette adresse est dans l’annuaire, un administrateur peut maintenant approuver votre demande. Je vous dirai ici ce qu’il décide.',
  codeShape: 'Le code a six chiffres. Écrivez par exemple « jalon code 123456 ».',
  noCode: 'Je n’attends aucun code de vous. Demandez-en un avec « jalon rattacher », puis votre adresse.',
  codeExpired:
    'Ce code n’est plus valable. Demandez-en un autre avec « jalon rattacher », puis votre adresse.',
  codeSpent: `Il y a eu ${triesAtMost} essais : ce code ne sert plus. Demandez-en un autre avec « jalon rattacher », puis votre adresse, ou voyez avec un administrateur.`,
  codeWrong: (left: number) =>
    left === 1
      ? 'Ce n’est pas le bon code. Il vous reste un essai.'
      : `Ce n’est pas le bon code. Il vous reste ${left} essais.`,
  notLinked: 'Le code est juste, mais ce compte ne peut pas être rattaché. Voyez avec un administrateur.',
  linked: (name: string) => `C’est fait : ce compte est rattaché à ${name}. ${rights}`,

  mailSubject: 'Votre code pour Jalon',
  mailText: (code: string, platform: Member['platform']) =>
    [
      'Bonjour,',
      `Un compte de ${platformNames[platform]} demande à être rattaché à votre nom dans Jalon, l’assistant de Territoires d’industrie.`,
      `Si c’est vous, écrivez à Jalon, en message privé, dans les ${codeMinutes} minutes :`,
      `jalon code ${code}`,
      'Si ce n’est pas vous, ne donnez ce code à personne, et prévenez un administrateur : sans ce code et sans son accord, rien ne change.',
    ].join('\n\n'),

  requestWaits:
    'Une demande de rattachement attend votre décision. Écrivez-moi « jalon demandes » en message privé pour la voir.',
  notAdministrator: 'Seul un administrateur peut voir les demandes de rattachement et en décider.',
  noRequest: 'Aucune demande de rattachement n’attend.',
  requestsTitle: 'Demandes de rattachement',
  requestsIntro:
    'Le nom affiché est celui que la personne s’est donné, et n’est pas vérifié : assurez-vous, par un autre chemin, que c’est bien elle.',
  requestLine: (request: {
    displayName: string;
    member: Member;
    kind: string;
    name: string;
    organisation?: string;
    target: Target;
  }) => {
    const guest = request.kind === 'guest' ? ', compte invité ou d’une autre organisation' : '';
    const organisation = request.organisation === undefined ? '' : ` (${request.organisation})`;
    if ('adminAddress' in request.target)
      return `« ${request.displayName} » (${platformNames[request.member.platform]}${guest}) dit avoir l’adresse ${request.name}, que vos réglages (ADMIN_EMAILS) donnent à un administrateur : approuver lui donne ce rôle.`;
    return `« ${request.displayName} » (${platformNames[request.member.platform]}${guest}) dit être ${request.name}${organisation}.`;
  },
  moreRequests: (count: number) =>
    count === 1 ? 'Une autre demande attend ensuite.' : `${count} autres demandes attendent ensuite.`,
  approve: 'Approuver',
  refuse: 'Refuser',
  decidedAlready: 'Cette demande n’attend plus : elle a été traitée, remplacée, ou elle est trop ancienne.',
  linkedMeanwhile: 'Ce compte a été rattaché entre-temps. La demande est close.',
  approved: (name: string) => `Le compte est rattaché à ${name}. La personne en est avertie.`,
  refused: (name: string) => `La demande de rattachement à ${name} est refusée. La personne en est avertie.`,
  tellApproved: (name: string) =>
    `Un administrateur a approuvé : ce compte est rattaché à ${name}. ${rights}`,
  tellRefused:
    'Un administrateur n’a pas approuvé votre demande de rattachement. Si c’est une erreur, voyez avec lui ; je continue à répondre à vos questions sur les dispositifs.',
};
