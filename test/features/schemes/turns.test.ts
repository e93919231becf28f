import { ask, prose } from './asking';

describe('turns of speech', () => {
  it.each<[string, string | string[], string]>([
    ['what the letters stand for comes first', 'Ça veut dire quoi EPCI ?', 'coopération intercommunale'],
    [
      'what, and for whom',
      'Rebond industriel : c’est quoi, et c’est pour qui ?',
      'appel à manifestation d’intérêt (AMI) de France 2030',
    ],
    ['millions are an amount', 'Rebond industriel, combien de millions au total ?', '100 M€'],
    ['from when to when', 'La préfiguration a duré de quand à quand ?', 'janvier à avril 2019'],
    [
      'of the scheme that was spoken of, where a fact of it says all that is asked',
      ['Qu’est-ce que Rebond industriel ?', 'Combien de territoires étaient accompagnés en janvier 2025 ?'],
      '21 territoires',
    ],
    [
      'two questions after where it was read',
      'Selon l’article, qui a ouvert le comité du 30 avril et qu’est-ce qu’il a rappelé d’abord ?',
      'décentralisation',
    ],
    [
      'all that are numbered',
      'Quels grands points d’attention sont sortis le 30 avril 2019 ?',
      'ingénierie adaptée',
    ],
    ['the amounts of both', 'vte ti / vta : montants comparés ?', '15 000 €'],
    ['who may', 'Une demande France Expérimentation, ça peut être porté par qui ?', 'collectivité'],
    [
      'told to somebody',
      'C’est quoi une école de production, en clair, pour un industriel ?',
      'école technique',
    ],
    ['under which name', 'Redon Agglo est labellisée ? sous quel nom ?', 'Sud Vilaine'],
    ['which has the most', 'le TI qui a le plus de membres, c’est lequel ?', 'Creuse Industrie'],
    ['one of many asks', 'Mon interco toute seule pouvait-elle candidater en 2023 ?', 'par exception'],
    ['those another scheme is for', ['C’est quoi le VTA ?', 'et pour les PME ?'], 'VTE'],
    [
      'asked of the scheme',
      ['C’est quoi le fonds d’accélération ?', 'il faut être dans un TI ?'],
      'fonds d’accélération',
    ],
    [
      'in which Region that is',
      ['Qu’est-ce qu’une OIR ?', 'dans quelle région ?'],
      'Sud Provence-Alpes-Côte d’Azur',
    ],
    ['typed in one go', 'yen a combien de pôles de compétitivité labellisés en 2023', '55'],
    ['asked of each', 'VTE et VTA : quelle durée pour chacun ?', '12 à 18 mois'],
    ['when each began', 'En quelle année sont nés la French Fab et les pôles de compétitivité ?', '2005'],
    ['what is true in that Region', 'En région Sud, qui pilotait chaque OIR ?', 'binôme élu et industriel'],
    ['whether there is one', 'Un dossier coince, y a-t-il un sous-préfet dédié ?', 'sous-préfet référent'],
    [
      'to what it was raised',
      'En 2020 la Banque des Territoires a relevé sa contribution. À quel niveau ?',
      '1,05',
    ],
    [
      'a longer name',
      'France Expérimentation – Administrations, à quoi cela sert ?',
      'services déconcentrés',
    ],
    ['which of two that share a name', 'Le volontariat, ça rapporte combien ?', 'Parlez-vous'],
    ['the one spoken of', ['C’est quoi le VTA ?', 'et le volontaire, ça rapporte combien ?'], '15 000 €'],
    ['of a month, and now', 'Combien de TI en janvier 2020, et combien aujourd’hui ?', '183'],
    [
      'the occasion of a letter',
      'Je me permets de vous écrire à l’occasion de l’assemblée générale. Quel est le montant du VTE TI ?',
      '4 000 €',
    ],
    [
      'what a letter is about',
      'Je me permets de vous contacter au sujet du VTE TI. Quel est le montant ?',
      '4 000 €',
    ],
    ['for whom it means that', 'Site clés en main, ça veut dire quoi pour une commune ?', 'terrain préparé'],
    ['the other phase', ['Quels sont les 4 axes de la phase 2 ?', 'et ceux de la 1ère ?'], 'recruter'],
    [
      'the next meeting',
      ['Où a eu lieu la première assemblée générale ?', 'Et celle d’après, c’était où ?'],
      'Chalon-sur-Saône',
    ],
    [
      'what others do in it',
      ['Qu’est-ce que Rebond industriel ?', 'et entre BdT et bpi qui fait koi ?'],
      'deux guichets',
    ],
    ['a name of today', 'Pôle emploi et le CGET, ça s’appelle comment aujourd’hui ?', 'France Travail'],
    [
      'what was named beside it',
      ['Combien d’OIR annoncées au départ en région Sud ?', 'il en reste cb ensuite'],
      'huit',
    ],
    ['a delay', ['le fonds vert TI, qui instruit les dossiers ?', 'délai ?'], 'trois mois'],
    ['a place after a day', 'c kan la rencontre nationale de juin 2019 et ou', 'avenue de Ségur'],
    ['many of one are counted', 'les 183 TI regroupent combien d’intercos ?', '630'],
    ['so many of which that is said', 'poles de competitivité phase 5 cb de labellisés', '55'],
    ['counted in words of its wordings', 'vta : combien de postes prévus en 2023', '220'],
    ['a number whose small word is left out', 'combien territoires ti en 2023', '183'],
    ['when, in a word', 'creation AIF ?', '20 juillet 2015'],
    ['when, by its whole name', 'Création de l’Alliance Industrie du Futur ?', '20 juillet 2015'],
    ['of each that is named, the first', 'quel montant pour le VTE et pour le VTA ?', '4 000 €'],
    ['of each that is named, the second', 'quel montant pour le VTE et pour le VTA ?', '15 000 €'],
    [
      'whom to ask about each',
      'Qui contacter pour le VTE et pour Rebond industriel ?',
      'Banque des Territoires',
    ],
    ['whom to ask, then what is not known', 'je demande à qui s’il reste une aide VTE ?', 'Bpifrance'],
    ['this label', ['Qu’est-ce qu’un campus des métiers ?', 'Ce label vaut combien d’années ?'], 'cinq ans'],
    ['of both', ['Différence entre VTE et VTA ?', 'et pour les deux, quelle durée ?'], '12 à 18 mois'],
    [
      'the asker’s own number',
      ['Différence entre GEPP et GPEC ?', 'laquelle est obligatoire pour une entreprise de 400 salariés ?'],
      '300',
    ],
    ['one or the other', 'slt, le vta existe tjrs en 2026 ou c fini ?', 'reconduit en 2026'],
    ['for one of many', 'Un CRTE, ça sert à quoi pour une petite comcom ?', 'contrat entre l’État'],
    ['who does what', 'Copil régional et comité des financeurs, quelle répartition des rôles ?', 'l’argent'],
    ['of which scheme', 'Quelle est l’aide maximale ?', 'De quel dispositif'],
    ['since when, and no state', 'depuis quelle année existe le VTE', '2 avril 2019'],
    ['a deadline', 'date butoir de l’AMI écoles de production ?', '15 octobre 2021'],
    ['who asks is no name', 'Mon service RH voudrait savoir quel organisme gère le VTE.', 'Bpifrance'],
    [
      'the first of two',
      ['Différence entre French Fab et French Tech ?', 'qui anime la première ?'],
      'animée par Bpifrance',
    ],
    ['where it belongs', ['C’est quoi la French Tech ?', 'rattachée à qui ?'], 'DGE'],
  ])('%s', async (_, questions, essential) => {
    const answer = await ask(questions);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(essential);
  });
});

