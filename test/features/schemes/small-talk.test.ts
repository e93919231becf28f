import { readCourtesy, readSmallTalk } from '../../../src/features/schemes/understanding/small-talk';

describe('small talk', () => {
  it.each([
    [
      'greeting',
      ['bjr', 'Bonsoir, vous êtes là ?', 'salut tout le monde', 'allô ?', 'coucou, je fais juste un test'],
    ],
    [
      'greeting',
      [
        'Bonjour, je me présente, je suis la nouvelle stagiaire du service développement économique.',
        'Salut, moi c’est Karim, je viens d’arriver à la communauté de communes',
        'je découvre le canal, je suis le stagiaire de la DDT',
      ],
    ],
    ['fine', ['ok je note, je regarde ça avec le préfet demain', 'super, bonne réunion à l’interco alors']],
    ['howAreYou', ['ça va ?', 'Bonjour Jalon, tu vas bien ?']],
    [
      'thanks',
      ['merciii bcp', 'merci, c’est top', 'merci beaucoup pour ces précisions', 'c’est très clair, merci'],
    ],
    ['goodbye', ['bonne journée à vous', 'à demain']],
    ['whoAreYou', ['t’es une IA ?', 'je parle à une personne réelle ?', 'comment tu t’appelles ?']],
    [
      'task',
      ['Vous pouvez me faire un discours pour les vœux ?', 'écris-moi un mail au préfet', 'traduis ce texte'],
    ],
    [
      'opinion',
      [
        'Que penses-tu du Premier ministre ?',
        'tu préfères quelle région ?',
        'Quel est ton avis sur le VTE ?',
      ],
    ],
    ['abilities', ['tu peux faire quoi ?', 'vous répondez à quel genre de questions ?']],
  ])('%s', (kind, messages) => {
    for (const message of messages) expect([message, readSmallTalk(message)]).toEqual([message, kind]);
  });

  it.each(['8,', '12', ' 3, 4 '])('« %s » has no words', (message) =>
    expect(readSmallTalk(message)).toBe('noWords'),
  );

  it.each([
    '2019 ?',
    '30/04/2019',
    'Bonjour, c’est quoi le VTE ?',
    'merci de me dire qui pilote le programme',
    'quelqu’un a déjà fait un VTE',
    'le VTE c’est bien ?',
    'à votre avis, ma PME peut-elle prendre un VTE ?',
    'tu penses qu’on peut encore candidater ?',
    'qui répond à quelles demandes en Région ?',
    'on nous a fermé la porte en 2018',
    'comment rédiger une fiche action ?',
    'je suis la nouvelle cheffe de projet, qui contacter à la Région ?',
    'je viens d’arriver, je cherche un ingénieur',
    'on regarde le fonds vert',
  ])('« %s » is a question', (message) => expect(readSmallTalk(message)).toBeUndefined());

  it.each([
    ['Merci beaucoup, vous m’avez bien dépannée !', 'thanks'],
    ['merci de me donner le contact de la DGE', undefined],
    ['merci, et le budget ?', undefined],
    ['bonjour, vous m’entendez ? c’est ma fille qui m’a mis ça sur le téléphone', 'greeting'],
  ])('« %s » is a courtesy: %s', (message, kind) => expect(readCourtesy(message)).toBe(kind));
});
