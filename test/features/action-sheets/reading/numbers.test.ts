import { numberSource, readNumber } from '../../../../src/features/action-sheets/reading/numbers';

const numbersIn = (text: string): (number | undefined)[] =>
  [...text.matchAll(new RegExp(numberSource, 'g'))].map(([words]) => readNumber(words));

describe('a number', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['1200', 1200],
    ['1 200', 1200],
    ['1 200 000', 1_200_000],
    ['1.200.000', 1_200_000],
    ['1,200,000', 1_200_000],
    ["1'200'000", 1_200_000],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['950 000,00', 950_000],
    ['1 234,56', 1234.56],
    ['1.500', 1500],
    ['zero', 0],
    ['un', 1],
    ['dix-sept', 17],
    ['vingt et un', 21],
    ['trente-deux', 32],
    ['soixante-dix', 70],
    ['soixante et onze', 71],
    ['soixante dix neuf', 79],
    ['quatre-vingts', 80],
    ['quatre vingt un', 81],
    ['quatre-vingt-dix-sept', 97],
    ['nonante-cinq', 95],
    ['cent', 100],
    ['cent un', 101],
    ['deux cents', 200],
    ['cent quatre-vingt', 180],
    ['neuf cent quatre-vingt-dix-neuf', 999],
    ['mille', 1000],
    ['mille neuf cent', 1900],
    ['deux mille vingt-sept', 2027],
    ['deux cent mille', 200_000],
    ['deux cent cinquante mille trois cents', 250_300],
    ['un million', 1_000_000],
    ['un million deux cent mille', 1_200_000],
    ['trois millions cent mille', 3_100_000],
    ['deux milliards', 2_000_000_000],
    ['un virgule deux', 1.2],
    ['deux virgule vingt-cinq', 2.25],
    ['zero virgule zero cinq', 0.05],
    ['1 virgule 2', 1.2],
  ])('« %s » is %d', (words, value) => expect(numbersIn(`x ${words} y`)).toEqual([value]));

  it.each([
    ['cinq soixante', [5, 60]],
    ['vingt trente', [20, 30]],
    ['douze quarante', [12, 40]],
    ['la trois, cinq', [3, 5]],
    ['un deux trois', [1, 2, 3]],
    ['quarante cinquante', [40, 50]],
  ])('ends where the next begins: « %s »', (words, values) => expect(numbersIn(words)).toEqual(values));

  it.each([
    ['centre'],
    ['unite'],
    ['t12b'],
    ['centre-ville'],
    ['millionieme'],
    ['dixieme'],
    ['huitaine'],
    ['neuve'],
  ])('is not in « %s »', (words) => expect(numbersIn(words)).toEqual([]));

  it('is read as far as it is one', () => {
    expect(readNumber('')).toBeUndefined();
    expect(readNumber('beaucoup')).toBeUndefined();
    expect(readNumber('1,2,3')).toBeUndefined();
  });
});
