/** As people write the titles of such columns, beside our own. How they are typed does not matter: see `normaliseHeader`. */
export const columnTitles = {
  territory:
    'Territoires | TI | Territoire d’industrie | Nom du territoire | Nom du TI | Code TI | Id territoire',
  number:
    'Numéro | N° fiche | N° de fiche | N° de la fiche | Numéro de fiche | Fiche | Fiche n° | Fiche action n° | N° fiche action | N° action | Num | Réf | Référence',
  region: 'Régions',
  revision: 'N° de révision | Révision de la fiche',
  update: 'Dernière mise à jour | Date de mise à jour | Mis à jour le | MAJ | Date MAJ | Modifié le',
  axis: 'Axes | Axe TI | Axe du programme | Axe stratégique | Thématique | Thème',
  lead: 'Porteur | Porteuse | Pilotes | Pilote de l’action | Porteur de l’action | Porteur de projet | Responsable | Référent | Référente | Chef de file | Chef de projet | Pilote / Nom | Porteur / Nom',
  partners: 'Partenaire | Partenaires associés | Acteurs | Partenariats',
  commitment: 'Engagement | Niveau engagement | Degré d’engagement',
  status: 'État | État d’avancement | Statuts | Statut de l’action | Situation | Stade',
  progress:
    'Avancement % | Avancement en % | % d’avancement | Taux d’avancement | Pourcentage | Progression | Taux de réalisation',
  budget:
    'Budget total | Budget prévisionnel | Budget € | Montant | Montant total | Montant € | Coût | Coût total | Coût prévisionnel | Budget / Montant | Budget / Total | Financement / Montant | Financement / Total | Plan de financement / Total',
  budgetTax: 'HT ou TTC | HT / TTC | Budget / HT ou TTC',
  funding:
    'Financement | Financements | Financeurs | Financeur | Cofinancements | Cofinanceurs | Sources de financement | Tour de table',
  startDate:
    'Date de début | Démarrage | Lancement | Date de lancement | Date de démarrage | Calendrier / Début',
  due: 'Échéances | Fin | Date de fin | Date d’échéance | Fin prévisionnelle | Date de fin prévisionnelle | Date cible | Livraison | Calendrier / Fin | Calendrier',
  indicators: 'Indicateur | Indicateurs de suivi | Indicateurs de résultat | Résultats',
  attachments: 'Pièces jointes | Pièce jointe | Liens | Lien | Documents | Document',
  title:
    'Titre | Action | Actions | Nom | Nom de l’action | Titre de l’action | Intitulé de l’action | Intitulé de la fiche | Titre de la fiche | Fiche action | Libellé | Projet | Nom du projet | Objet',
  need: 'Besoins | Constat | Constats | Besoin identifié | Contexte | Enjeu | Enjeux | Problématique | Constat / besoin',
  description: 'Descriptif | Description de l’action | Détail | Présentation | Contenu | Résumé',
  maturity: 'Niveau de maturité | Degré de maturité',
  nextStep: 'Prochaines étapes | Étape suivante | Suite | Suites | Suites à donner | À faire',
  blocker:
    'Points de blocage | Blocage | Blocages | Freins | Difficultés | Point d’attention | Points d’attention | Obstacles',
  scheme: 'Dispositif | Dispositifs | Dispositifs mobilisés | Aide mobilisée',
  comment: 'Commentaires | Observation | Observations | Remarque | Remarques | Notes',
  'request.text':
    'Demandes au copil | Demande | Demande adressée au copil | Arbitrage demandé | Demande au comité de pilotage | Demande au copil / Texte | Demande au copil / Demande',
  'request.to': 'À qui | Destinataire de la demande | Demande au copil / À qui | Demande / À qui',
  'request.by':
    'Pour quand | Réponse attendue pour le | Demande au copil / Pour quand | Demande / Pour quand | Demande au copil / Pour le',
  'simplification.rule':
    'Simplification | Norme à lever | Règle à simplifier | Simplification / Règle | Simplification / Norme',
  'simplification.text': 'Simplification / Demande | Simplification / Texte | Demande de simplification',
  'simplification.state': 'Simplification / État | État de la simplification',
  'simplification.answerDue':
    'Simplification / Réponse attendue | Simplification / Réponse attendue le | Simplification / Échéance',
} as const;
