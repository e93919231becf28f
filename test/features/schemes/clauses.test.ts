import { readClauses } from '../../../src/features/schemes/understanding/clauses';
import { splitQuestion } from '../../../src/features/schemes/understanding/parts';
import { ask, prose } from './asking';

const pieces = (text: string, of: 'told' | 'supposed'): string[] =>
  readClauses(text)[of].map(({ start, end }) => text.slice(start, end).trim());

describe('what is said around a question', () => {
  it.each([
    [
      'un collegue de marseille me parle des oir, c’est quoi ?',
      ['un collegue de marseille me parle des oir,'],
    ],
    [
      'le ministre a parle au senat des chefs de projet, quelle somme ca represente ?',
      ['le ministre a parle au senat des chefs de projet,'],
    ],
    ['qui pilote la french fab ? on me dit tout et son contraire.', ['on me dit tout et son contraire.']],
    ["qui pilote le programme ? j'avoue m'y perdre.", ["j'avoue m'y perdre."]],
    ['en bretagne, qui pilote le programme ?', []],
    ['je voudrais savoir, qui pilote ?', []],
    ['nous sommes une metropole', []],
  ])('« %s » tells %j', (text, told) => expect(pieces(text, 'told')).toEqual(told));

  it.each([
    ['qui l’a lance, c’etait macron ou le premier ministre ?', ['c’etait macron ou le premier ministre ?']],
    ['quelle autorite delivre le certificat, prefet, dreal, region ?', ['prefet,', 'dreal,', 'region ?']],
    ['qui preside le comite local ? le sous-prefet ?', ['le sous-prefet ?']],
    ['combien de territoires, en bretagne ?', []],
    ['c’est l’etat qui paie, ou la region', []],
  ])('« %s » supposes %j', (text, supposed) => expect(pieces(text, 'supposed')).toEqual(supposed));
});

describe('a question with things told around it', () => {
  it.each([
    ['Un collègue de Marseille me parle de ses OIR, kesako ?', /opérations d’intérêt régional/],
    ['Qui a lancé Territoires d’industrie, c’était Macron ou le Premier ministre ?', /Édouard Philippe/],
    ['Quelle autorité délivre le certificat de projet, préfet, DREAL, Région ?', /préfet de département/],
    [
      'Je suis maire d’une petite ville, à qui je téléphone si j’ai un industriel qui a un projet ?',
      /chef de projet/,
    ],
  ])('« %s » is answered', async (question, expected) => {
    const answer = await ask(question);
    expect([answer.refused, prose(answer)]).toEqual([false, expect.stringMatching(expected)]);
  });

  it('still asks for the names in the question itself', async () => {
    expect((await ask('Qui pilote les OIR à Marseille, préfet ou Région ?')).refused).toBe(true);
  });
});

describe('what is said between the words', () => {
  it.each([
    ['La French Fab dites, au fond ça consiste en quoi', /coq bleu/],
    [
      'c koi exactement territoires d industrie ? jsuis en réunion on me pose la question',
      /programme national/,
    ],
    ['tout le monde parle du CRTE ici, de quoi s’agit-il au juste ?', /contrat entre l’État/],
    ['Le sous-préfet m’a dit « regardez France Expérimentation ». C’est quoi ce truc ?', /dérogation/],
    ['lancé qd le programme TI ? jour exact svp', /22 novembre 2018/],
    ['Tous les combien faut-il négocier la GEPP quand on dépasse 300 salariés ?', /trois ans/],
    ['Ça fait combien de temps que la French Fab existe ?', /2017/],
    ['Qui est l’UIMM ?', /métallurgie/],
    ['Qui tient les rênes de Territoires d’industrie à Paris désormais ? J’avoue m’y perdre.', /ANCT.*DGE/],
    [
      'On m’a dit que peu de fiches parlaient de simplification au 30 avril 2019. Combien au juste ?',
      /\b34\b/,
    ],
    ['Les écoles de production ont quoi à voir avec Territoires d’industrie ?', /appel de 2021/],
    ['qui est ministre de l industrie en ce moment', /Sébastien Martin/],
  ])('« %s » is answered', async (question, expected) => {
    const answer = await ask(question);
    expect([answer.refused, prose(answer)]).toEqual([false, expect.stringMatching(expected)]);
  });
});

describe('two things in one question', () => {
  it.each([
    ['la date et le lieu de la rencontre nationale ?', 2],
    ['le montant et la durée du VTA', 2],
    ['le préfet et la Région du territoire', 1],
  ])('« %s » asks %d', (question, things) => expect(splitQuestion(question)).toHaveLength(things));
});

describe('two times in one question', () => {
  it.each([
    ['combien de TI au départ, combien aujourd’hui ?', 2],
    ['évolution du nombre de chefs de projet entre 2019 et 2025', 2],
    ['le programme de 2018 à 2022, c’est quoi ?', 1],
  ])('« %s » is asked %d times', (question, times) => expect(splitQuestion(question)).toHaveLength(times));

  it('is answered for both', async () => {
    const text = prose(await ask('combien de TI au départ en 2018, combien aujourd’hui'));
    expect(text).toMatch(/124/);
    expect(text).toMatch(/183/);
  });
});

describe('facts beside the first one', () => {
  it('do not say again what was said', async () => {
    const { sentences } = await ask(
      'Combien y avait-il de Territoires d’industrie au lancement, en novembre 2018 ?',
    );
    const saying124 = sentences.filter(({ text }) => /124 Territoires/.test(text) && !/450/.test(text));
    expect(saying124.length).toBeLessThanOrEqual(1);
  });

  it('are none of another scheme', async () => {
    const { sentences } = await ask('Qui pilote Territoires d’industrie ?');
    expect(sentences.map(({ text }) => text).join(' ')).not.toMatch(/OIR|French Fab/);
  });
});

describe('who holds a post now', () => {
  it('is not told from what was so years ago', async () => {
    const answer = await ask(
      'Comment s’appelle le délégué aux Territoires d’industrie en poste en ce moment ?',
    );
    expect(answer.refused).toBe(true);
  });
});
