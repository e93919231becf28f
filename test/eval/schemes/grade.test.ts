import type { Answer } from './answer';
import type { Expectation } from './expectation';
import { foldForMatching, grade } from './grade';

const anExpectation = (changes: Partial<Expectation> = {}): Expectation => ({
  id: 't-count-1',
  kind: 'count',
  question: 'Combien de territoires ?',
  must: [['183'], ['09/11/2023', '9 novembre 2023']],
  mustNot: ['/\\b1(24|36) territoires/'],
  refuse: false,
  ...changes,
});

const anAnswer = (changes: Partial<Answer> = {}): Answer => ({
  id: 't-count-1',
  text: 'Ils sont 183 depuis le 9 novembre 2023.',
  refused: false,
  claims: [],
  citations: [{ title: 'Rapport n° 217', url: 'https://senat.fr/rap/r24-217/' }],
  ms: 3,
  ...changes,
});

test('an answer with every essential fact is right', () => {
  expect(grade(anExpectation(), anAnswer())).toEqual({ verdict: 'right', reasons: [] });
});

test('a missing essential fact makes the answer wrong and says which', () => {
  const { verdict, reasons } = grade(anExpectation(), anAnswer({ text: 'Ils sont 183.' }));
  expect(verdict).toBe('wrong');
  expect(reasons).toEqual(['misses 09/11/2023 | 9 novembre 2023']);
});

test('a forbidden statement makes an otherwise complete answer wrong', () => {
  const text = '183 depuis le 09/11/2023, et 136 territoires en 2026.';
  expect(grade(anExpectation(), anAnswer({ text })).verdict).toBe('wrong');
});

test('a refusal of what should be answered is refused, not wrong', () => {
  expect(grade(anExpectation(), anAnswer({ refused: true })).verdict).toBe('refused');
});

test('what must be refused is right when refused and wrong when answered', () => {
  const expectation = anExpectation({ must: [], mustNot: [], refuse: true });
  expect(grade(expectation, anAnswer({ refused: true })).verdict).toBe('right');
  expect(grade(expectation, anAnswer()).verdict).toBe('wrong');
});

test('where either is fit, a refusal is right and an answer still needs its facts', () => {
  const expectation = anExpectation({ refuse: 'either' });
  expect(grade(expectation, anAnswer({ refused: true })).verdict).toBe('right');
  expect(grade(expectation, anAnswer()).verdict).toBe('right');
  expect(grade(expectation, anAnswer({ text: 'Ils sont 124 territoires.' })).verdict).toBe('wrong');
});

test('a wanted source is looked for in titles, publishers and addresses', () => {
  const wanting = (source: string) => grade(anExpectation({ cites: [source] }), anAnswer()).verdict;
  expect(wanting('rapport')).toBe('right');
  expect(wanting('senat.fr')).toBe('right');
  expect(wanting('adcf')).toBe('wrong');
  const published = anAnswer({ citations: [{ title: 'Article', publisher: 'AdCF' }] });
  expect(grade(anExpectation({ cites: ['adcf'] }), published).verdict).toBe('right');
});

test('a piece of text counts from the beginning of a word', () => {
  const saying = (text: string) => grade(anExpectation({ must: [['oir']] }), anAnswer({ text })).verdict;
  expect(saying('Une OIR de la Région Sud')).toBe('right');
  expect(saying('Un territoire')).toBe('wrong');
  const writing = anAnswer({ text: '183 au 09/11/2023, écrire à nom@adcf.asso.fr' });
  expect(grade(anExpectation({ mustNot: ['@adcf'] }), writing).verdict).toBe('wrong');
});

test.each([
  ['L’Élu des « Trois‑Rivières »', "l'elu des « trois rivieres »"],
  ['4\u202f000 € ou 1 360 000 €', '4000 € ou 1360000 €'],
  ['en 2019 330 fiches', 'en 2019 330 fiches'],
  ['Fougères – Vitré, cœur', 'fougeres vitre, coeur'],
])('%s is compared as %s', (text, folded) => {
  expect(foldForMatching(text)).toBe(folded);
});
