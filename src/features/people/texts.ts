export const peopleTexts = {
  summary: 'votre compte et vos données : « jalon aide » pour la liste',
  helpIntro:
    'Pour poser une question, écrivez-la simplement. Ces commandes-ci concernent votre compte ; elles se disent en message privé.',
  unknownRequest: 'Je ne connais pas cette commande.',
  helpTitle: 'Votre compte et vos données',
  helpLines: [
    'jalon droits : ce que vous pouvez faire',
    'jalon mes-donnees : ce que je garde de vous, et son export',
    'jalon rattacher prenom.nom@collectivite.fr : rattacher ce compte à votre nom dans l’annuaire',
    'jalon code 123456 : donner le code reçu par courriel',
  ],
  administratorLine: 'jalon demandes : les demandes de rattachement, à approuver ou à refuser',
  journalLine:
    'jalon journal : qui a lu ou changé quoi ; « jalon journal prenom.nom@… » pour une personne, « jalon journal fiche 8 » et son territoire pour une fiche',
};
