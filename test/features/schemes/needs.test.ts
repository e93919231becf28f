import { ask, prose } from './asking';

describe('a need that names no scheme', () => {
  it.each([
    ['Je dirige une petite usine et je cherche un coach pour me faire grandir', 'accélérateurs Bpifrance'],
    [
      'Notre agglo a un terrain industriel à préparer pour un investisseur, quel dispositif ?',
      'clés en main',
    ],
    [
      'Une norme nationale bloque notre prototype innovant, que faire pour y déroger ?',
      'France Expérimentation',
    ],
  ])('is told the nearest one: %s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(name);
  });

  it('tells two where both may serve', async () => {
    const said = prose(await ask('Je veux recruter un jeune diplômé, y a-t-il un coup de pouce ?'));
    expect(said).toContain('VTE');
    expect(said).toContain('VTA');
  });

  it.each([
    'Je cherche un financement pour acheter un tracteur',
    'notre club de foot cherche un sponsor, que faire ?',
    'Mon voisin fait du bruit le soir, que faire ?',
    'J’ai besoin d’un plombier à Nantes, qui appeler ?',
    'comment refaire ma carte d’identité perdue',
    'Ma PME peut-elle toucher l’aide Forge-Avenir pour former un jeune soudeur ?',
  ])('is refused where nothing known serves it: %s', async (question) => {
    expect((await ask(question)).refused).toBe(true);
  });
});

describe('what is told around a question', () => {
  it.each([
    ['bonjour euh voilà le V T A c’est combien l’aide', '15 000'],
    [
      'Je me permets de vous solliciter afin de connaître la durée du VTA. Je vous prie d’agréer, Madame, mes salutations distinguées.',
      '12 à 18 mois',
    ],
    ['Donc si je comprends bien, la deuxième phase va jusqu’à fin 2027.', 'fin 2027'],
  ])('changes nothing: %s', async (question, essential) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(essential);
  });
});
