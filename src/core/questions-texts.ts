/** What is said around a form that is asked question by question. */
export const questionTexts = {
  button: 'Répondre par messages',
  opening: (title: string, count: number) =>
    `« ${title} » : ${count > 1 ? `je pose ${count} questions, une par message` : 'je pose une question'}. Rien n’est envoyé avant votre accord.`,
  words: '« retour » : question d’avant. « aide » : ce qu’on peut écrire. « annuler » : arrêter.',
  help: 'Répondez à la question par un message. « retour » revient à la question d’avant, « plus tard » ou « annuler » arrête sans rien envoyer. Tout autre message est pris comme une réponse.',
  head: (number: number, count: number, label: string) => `Question ${number} sur ${count} : ${label}`,
  how: {
    text: 'Écrivez votre réponse.',
    choice: 'Écrivez le numéro ou le nom.',
    search: 'Écrivez le début du nom : je le cherche.',
    found: 'Écrivez le numéro ou le nom ; ou un autre nom, que je cherche.',
    date: 'Écrivez une date, par exemple 15/06/2026.',
    checkbox: 'Répondez par oui ou par non.',
  },
  optional: 'Facultatif : « passer ».',
  current: (value: string, isOptional: boolean) =>
    `Déjà là : « ${value} ». Écrivez « garder » pour ne rien y changer${isOptional ? ', « vider » pour l’effacer' : ''}.`,
  noted: (label: string, value: string) => `${label} : ${value}.`,
  first: 'C’est la première question.',
  needed: 'Cette réponse est nécessaire.',
  nothingToKeep: 'Il n’y a encore rien à garder ici.',
  tooLong: (limit: number) => `C’est trop long : ${limit.toLocaleString('fr-FR')} caractères au plus.`,
  noDate: 'Je n’ai pas compris cette date. Écrivez-la comme 15/06/2026 ou 2026-06-15.',
  yesOrNo: 'Répondez par oui ou par non.',
  noChoice: 'Ce n’est pas dans la liste. Écrivez le numéro d’un choix, son nom ou une partie de son nom.',
  several: (labels: string[]) => `Plusieurs choix portent ce nom : ${labels.join(' ; ')}. Lequel ?`,
  nothingFound: (query: string) => `Je n’ai rien trouvé pour « ${query} ». Essayez autrement.`,
  foundSeveral: (isCut: boolean) =>
    isCut ? 'J’ai trouvé beaucoup de réponses ; voici les premières.' : 'J’ai trouvé plusieurs réponses.',
  recap: (title: string) => `« ${title} » : voici vos réponses.`,
  none: 'rien',
  confirm: (submitLabel: string) =>
    `Écrivez « envoyer » pour confirmer (${submitLabel}), « retour » pour corriger, « annuler » pour arrêter.`,
  later: (title: string) =>
    `Entendu. Rien n’est envoyé, et vos réponses ne sont pas gardées. « ${title} » reste là :`,
} as const;
