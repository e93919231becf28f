import {
  normaliseHeader,
  percentScaleOf,
  readAmount,
  readDate,
  readPercent,
  readYesNo,
} from '../../src/tables/french-values';

const day = (text: string) => ({ value: new Date(`${text}T00:00:00Z`) });
const unreadable = { problem: expect.any(String) as string };

describe('an amount', () => {
  it.each([
    ['1 200 000 €', 1_200_000],
    ['1 200 000 €', 1_200_000],
    ['1 200 000 €', 1_200_000],
    ['1.200.000,50', 1_200_000.5],
    ['1,200,000.50', 1_200_000.5],
    ['1,200.50', 1200.5],
    ['1200000', 1_200_000],
    ['1200,5', 1200.5],
    ['1200.5', 1200.5],
    ['950.000 €', 950_000],
    ['1,2 M€', 1_200_000],
    ['1.2M€', 1_200_000],
    ['1,1 M€', 1_100_000],
    ['1,250 M€', 1_250_000],
    ['1,2 million d’euros', 1_200_000],
    ['3 millions €', 3_000_000],
    ['950 k€', 950_000],
    ['950K€ HT', 950_000],
    ['950 000 € HT', 950_000],
    ['950 000 € (HT)', 950_000],
    ['950 000 € H.T.', 950_000],
    ['950 000 EUR', 950_000],
    ['€ 950 000', 950_000],
    ['0', 0],
    ['-500 €', -500],
    [1_200_000, 1_200_000],
    [0.1 + 0.2, 0.3],
  ])('%p is %d euros', (cell, euros) => {
    expect(readAmount(cell)).toEqual({ value: euros });
  });

  it.each(['douze', '100 à 200 k€', '12 00 €', '1.250 M€', '1,250', '1 M€ dont 200 k€', '5 kg', '0.950'])(
    '%p is refused rather than guessed',
    (cell) => {
      expect(readAmount(cell)).toEqual(unreadable);
    },
  );

  it('says what was not understood and how to write it', () => {
    expect(readAmount('douze mille')).toEqual({
      problem:
        '« douze mille » n’est pas un montant que je sais lire. Écrivez-le en euros, par exemple « 1 200 000 » ou « 1,2 M€ ».',
    });
    expect(readAmount(true)).toEqual(unreadable);
    expect(readAmount(new Date('2027-03-15T00:00:00Z'))).toEqual({
      problem: expect.stringContaining('« 15/03/2027 »') as string,
    });
  });

  it.each([undefined, '', '  ', '-', 'n.c.', 'NC', 'à définir', 'Sans objet', '?'])(
    '%p gives nothing',
    (cell) => {
      expect(readAmount(cell)).toBeUndefined();
    },
  );
});

describe('a percentage', () => {
  it.each([
    ['60 %', 60],
    ['60%', 60],
    ['60 %', 60],
    ['60', 60],
    ['12,5 %', 12.5],
    ['12.5%', 12.5],
    ['1,250 %', 1.25],
    ['0,6', 60],
    ['0,6 %', 0.6],
    ['100 %', 100],
    ['0', 0],
    ['1', 1],
    [0.6, 60],
    [0.07, 7],
    [1, 100],
    [60, 60],
    [0, 0],
  ])('%p is %d', (cell, points) => {
    expect(readPercent(cell)).toEqual({ value: points });
  });

  it('is read as its whole column is meant', () => {
    const scale = percentScaleOf([1, 20, undefined, 100]);
    expect([1, 20].map((cell) => readPercent(cell, scale))).toEqual([{ value: 1 }, { value: 20 }]);
    expect(readPercent(1, percentScaleOf([0.25, 1]))).toEqual({ value: 100 });
  });

  it('is refused when it is something else', () => {
    expect(readPercent('bien avancé')).toEqual(unreadable);
    expect(readPercent(true)).toEqual(unreadable);
    expect(readPercent('9'.repeat(100))).toEqual(unreadable);
    expect(readPercent('  ')).toBeUndefined();
  });
});

describe('a date', () => {
  it.each([
    ['15/03/2027', '2027-03-15'],
    ['15/3/27', '2027-03-15'],
    ['15.03.2027', '2027-03-15'],
    ['15-03-2027', '2027-03-15'],
    ['15/03/2027 14:30', '2027-03-15'],
    ['2027-03-15', '2027-03-15'],
    ['2027-03-15T00:00:00.000Z', '2027-03-15'],
    ['15 mars 2027', '2027-03-15'],
    ['lundi 15 mars 2027', '2027-03-15'],
    ['1er août 2027', '2027-08-01'],
    ['1 févr. 2027', '2027-02-01'],
    ['Mars 2027', '2027-03-31'],
    ['mars-27', '2027-03-31'],
    ['févr.-28', '2028-02-29'],
    ['fin février 2027', '2027-02-28'],
    ['fin d’octobre 2027', '2027-10-31'],
    ['03/2027', '2027-03-31'],
    ['2027-03', '2027-03-31'],
    ['T3 2027', '2027-09-30'],
    ['2027 T1', '2027-03-31'],
    ['2027-T4', '2027-12-31'],
    ['3e trimestre 2027', '2027-09-30'],
    ['3ème trimestre 2027', '2027-09-30'],
    ['1er trim. 2027', '2027-03-31'],
    ['S1 2027', '2027-06-30'],
    ['2nd semestre 2027', '2027-12-31'],
    ['fin 2027', '2027-12-31'],
    ['2027', '2027-12-31'],
  ])('%p is %s', (cell, expected) => {
    expect(readDate(cell)).toEqual(day(expected));
  });

  it('of a spreadsheet is kept, and a number can only be a year', () => {
    expect(readDate(day('2027-03-15').value)).toEqual(day('2027-03-15'));
    expect(readDate(2027)).toEqual(day('2027-12-31'));
    expect(readDate(46_000)).toEqual(unreadable);
  });

  it.each([
    '31/02/2027',
    '29 février 2027',
    '03/15/2027',
    'bientôt',
    'mi-mars 2027',
    'été 2027',
    'T5 2027',
    '15/03',
  ])('%p is refused rather than guessed', (cell) => {
    expect(readDate(cell)).toEqual(unreadable);
  });

  it('says how to write it', () => {
    expect(readDate('31/02/2027')).toEqual({
      problem:
        '« 31/02/2027 » n’est pas une date que je sais lire. Écrivez par exemple « 15/03/2027 », « mars 2027 » ou « T3 2027 ».',
    });
    expect(readDate('à préciser')).toBeUndefined();
  });
});

describe('yes or no', () => {
  it.each([
    ['Oui', true],
    ['x', true],
    ['VRAI', true],
    [true, true],
    [1, true],
    ['✔️', true],
    ['non', false],
    ['Faux', false],
    [false, false],
    [0, false],
  ])('%p is %p', (cell, value) => {
    expect(readYesNo(cell)).toEqual({ value });
  });

  it('is refused when it is neither', () => {
    expect(readYesNo('peut-être')).toEqual({
      problem: '« peut-être » n’est ni « oui » ni « non ». Écrivez l’un des deux.',
    });
    expect(readYesNo(undefined)).toBeUndefined();
  });
});

describe('a column title', () => {
  it.each([
    ['Coût total (€ HT)', 'cout total ht'],
    ['  Maître d’œuvre\n', 'maitre d oeuvre'],
    ['N° de fiche', 'n de fiche'],
    ['Financement / Montant', 'financement montant'],
    ['État_d-avancement : %', 'etat d avancement'],
  ])('%p is compared as %p', (title, expected) => {
    expect(normaliseHeader(title)).toBe(expected);
  });
});
