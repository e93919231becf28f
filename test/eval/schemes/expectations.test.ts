import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readExpectations } from './expectation';
import { asExpression, foldForMatching } from './grade';

const tuning = readExpectations('tuning', __dirname);
const blind = readExpectations('blind', __dirname);
const frozen = readExpectations('frozen', __dirname);
const all = [...tuning, ...blind, ...frozen];

test('the frozen questions are those that were frozen', () => {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(__dirname, 'frozen.jsonl')))
    .digest('hex');
  expect(readFileSync(path.join(__dirname, 'frozen.sha256'), 'utf8').split(/\s/)[0]).toBe(hash);
});

test('every id is used once and says its part and kind', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, kind } of tuning) expect(id).toMatch(new RegExp(`^t-${kind}-`));
  for (const { id, kind } of blind) expect(id).toMatch(new RegExp(`^b-${kind}-`));
  for (const { id, kind } of frozen) expect(id).toMatch(new RegExp(`^f-${kind}-`));
});

test('no question is asked twice', () => {
  // A follow-up is the same question only after the same words.
  const asked = all.map(({ question, previous }) =>
    foldForMatching([previous ?? [], question].flat().join(' '))
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
  expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
});

test('the tuning and the frozen part hold every kind of question', () => {
  const kindsOf = (part: typeof all) => [...new Set(part.map(({ kind }) => kind))].sort();
  expect(kindsOf(tuning)).toEqual(kindsOf(frozen));
});

test('there are at least 400 questions, and a fifth of them asks for a refusal or an admission', () => {
  expect(all.length).toBeGreaterThanOrEqual(400);
  for (const part of [tuning, frozen])
    expect(part.filter(({ refuse }) => refuse !== false).length / part.length).toBeGreaterThanOrEqual(0.2);
});

test('every regular expression compiles and is written for folded text', () => {
  const patterns = all.flatMap(({ must, mustNot, cites = [] }) => [...must.flat(), ...mustNot, ...cites]);
  for (const pattern of patterns) {
    const expression = asExpression(pattern);
    // Folded text has no accents and no capitals: such a pattern would never match.
    if (expression) expect(expression.source.replace(/\\[bdwsBDWS]/g, '')).toMatch(/^[^A-ZÀ-ÿ’]+$/);
  }
});
