import {
  longestMessage,
  understandUpdate,
} from '../../../../src/features/action-sheets/reading/understand-update';
import { processorSecondsOf } from '../../../support/processor-time';
import { figuresOf, reading, today } from './figures-support';

/** The same texts at each run: a small generator of Lehmer's kind. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const vocabulary = [
  ...'la le les de du des à au aux et ou mais pas plus est sont on nous il elle que pour sur avec par'.split(
    ' ',
  ),
  ...'fiche fiches action budget enveloppe coût échéance livraison avancement prochaine étape blocage'.split(
    ' ',
  ),
  ...'bloquée terminée suspendue abandonnée lancée débloquée en cours repoussée décalée avancée passe'.split(
    ' ',
  ),
  ...'un deux trois sept vingt cent mille million millions milliard soixante quatre-vingt virgule demi'.split(
    ' ',
  ),
  ...'tiers quart moitié points pour cent % € k€ M€ HT TTC euros m k + - / -> 1 12 40 60 100 950 000'.split(
    ' ',
  ),
  ...'1,5 2/3 15/03 31/02 15.03.27 2027 mars juin sept. mi- fin début courant avant d’ici été Noël T3 S1'.split(
    ' ',
  ),
  ...'semaine mois année prochain dernier lundi huit quinze jours dans sous quinzaine rentrée trimestre'.split(
    ' ',
  ),
  ...'non pardon euh enfin plutôt erreur Cordialement Bonjour merci Nadia Bensaïd DREAL CCI M. « » " ( )'.split(
    ' ',
  ),
  ...[
    '\n',
    ',',
    '.',
    ';',
    ':',
    '!',
    '?',
    'on attend',
    'il reste',
    'c’est',
    'ok',
    'la 8',
    'fiche n° 3',
    '8 :',
  ],
];

const length = 4000;
const repeated = (part: string): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

const monotonous = [
  ...['1', ' ', '\n', '.', ',', '"', '(', '-', '/', '%', '€', 'a', 'é', '🙂', 'M', '@', '’', '\u00A0'],
  ...['1 000 ', '1.000.', '1,5,', '000 ', '1 ', '1 à ', '1 ou ', '1 - ', '1/2/', '12/12/', '1 et ', '8, '],
  ...[
    'la ',
    'de ',
    'la la ',
    'a, ',
    'et ',
    'la 8 ',
    'la 8, ',
    'fiche ',
    'fiche 8 et ',
    'non ',
    'non, non ',
    'pardon ',
  ],
  ...[
    'cent ',
    'vingt ',
    'un ',
    'mille ',
    'million ',
    'deux cent mille ',
    'et un ',
    'virgule ',
    'quatre-vingt-',
    'sept ',
  ],
  ...[
    '% ',
    '60 % ',
    '60 % à ',
    'tiers ',
    'deux tiers ',
    'moitié ',
    'points ',
    '3 points ',
    '€ ',
    '1 € ',
    '1 € à ',
    '1M2 ',
  ],
  ...[
    'fin ',
    'fin de ',
    'avant la fin du ',
    'mi-',
    'juin ',
    'fin juin ',
    'le 15 ',
    'lundi ',
    'T3 ',
    'été ',
    'semaine ',
  ],
  ...[
    'dans ',
    'dans 3 mois ',
    'mois ',
    'prochain ',
    '2027 ',
    'budget ',
    'budget de ',
    'budget : ',
    'est ',
    'est a ',
  ],
  ...[
    'bonjour ',
    'merci ',
    'point ',
    'c’est ',
    'on attend ',
    'bloquée ',
    'bloquée par ',
    'prochaine étape ',
    'euh ',
  ],
  ...[
    'Nadia ',
    'Nadia et ',
    'M. ',
    'la CCI et ',
    'la CCI, ',
    'avec la CCI ',
    'aa.aa.',
    'a@',
    '« a » ',
    '"a" ',
    ': ',
    '->',
  ],
  ...['8, 60 %, ', '8 : 60 %, ', '60 % la 8, ', '100 € et ', 'juin, ', '1, 2, 3 et '],
];

const random = (seed: number): string => {
  const next = generator(seed);
  let text = '';
  while (text.length < length) text += `${vocabulary[next(vocabulary.length)]}${next(9) === 0 ? '' : ' '}`;
  return text.slice(0, length);
};
const seeds = Array.from({ length: 12 }, (_, index) => 7 + 1009 * index);

// Backtracking that grows with the square of the text would take minutes here, and more than that would never end.
describe('the figures of a hostile text', () => {
  it.each(monotonous)('« %s », again and again, are read to the end', (part) => {
    expect(() => figuresOf(repeated(part))).not.toThrow();
    expect(() => figuresOf(`${repeated(part)}x`)).not.toThrow();
  });

  it.each(seeds)('of words by chance (%d) are read to the end', (seed) => {
    expect(() => figuresOf(random(seed))).not.toThrow();
  });

  it('are none where there are none', () => {
    expect(figuresOf(repeated('la '))).toEqual({ shares: [], amounts: [], dates: [], shifts: [] });
  });
});

/** A message takes one or two; minutes are what must not be. */
const boundedSeconds = 4;

