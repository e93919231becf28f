/** The few sentences that dispatch itself says. */
export const coreTexts = {
  apology: (reference: string) =>
    `Désolé, je n’ai pas pu traiter votre message : une erreur est survenue de mon côté. Vous pouvez réessayer ; si cela se répète, signalez la référence ${reference} à votre administrateur.`,
  staleButton: 'Ce bouton ne correspond plus à rien de connu. Posez votre question à nouveau.',
  staleForm: 'Ce formulaire n’est plus valable. Rouvrez-le, puis saisissez à nouveau votre texte.',
  formWaits: (title: string) => `« ${title} » : le formulaire s’ouvre avec ce bouton.`,
  empty:
    'Je n’ai reçu aucun texte. Écrivez votre question en une phrase, par exemple « C’est quoi le VTE ? ».',
  notOpened: (names: string[]) =>
    `Je n’ai pas ouvert ${names.map((name) => `« ${name} »`).join(', ')} : je ne lis un fichier que là où je le demande. Écrivez-moi ce qu’il contient, ou « aide » pour voir ce que je sais faire.`,
  unknown: 'Je n’ai pas compris. Écrivez « aide » pour voir ce que je sais faire.',
  tooLong: (limit: number) =>
    `Votre message est trop long pour moi (plus de ${limit.toLocaleString('fr-FR')} caractères). Posez votre question en une ou deux phrases.`,
};
