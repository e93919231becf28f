import { findCorrections } from '../../../../src/features/action-sheets/reading/corrections';
import { said } from './figures-support';

describe('a correction', () => {
  it.each([
    ['la 8 est à 60 %, non pardon, 70', { progress: 70 }],
    ['la 8 est à 60 %, non 70 et bloquée', { progress: 70, status: 'bloque' }],
    ['la 8 est à 60 % euh 70 %', { progress: 70 }],
    ['la 8 est à 60 % euh non 70', { progress: 70 }],
    ['la 8 est à 60 %, je voulais dire 70 %', { progress: 70 }],
    ['la 8 est à 60 %, pardon 70', { progress: 70 }],
    ['la 8 est à 60%, erreur, 65%', { progress: 65 }],
    ['la 8 est à 60% (oups, 65%)', { progress: 65 }],
    ['la 8 est à 60 %, autant pour moi 70 %', { progress: 70 }],
    ['la 8 est à 60 %, enfin plutôt 65 %', { progress: 65 }],
    ['la 8 est à 60 %, ou plutôt 65 %', { progress: 65 }],
    ['la 8 est à soixante pour cent non pardon soixante-dix', { progress: 70 }],
    ['la 8 est à 60 %, je me suis trompée, 70 %', { progress: 70 }],
    ['budget de la 8 : 950 k€, non 850', { budget: 850_000 }],
    ['budget de la 8 : 1,2 M€ pardon 1,3', { budget: 1_300_000 }],
    ['budget de la 8 : 1,2 M€, non 950', { budget: 950_000 }],
    ['budget de la 8 : 950 000 €, non 970 000', { budget: 970_000 }],
    ['budget de la 8 : 950 k€, enfin plutôt 900 k€', { budget: 900_000 }],
    ['budget de la 8 : neuf cent mille euros, euh non, un million', { budget: 1_000_000 }],
    [
      'échéance de la 8 : fin juillet, correction : fin août',
      { dueDate: '2027-08-31', duePeriod: 'fin août' },
    ],
    ['échéance de la 8 le 15 mars, non le 20', { dueDate: '2027-03-20' }],
    ['échéance de la 8 le 15 mars 2028, pardon, le 20', { dueDate: '2028-03-20' }],
    ['échéance de la 8 : 15/03, non 20/03', { dueDate: '2027-03-20' }],
  ])('« %s » keeps the last', (text, fields) => expect(said(text)).toEqual(fields));

  it.each([
    ['la 8 est à 60 %. La 8 est à 70 %'],
    ['budget de la 8 : 900 k€. Budget total de la 8 : 1 M€'],
    ['échéance de la 8 fin mars, échéance fin juin'],
  ])('is needed between two values: « %s » is asked about', (text) =>
    expect(said(text)).toBe('question: contradiction'),
  );

  it.each([
    ['la convention n’est pas signee'],
    ['non, rien de neuf'],
    ['enfin debloquee'],
    ['c’est non'],
    ['le pardonneur'],
  ])('is not in « %s »', (text) => expect(findCorrections(text)).toEqual([]));
});
