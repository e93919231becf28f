import { figuresOf, said } from './figures-support';

const eurosIn = (text: string): number[] => figuresOf(text).amounts.map(({ euros }) => euros);

describe('a sum', () => {
  it.each([
    ['1,5 M€', 1_500_000],
    ['1.5 M€', 1_500_000],
    ['1,5M€', 1_500_000],
    ['1,5 ME', 1_500_000],
    ['1,5 Meuros', 1_500_000],
    ['1,5m', 1_500_000],
    ['1.2 millions', 1_200_000],
    ['1,2 million d’euros', 1_200_000],
    ['1,2 mions d’euros', 1_200_000],
    ['2 millions', 2_000_000],
    ['un million', 1_000_000],
    ['un million d’euros', 1_000_000],
    ['un million deux cent mille euros', 1_200_000],
    ['un million deux cent mille', 1_200_000],
    ['deux millions cinq cent mille euros', 2_500_000],
    ['un million et demi', 1_500_000],
    ['1 million et demi', 1_500_000],
    ['deux millions et demi d’euros', 2_500_000],
    ['un demi-million', 500_000],
    ['un virgule deux million', 1_200_000],
    ['1 virgule 2 million', 1_200_000],
    ['1 million 200 000 euros', 1_200_000],
    ['1 million 200 mille', 1_200_000],
    ['1M2', 1_200_000],
    ['2M5', 2_500_000],
    ['1 million 2', 1_200_000],
    ['un million deux', 1_200_000],
    ['1,1 milliard', 1_100_000_000],
    ['2 Md€', 2_000_000_000],
    ['950k', 950_000],
    ['950 k', 950_000],
    ['950 k€', 950_000],
    ['950K€', 950_000],
    ['950 keur', 950_000],
    ['950 keuros', 950_000],
    ['950 kE', 950_000],
    ['950 kilo-euros', 950_000],
    ['12,5 k€', 12_500],
    ['1 200 k€', 1_200_000],
    ['1200k€', 1_200_000],
    ['1.500 k€', 1_500_000],
    ['1,500 M€', 1_500_000],
    ['0,95 M€', 950_000],
    ['950 000 €', 950_000],
    ['950 000,00 €', 950_000],
    ['950.000 €', 950_000],
    ['950’000 €', 950_000],
    ['950000 euros', 950_000],
    ['950 000 EUR', 950_000],
    ['1 200 000€', 1_200_000],
    ['1.200.000 €', 1_200_000],
    ['1,200,000 €', 1_200_000],
    ['1 200 000 €', 1_200_000],
    ['950 mille euros', 950_000],
    ['50 mille', 50_000],
    ['six cent cinquante mille euros', 650_000],
    ['neuf cent cinquante mille', 950_000],
    ['quatre-vingt-dix mille euros', 90_000],
    ['mille euros', 1000],
    ['4 500 €', 4500],
    ['1 234,56 €', 1234.56],
    ['950000', 950_000],
    ['950 000', 950_000],
    ['environ 950 k€', 950_000],
    ['~950 k€', 950_000],
    ['950 k€.', 950_000],
    ['€ 950 000', 950_000],
  ])('« %s » is %d euros', (words, euros) => {
    expect(eurosIn(`budget : ${words}`)).toEqual([euros]);
    expect(said(`la 8, budget : ${words}`)).toMatchObject({ budget: euros });
  });

  it.each([
    ['950 000,00 € HT', true],
    ['950 k€ HT', true],
    ['950 k€HT', true],
    ['950 k€ (HT)', true],
    ['950 k€ H.T.', true],
    ['950 k€ hors taxes', true],
    ['950 k€ hors taxe', true],
    ['1,2 M€ HT', true],
    ['deux cent mille euros hors taxes', true],
    ['950 000 HT', true],
    ['950 k€ TTC', false],
    ['950 k€ toutes taxes comprises', false],
    ['950 k€', undefined],
  ])('« %s » is without tax: %s', (words, excludingTax) =>
    expect(figuresOf(`budget ${words}`).amounts).toMatchObject([{ excludingTax }]),
  );

  it.each([
    ['passe de 1,5 à 1,8 M€', 1_800_000],
    ['passe de 1,5 M€ à 1,8 M€', 1_800_000],
    ['passe de 900 à 950 k€', 950_000],
    ['augmente de 900 k€ à 1,1 M€', 1_100_000],
    ['900 k€ -> 950 k€', 950_000],
    ['900 k€ → 950 k€', 950_000],
    ['900 => 950 k€', 950_000],
    ['revu de 1 200 000 à 1 350 000 €', 1_350_000],
    ['passe de neuf cent mille à un million d’euros', 1_000_000],
    ['passe de 1,5M à 1,8M', 1_800_000],
  ])('in « %s » becomes %d', (words, euros) =>
    expect(figuresOf(`budget ${words}`).amounts).toMatchObject([{ euros, range: false, delta: false }]),
  );

  it.each([
    ['entre 1 et 1,2 M€'],
    ['1 à 1,2 M€'],
    ['1,6 ou 1,8 M€'],
    ['900-950 k€'],
    ['entre 900 k€ et 1 M€'],
    ['de 900 à 950 k€'],
  ])('« %s » can be several, and is asked', (words) => {
    expect(figuresOf(`budget ${words}`).amounts).toMatchObject([{ range: true }]);
    expect(said(`la 8, budget ${words}`)).toMatch(/^question/);
  });

  it.each([
    ['+50 k€', 50_000],
    ['+ 50 k€', 50_000],
    ['+1,2 M€', 1_200_000],
    ['-20 k€', -20_000],
    ['-20 000 €', -20_000],
    ['- 20 k€ sur le total', -20_000],
    ['+ deux cent mille euros', 200_000],
  ])('« %s » is added to what was', (words, euros) =>
    expect(figuresOf(`budget ${words}`).amounts).toMatchObject([{ euros, delta: true }]),
  );

  it.each([
    ['le site est à 200 m de la gare'],
    ['un bâtiment de 50 m de long'],
    ['2 500 m² de plancher'],
    ['12 km de voirie'],
    ['10 k habitants'],
    ['une parcelle de 3 ha'],
    ['mille mercis'],
    ['200 mètres'],
    ['le 15 mars 2027'],
    ['12 emplois créés'],
    ['5 et 8 sont au point mort'],
    ['3 mois'],
    ['des millions de choses à faire'],
    ['deux mille vingt-sept'],
    ['le budget 2027'],
    ['cinquante mille habitants'],
    ['1 million de tonnes'],
  ])('is not in « %s »', (text) => expect(eurosIn(text)).toEqual([]));
});

it('is no less for a dash that stands between', () =>
  expect(figuresOf('budget - 950 k€').amounts).toMatchObject([{ euros: 950_000, delta: false }]));

it('is money where it is not of things', () => expect(eurosIn('950 k prévus au budget')).toEqual([950_000]));

describe('the budget', () => {
  it.each([
    ['budget de la 8 ramené à 950 k€', { budget: 950_000 }],
    ['budget de la 8 : 950 000,00 € HT', { budget: 950_000, excludingTax: true }],
    ['le budget de la 8 passe de 1,5 à 1,8 M€', { budget: 1_800_000 }],
    ['+50 k€ sur la 8', { budget: 1_050_000 }],
    ['la 8 : 50 k€ de plus', { budget: 1_050_000 }],
    ['-20 k€ sur le budget de la 8', { budget: 980_000 }],
    ['la 8 - budget 950 k€', { budget: 950_000 }],
    ['budget de la 8 : 1,4 M au lieu de 1,2 M', { budget: 1_400_000 }],
  ])('« %s »', (text, fields) => expect(said(text)).toEqual(fields));
});
