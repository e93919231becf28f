const number = (value: number): string => value.toLocaleString('fr-FR');
const kinds = { markdown: 'Markdown', text: 'texte', html: 'page HTML', pdf: 'PDF', docx: 'Word' };
const megabytes = (bytes: number): string =>
  bytes < 100_000 ? '' : ` (${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo)`;

/** The sentences of importing documents in the chat, and of keeping them. */
export const chatTexts = {
  kinds,
  send: 'Envoyez-moi le document ici, dans cette conversation : Markdown, texte, page HTML, PDF ou Word (.docx), 20 Mo au plus. Je le lis, puis je vous demande d’où il vient. « annuler » arrête.',
  howTo: (names: string) =>
    `Je n’ai pas ouvert ${names}. Pour le lire et en proposer les passages aux connaissances, renvoyez-le avec les mots « connaissances importer ».`,
  tooMany: (most: number) =>
    `${number(most)} documents à la fois, pas plus. Rien n’est lu : renvoyez-les en plusieurs fois.`,
  tooManyWaiting: (most: number) =>
    `Vous avez déjà ${number(most)} documents en cours : gardez ou abandonnez d’abord ceux qui sont lus, puis renvoyez les autres. Rien de cet envoi n’est lu.`,
  received: (name: string, bytes: number | undefined) =>
    `J’ai reçu « ${name} »${megabytes(bytes ?? 0)} et je le lis. Le résultat suit dans un message ; rien n’est gardé d’ici là.`,
  progress: (name: string, done: number, total: number) =>
    `Je lis « ${name} » : page ${number(done)} sur ${number(total)}. Rien n’est gardé pour l’instant.`,
  isRead: (name: string) => `« ${name} » : la lecture est finie. Le résultat est dans un autre message.`,
  notFetched: (name: string) =>
    `Je n’ai pas pu obtenir « ${name} » : le fichier n’est plus là, ou Jalon n’a pas le droit de le lire. Renvoyez-le ; si cela se répète, signalez-le à votre administrateur.`,
  failed: (name: string) =>
    `Je n’ai pas pu lire « ${name} », et rien n’en est gardé. Réenregistrez-le depuis le logiciel qui l’a écrit, puis renvoyez-le.`,
  nothingKept: 'Rien n’en est gardé.',
  readTitle: 'Le document est lu',
  readNext:
    'Rien n’est encore gardé. Dites d’où il vient : ses passages deviennent alors un brouillon, qu’une deuxième personne publie.',
  labels: {
    name: 'Fichier',
    kind: 'Nature',
    passages: 'Passages',
    notRead: 'Non lu',
    title: 'Titre',
    date: 'Date du document',
    publisher: 'Publié par',
    url: 'Adresse',
    recheck: 'À revérifier le',
    state: 'État',
    id: 'Identifiant',
  },
  passages: (count: number, characters: number) =>
    `${number(count)} ${count > 1 ? 'passages' : 'passage'}, ${number(characters)} caractères`,
  allRead: 'rien : tout a été lu',
  notSaid: 'le document ne la dit pas',
  already: (title: string) => `Ce document est déjà là, sous le titre « ${title} » : rien n’est ajouté.`,

  keep: 'Garder en brouillon',
  keepTitle: 'Garder ce document',
  abandon: 'Abandonner',
  abandoned: 'C’est abandonné : rien de ce document n’est gardé.',
  gone: 'Ce document n’attend plus : il est déjà gardé ou abandonné.',
  kept: 'Le brouillon est enregistré : rien n’en est encore cité. Une deuxième personne le publie : « connaissances documents ».',
  cardTitle: 'Document',
  listTitle: 'Les documents importés',
  none: 'Aucun document n’est importé. Pour en proposer un : « connaissances importer », puis le fichier.',
  line: (title: string, date: string, passages: number, state: string, id: string) =>
    `« ${title} », ${date}, ${number(passages)} ${passages > 1 ? 'passages' : 'passage'}, ${state} (${id})`,
  noSuch: (id: string) => `Je ne trouve pas de document « ${id} ». La liste : « connaissances documents ».`,
  read: 'Lire les passages',
  more: (left: number) => `Suite (encore ${number(left)})`,
  passagesTitle: (title: string, from: number, to: number, all: number) =>
    `« ${title} », passages ${number(from)} à ${number(to)} sur ${number(all)}`,

  published: (title: string) =>
    `Le document « ${title} » est publié : Jalon peut le citer dans quelques secondes.`,
  restored: (title: string) => `Le document « ${title} » est de nouveau publié.`,
  withdrawn: (title: string) => `Le document « ${title} » est retiré : Jalon ne le cite plus.`,
  dropped: (title: string) => `Le brouillon du document « ${title} » est écarté : rien n’en est gardé.`,
  corrected: (title: string) => `Le document « ${title} » est corrigé.`,
  confirmed: (title: string, day: string) =>
    `Le document « ${title} » est confirmé ; à revérifier le ${day}.`,
  ownDraft: 'Vous avez importé ou complété ce document : une deuxième personne doit le relire et le publier.',
  stateChanged:
    'Ce document a changé d’état entre-temps : rien n’est fait. Voyez « connaissances documents ».',
  correctTitle: 'Corriger ce document',
  save: 'Enregistrer',
  withdrawTitle: 'Retirer ce document',
  confirmTitle: 'Toujours juste',
  publisherHint: 'qui l’a écrit ou le diffuse, par exemple « Région Bretagne »',
  dateHint: '2026, 2026-11 ou 2026-11-26',
};
