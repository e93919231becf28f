const number = (value: number): string => value.toLocaleString('fr-FR');

/** Why a document is not read, in a sentence, and what to do about it. */
export const documentProblems = {
  empty: (name: string) => `« ${name} » est vide : il n’y a rien à lire.`,
  tooBig: (name: string, most: number) =>
    `« ${name} » est trop gros : ${number(most / 1_000_000)} Mo au plus. Coupez-le, ou n’en gardez que le texte.`,
  tooMuchText: (name: string, most: number) =>
    `« ${name} » contient trop de texte : ${number(most)} caractères au plus. Coupez-le par chapitre.`,
  unpacksTooBig: (name: string) =>
    `« ${name} » se décompresse en un fichier démesuré : il n’est pas lu. Réenregistrez-le depuis votre traitement de texte.`,
  tooIntricate: (name: string) =>
    `« ${name} » contient trop d’éléments pour être lu : coupez-le par chapitre, ou n’en gardez que le texte.`,
  broken: (name: string, kind: string) =>
    `« ${name} » ne se lit pas : ce fichier ${kind} est abîmé ou incomplet. Ouvrez-le, réenregistrez-le, puis recommencez.`,
  locked: (name: string) =>
    `« ${name} » est protégé par un mot de passe : enregistrez-en une copie sans protection, puis recommencez.`,
  oldWord: (name: string) => `« ${name} » est un ancien fichier Word (.doc) : réenregistrez-le en .docx.`,
  otherOffice: (name: string) =>
    `« ${name} » n’est pas un document de texte : il faut un .docx, un PDF, une page HTML, du Markdown ou du texte.`,
  binary: (name: string) =>
    `« ${name} » n’est pas un document que je sais lire : il faut un .docx, un PDF, une page HTML, du Markdown ou du texte.`,
  noText: (name: string) =>
    `« ${name} » ne contient pas de texte lisible. Si c’est un document numérisé (des images), faites-le d’abord reconnaître en texte.`,
  tooSlow: (name: string) => `« ${name} » est trop long à lire : coupez-le, ou donnez-en le texte.`,
};

export const documentTexts = {
  images: (count: number) => (count === 1 ? 'une image' : `${number(count)} images`),
  pagesWithoutText: (pages: number[]) =>
    pages.length === 1 ? `la page ${pages[0]} (sans texte)` : `les pages ${pages.join(', ')} (sans texte)`,
  script: 'des scripts et des styles',
  menus: 'des menus, en-têtes et pieds de page du site',
  notes: (count: number) =>
    count === 1 ? 'un message de la conversion' : `${number(count)} messages de la conversion`,
  short: (count: number) =>
    count === 1 ? 'un fragment trop court' : `${number(count)} fragments trop courts`,
};
