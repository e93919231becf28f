import { readSmallTalk } from '../../../src/features/schemes/understanding/small-talk';

describe('small talk', () => {
  it.each([
    ['greeting', ['bjr', 'Bonsoir, vous êtes là ?', 'salut tout le monde']],
    ['howAreYou', ['ça va ?', 'Bonjour Jalon, tu vas bien ?']],
    [
      'thanks',
      ['merciii bcp', 'merci, c’est top', 'merci beaucoup pour ces précisions', 'c’est très clair, merci'],
    ],
    ['goodbye', ['bonne journée à vous', 'à demain']],
    ['whoAreYou', ['t’es une IA ?', 'je parle à une personne réelle ?', 'comment tu t’appelles ?']],
    ['abilities', ['tu peux faire quoi ?', 'vous répondez à quel genre de questions ?']],
  ])('%s', (kind, messages) => {
    for (const message of messages) expect([message, readSmallTalk(message)]).toEqual([message, kind]);
  });

  it.each([
    'Bonjour, c’est quoi le VTE ?',
    'merci de me dire qui pilote le programme',
    'quelqu’un a déjà fait un VTE',
    'le VTE c’est bien ?',
    'qui répond à quelles demandes en Région ?',
  ])('« %s » is a question', (message) => expect(readSmallTalk(message)).toBeUndefined());
});
