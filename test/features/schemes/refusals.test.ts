import { ask, prose } from './asking';

describe('« je ne sais pas »', () => {
  it.each([
    ['a number that no source gives', 'Combien de salariés travaillent à la délégation ?'],
    ['the reason of what is counted', 'Pourquoi 15 % des territoires de la phase 1 n’ont pas recandidaté ?'],
    ['a person who is not named', 'Qui est le maire de Lannion ?'],
    ['an amount for something else', 'Combien a coûté la rencontre du 12 juin 2019 ?'],
    ['an attribute that is not known', 'Quel est le salaire d’un VTE ?'],
    [
      'an amount for each, where only the whole is known',
      'Combien touche une PME pour un diagnostic industrie du futur ?',
    ],
    ['who holds a place that nothing names', 'Le binôme du territoire Grand Est Touraine, c’est qui ?'],
    ['an amount for each of many', 'Le plan 10 000 PME donnait combien à chaque PME ?'],
    ['what somebody usually earns', 'salaire type d’un chef de projet TI ?'],
    ['what comes after a year to come', 'Le VTE sera-t-il prolongé après 2027 ?'],
    [
      'a scheme of a name that nobody knows',
      'Mon agglomération parle du programme « Usines du littoral 2030 ». Comment y candidater ?',
    ],
    ['a sum to be done', 'tu peux me calculer la taxe foncière de mon usine ?'],
    ['an attribute of a person', 'Quel âge a Hervé Morin ?'],
    ['a contact detail', 'Quel est le numéro de téléphone de la délégation ?'],
    ['what is to come', 'Quelle est la date du prochain copil ?'],
    ['a year of which nothing is known', 'Combien de VTE en Bretagne en 2019 ?'],
    ['a number at another date', 'Combien de protocoles avaient été signés au 31 décembre 2020 ?'],
    [
      'how many things met with a fate that nothing tells',
      'Combien de candidatures ont été rejetées en phase 2 ?',
    ],
    ['how long a meeting lasted', 'Il a duré combien de temps, le deuxième copil national ?'],
    [
      'a part of a day of which the whole is known',
      'Qui a animé la table ronde sur l’attractivité le 12 juin 2019 ?',
    ],
    ['a rate of something else', 'Quel est le taux de chômage dans les TI ?'],
    ['the name of one of those who took part', 'Quel élu représentait la Bretagne le 30 avril 2019 ?'],
    ['the name of who leads a body', 'Qui préside l’Observatoire des TI ?'],
    ['a mean, where only the whole is known', 'Quelle est l’aide moyenne par lauréat de Rebond industriel ?'],
    [
      'whether a body was there that nothing names',
      'Bpifrance était-elle représentée au copil du 30 avril 2019 ?',
    ],
    ['who led a group', 'Qui pilotait le groupe de travail sur les opérateurs ?'],
    ['who led another', 'Qui présidait le groupe de travail sur l’ingénierie ?'],
    [
      'how many, where only amounts are known',
      'Combien d’entreprises ont été aidées par Rebond industriel ?',
    ],
    ['a word that nobody wrote down', 'Combien de jours de télétravail en VTE ?'],
    ['a right that is none of ours', 'Mon entreprise a droit au chômage partiel ?'],
    ['an opinion nobody reported', 'Quelle est la position de l’UIMM sur le VTE ?'],
    ['a body that took part in nothing', 'Quel cabinet a réalisé l’AMO du Grand Est ?'],
    [
      'what it costs to take part, where only what is given is known',
      'Combien coûte l’adhésion à la French Fab ?',
    ],
    ['what somebody earns', 'Quel est le salaire d’un VTA à la fin du mois ?'],
    ['whether something goes on', 'L’Observatoire des Territoires d’industrie fonctionne-t-il encore ?'],
    ['all of them, where only their number is known', 'Quels sont les 55 sites clés en main France 2030 ?'],
    ['each of them', 'Donnez-moi la liste des 330 fiches action remontées fin avril 2019'],
    ['who does what nobody is said to do', 'Qui nettoie les locaux de Régions de France ?'],
    ['who did it to another thing', 'Qui a payé le déjeuner du 12 juin 2019 ?'],
    [
      'one of a kind that is told of before',
      'Rebond à Morlaix : un cabinet a mené la mission, vous savez lequel ?',
    ],
    ['where somebody does something', 'Où habite Olivier Lluansi ?'],
    ['how to do what nobody tells of', 'Comment quitter la French Fab ?'],
    ['what somebody did that nobody tells of', 'Qu’a mangé Hervé Morin le 30 avril ?'],
    ['what somebody said who is not quoted', 'Que disait le Premier ministre le 12 juin 2019 ?'],
    ['as many as nothing names', 'Nommez les 153 chefs de projet en poste'],
    ['when one did what another did', 'Quand l’UIMM a-t-elle créé Territoires d’industrie ?'],
    [
      'what came out, where only what was hoped for is known',
      'Combien d’emplois les OIR ont-elles vraiment créés ?',
    ],
    [
      'who came after, where only who came before is known',
      'Qui a pris la suite de Guillaume Basset à la délégation ?',
    ],
    [
      'when something ends, where only that it goes on is known',
      'À quelle date ferme la campagne VTA 2026 ?',
    ],
    [
      'how many met with what nothing tells',
      'Combien de VTA ont été embauchés par leur collectivité à la fin du contrat ?',
    ],
    ['an amount of one of many', 'Quel est le budget de l’OIR naturalité ?'],
    ['who leads one of many', 'Qui préside le CSF automobile ?'],
    ['a scheme that does not exist', 'C’est quoi le Plan Vélo Industrie 3000 ?'],
    ['a programme with a word of ours in its name', 'C’est quoi le dispositif Territoires zéro chômeur ?'],
    ['a programme that is not ours', 'C’est quoi le programme Petites villes de demain ?'],
    ['a fund that is none of ours', 'C’est quoi le fonds friches ?'],
    ['another that does not', 'Comment obtenir le Pass’Industrie Rurale ?'],
    ['something else altogether', 'Comment faire un tableau croisé dans Excel ?'],
    ['something else, in the words of the field', 'Qui a gagné le Tour de France ?'],
  ])('is the answer to %s', async (_what, question) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(true);
    expect(answer.canForward).toBe(true);
  });

  it('follows what has nothing to do with what was spoken of', async () => {
    const asked = [
      'Parle-moi de la journée nationale du 12 juin 2019',
      'et il y a un bon restaurant dans le coin ?',
    ];
    expect((await ask(asked)).refused).toBe(true);
  });

  it('comes with what is sure of the subject, and a way on', async () => {
    const answer = await ask('Quel est le budget du club ETI de Nouvelle-Aquitaine ?');
    expect(prose(answer)).toMatch(/^Je ne sais pas répondre à cette question sur .*club/i);
    expect(prose(answer)).toMatch(/Ce que je sais de plus proche : .*(club ETI|Nouvelle-Aquitaine)/);
    expect(answer.canForward).toBe(true);
  });

  it('never says « not open » or « open » where no source does', async () => {
    const answer = await ask('L’aide VTE est-elle ouverte aujourd’hui ?');
    expect(answer.refused).toBe(true);
    expect(prose(answer)).toMatch(/Nous ne savons pas si une aide VTE est ouverte aujourd’hui.*Bpifrance/);
  });

  it.each(['', ' ', '\u0000\u0007', '🙂🙂🙂', '?!…', '\u202e\u200b'])(
    '%j gets a polite word',
    async (text) => {
      expect(prose(await ask(text))).toMatch(/Je n’ai pas trouvé de mots|Je ne sais pas/);
    },
  );

  it('takes 10,000 characters without being slow or long', async () => {
    for (const text of [
      'a'.repeat(10_000),
      'vte '.repeat(2500),
      'é'.repeat(10_000),
      '('.repeat(10_000),
      '4 '.repeat(5000),
    ]) {
      const answer = await ask(text);
      expect(prose(answer).length).toBeLessThan(1500);
    }
  });

  it.each([
    '<script>alert(1)</script>',
    '<!channel> @here',
    'constructor',
    '__proto__',
    '${7*7}',
    '%s %d',
    '\\',
  ])('says nothing back of %s', async (text) => {
    expect(prose(await ask(text))).not.toContain(text);
  });
});
