import { figuresOf, said } from './figures-support';

const percentIn = (text: string): number[] => figuresOf(text).shares.map(({ percent }) => percent);

describe('a share', () => {
  it.each([
    ['60 %', 60],
    ['60%', 60],
    ['60 pour cent', 60],
    ['60 pourcent', 60],
    ['60 pourcents', 60],
    ['60 pour-cent', 60],
    ['60 pct', 60],
    ['60 p.c.', 60],
    ['62,5 %', 62.5],
    ['62.5%', 62.5],
    ['0 %', 0],
    ['100%', 100],
    ['120 %', 120],
    ['~60 %', 60],
    ['soixante-dix pour cent', 70],
    ['soixante dix pourcent', 70],
    ['soixante-quinze %', 75],
    ['quatre-vingts pour cent', 80],
    ['quatre vingt dix sept pour cent', 97],
    ['vingt et un pour cent', 21],
    ['cent pour cent', 100],
    ['septante pour cent', 70],
    ['quarente pour cent', 40],
    ['moitié', 50],
    ['la moitié', 50],
    ['une bonne moitié', 50],
    ['à mi-parcours', 50],
    ['à mi-chemin', 50],
    ['à mi chemin', 50],
    ['aux deux tiers', 67],
    ['les 2 tiers', 67],
    ['un bon tiers', 33],
    ['un petit quart', 25],
    ['le quart', 25],
    ['aux trois quarts', 75],
    ['3 quarts', 75],
    ['trois-quarts', 75],
    ['quatre cinquièmes', 80],
    ['un dixième', 10],
    ['neuf dixièmes', 90],
    ['3/4', 75],
    ['aux 3/4', 75],
    ['à 3/4', 75],
    ['2/3 des travaux', 67],
    ['1/3 du chantier', 33],
    ['4/5 faits', 80],
    ['7/10', 70],
    ['60/100', 60],
    ['60 sur 100', 60],
    ['6 sur 10', 60],
  ])('« %s » is %d %%', (words, percent) => expect(percentIn(`on en est : ${words}`)).toEqual([percent]));

  it.each([
    ['de 40 à 60 %', 40, 60],
    ['de 40 % à 60 %', 40, 60],
    ['40 -> 60 %', 40, 60],
    ['40% => 60%', 40, 60],
    ['40 % → 60 %', 40, 60],
    ['de quarante à soixante pour cent', 40, 60],
    ['du tiers à la moitié', 33, 50],
    ['de la moitié aux deux tiers', 50, 67],
    ['d’un quart à un tiers', 25, 33],
  ])('« %s » goes from %d to %d', (words, from, percent) =>
    expect(figuresOf(`la fiche passe ${words}`).shares).toMatchObject([{ from, percent, range: false }]),
  );

  it.each([['entre 40 et 50 %'], ['40 ou 50 %'], ['40-50%'], ['40/50 %'], ['40 à 50 %'], ['40 % ou 50 %']])(
    '« %s » can be several, and is asked',
    (words) => {
      expect(figuresOf(words).shares).toMatchObject([{ range: true }]);
      expect(said(`la 8 est ${words.startsWith('entre') ? '' : 'à '}${words}`)).toBe('question: range');
    },
  );

  it.each([
    ['+10 %', 10],
    ['+ 10 points', 10],
    ['10 points', 10],
    ['+5 pts', 5],
    ['-5 points', -5],
    ['dix points de pourcentage', 10],
  ])('« %s » is added to what was', (words, percent) =>
    expect(figuresOf(words).shares).toMatchObject([{ percent, points: true }]),
  );

  it.each([
    ['un tiers-lieu'],
    ['un tiers lieu'],
    ['tiers de confiance'],
    ['un quart d’heure'],
    ['trois quarts d’heure'],
    ['à moitié prix'],
    ['le 2/3'],
    ['livraison le 3/4'],
    ['avant le 1/4'],
    ['le copil du 2/3'],
    ['2/3/2027'],
    ['3 points à voir'],
    ['point 3'],
    ['quasi fini'],
    ['le quartier'],
    ['confié à un tiers privé'],
    ['2 sur 3 semaines'],
    ['6 sur 10 entreprises'],
    ['rdv 3/4 avec la CCI'],
    ['échéance : 2/3'],
    ['3 entreprises sur 10'],
  ])('is not in « %s »', (text) => expect(percentIn(text)).toEqual([]));
});

describe('the progress', () => {
  it.each([
    ['la 8 est à 60 %', 60],
    ['il reste 10 % sur la 8', 90],
    ['sur la 8 il nous reste un tiers à faire', 67],
    ['la 8 : plus que 20 % à faire', 80],
    ['la 8 est aux deux tiers', 67],
    ['la 8, 2/3 des travaux', 67],
    ['la 8 est à la moitié', 50],
    ['la 8 : +10 %', 50],
    ['la 8 a pris 15 points', 55],
    ['la 8 a perdu 5 points', 35],
    ['la 8 - 60 %', 60],
    ['la 8 passe de 40 à 60 %', 60],
    ['la 8 est à 3/4', 75],
    ['un bon tiers de fait sur la 8', 33],
  ])('« %s » makes it %d', (text, progress) => expect(said(text)).toEqual({ progress }));

  it.each([
    ['la 8 est à 120 %'],
    ['la 8 est à -5 %'],
    ['la 8 est à 60 % et la 8 est à 40 %'],
    ['la 8 : +70 points'],
  ])('« %s » is asked about', (text) => expect(said(text)).toMatch(/^question/));

  it('« quasi fini » is neither finished nor a figure', () =>
    expect(said('la 8 est quasi finie')).not.toMatchObject({ status: 'termine' }));
});
