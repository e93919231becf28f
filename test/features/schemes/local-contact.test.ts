import { answerQuestion } from '../../../src/features/schemes/answering/answer-question';
import { register } from '../territories/register';
import { ask, index, prose, today } from './asking';

describe('whom to ask, of somebody who says where she is', () => {
  it.each([
    ['Mon entreprise est à Figeac, à qui m’adresser ?', 'Aurillac – Figeac – Rodez'],
    [
      'Je suis maire près de Romans-sur-Isère : qui contacter pour un projet industriel ?',
      'Valence Romans Agglo',
    ],
    ['notre PME est basée à Saint-Nazaire, vers qui se tourner ?', 'Saint-Nazaire Loire Estuaire'],
  ])('%s', async (question, territory) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(territory);
    expect(prose(answer)).toContain('le chef de projet Territoires d’industrie de votre intercommunalité');
  });

  it('goes by the town that is named, whatever the Region of who asks', async () => {
    const answer = answerQuestion(
      index(),
      await register(),
      'Mon entreprise est à Figeac, à qui m’adresser ?',
      {
        person: { regionCode: '53' },
        today,
      },
    );
    expect(prose(answer)).toContain('Aurillac – Figeac – Rodez');
  });

  it('sends whoever is in no territory to her Region', async () => {
    const said = prose(await ask('À qui m’adresser à Paris ?'));
    expect(said).toMatch(/^Non/);
    expect(said).toContain('votre conseil régional');
    expect(said).not.toContain('chef de projet');
  });

  it('tells the contact of a scheme wherever the asker is', async () => {
    expect(prose(await ask('Qui contacter pour le VTE à Lyon ?'))).toContain('Bpifrance');
  });

  it('takes a body for no town, and asks nobody for a telephone number', async () => {
    expect(prose(await ask('Qui contacter à Bpifrance ?'))).not.toContain('En Territoire');
    expect((await ask('Quel est le numéro de téléphone du chef de projet à Figeac ?')).refused).toBe(true);
  });
});

describe('what is asked and not known', () => {
  it.each([
    'C’est quoi le slogan de la French Tech ?',
    'Quelle est l’adresse postale de Bpifrance ?',
    'numéro de téléphone de la Banque des Territoires svp',
    'quelle part de femmes parmi les chefs de projet ?',
  ])('is refused: %s', async (question) => {
    expect((await ask(question)).refused).toBe(true);
  });
});