describe('a hostile message', () => {
  it.each(monotonous)('of « %s », again and again, is read to the end, and soon', async (part) => {
    expect(await processorSecondsOf(() => reading(repeated(part)))).toBeLessThan(boundedSeconds);
    expect(await processorSecondsOf(() => reading(`la 8 est à 60 %, ${repeated(part)}`))).toBeLessThan(
      boundedSeconds,
    );
  });

  it('of a farewell above many empty lines is read soon', async () => {
    const text = `la 8 est à 60 %.\nCordialement,\n${'\n'.repeat(1500)}${'x'.repeat(120)}`;
    expect(await processorSecondsOf(() => reading(text))).toBeLessThan(boundedSeconds);
  });

  it.each(seeds)('of many words by chance (%d) is read to the end', (seed) => {
    expect(() => reading(random(seed))).not.toThrow();
  });
});

describe('a message of words by chance', () => {
  it.each(seeds.map((seed) => seed + 1))('(%d), as long as people write, is read to the end', (seed) => {
    const text = random(seed);
    for (let start = 0; start + 120 <= length; start += 120)
      expect(['proposal', 'question', 'nothing']).toContain(reading(text.slice(start, start + 120)).kind);
  });
});

/** Titles as long as the form lets them be, of words that many of them share. */
const titleWords =
  'friche plateforme logistique école production chaleur foncier navette hôtel robotique zone'.split(' ');
const longTitles = Array.from({ length: 60 }, (_, index) => ({
  number: index + 1,
  title: Array.from({ length: 40 }, (__, word) => titleWords[(index * 7 + word * 3) % titleWords.length])
    .join(' ')
    .slice(0, 300),
}));

describe('the longest message, over the longest titles', () => {
  const parts = [
    'friche plateforme logistique ',
    'la 8, ',
    'bloquée par ',
    'la DREAL bloque ',
    'fin juin ',
    'S1 ',
    'a, ',
  ];

  it.each(parts)('of « %s » takes a bounded time', async (part) => {
    const text = part.repeat(Math.ceil(longestMessage / part.length)).slice(0, longestMessage);
    const read = () => {
      const { kind } = understandUpdate(text, { sheets: longTitles, today });
      expect(['proposal', 'question', 'nothing']).toContain(kind);
    };
    expect(await processorSecondsOf(read)).toBeLessThan(boundedSeconds);
  });

  it('has an end: what is longer is not half read', () => {
    const read = understandUpdate(`la 8 est à 60 % ${'x'.repeat(longestMessage)}`, {
      sheets: longTitles,
      today,
    });
    expect(read).toMatchObject({ kind: 'question', question: { kind: 'tooLong' } });
  });
});