describe('a territory without the name of the programme', () => {
  it.each([
    ['Est-ce que Laval Agglo est labellisée ?', 'Laval Agglomération'],
    ['Nous, à Vitré, sommes-nous dedans ?', 'Fougères – Vitré'],
    ['Limoges, dedans ou dehors ?', 'Limoges et Haute-Vienne'],
    ['Ma PME est à Annonay, on a le label ou non ?', 'Ardèche Drôme Nord'],
    ['bjr g 1 pme a cluses je sui en ti ?', 'Vallée de l’Arve'],
    ['Thiers : oui ou non ?', 'Thiers'],
    ['La Rochelle, vous l’avez dans votre liste ?', 'La Rochelle (Charente-Maritime)'],
    ['On en fait partie ?', 'Donnez-moi son nom'],
    ['Les Herbiers, c’est bien le Bocage vendéen ?', 'Bocage vendéen'],
    ['Châteaubriant et Ancenis sont-ils ensemble ?', 'Ancenis Châteaubriant'],
    ['combien d’intercommunalités composent le TI Axe Seine ?', '10'],
    ['Nous sommes du Pays d’Ancenis, qui d’autre avec nous dans le TI ?', 'Châteaubriant-Derval'],
  ])('%s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(name);
  });

  it('is not read into what was spoken of', async () => {
    const answer = await ask(['C’est quoi Rebond industriel ?', 'Morlaix, dedans ou pas ?']);
    expect(prose(answer)).not.toContain('dans la liste');
  });

  it('is not read into another label', async () => {
    expect(prose(await ask('Est-ce que Bordeaux est labellisée French Tech ?'))).not.toContain(
      'dans la liste',
    );
  });
});
