import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readExpectations } from './expectation';
import { fold } from './grade';

const tuning = readExpectations('tuning', __dirname);
const frozen = readExpectations('frozen', __dirname);
const all = [...tuning, ...frozen];
const { sheets } = z
  .object({ sheets: z.array(z.object({ number: z.int() }).loose()) })
  .parse(JSON.parse(readFileSync(path.join(__dirname, 'sheets.json'), 'utf8')));

test('the frozen messages are those that were frozen', () => {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(__dirname, 'frozen.jsonl')))
    .digest('hex');
  expect(readFileSync(path.join(__dirname, 'frozen.sha256'), 'utf8').split(/\s/)[0]).toBe(hash);
});

test('there are at least 250 messages, and at least a third is frozen', () => {
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(frozen.length / all.length).toBeGreaterThanOrEqual(1 / 3);
});

test('every id and every message is there once', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const texts = all.map(
    ({ text, context }) =>
      `${fold(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()} ${context?.lastSheet ?? ''}`,
  );
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
});

test('what must ask expects nothing; everything else but talk names sheets that exist', () => {
  const numbers = new Set(sheets.map(({ number }) => number));
  for (const { id, kind, asked, items } of all) {
    const empty = items.length === 0;
    if (kind !== 'noise' && kind !== 'command') expect({ id, empty }).toEqual({ id, empty: asked });
    expect({ id, saysNothing: empty || !asked }).toEqual({ id, saysNothing: true });
    for (const { sheet } of items) expect({ id, known: numbers.has(sheet) }).toEqual({ id, known: true });
  }
});

test('a tenth at least must ask', () => {
  for (const part of [tuning, frozen])
    expect(part.filter(({ asked }) => asked).length / part.length).toBeGreaterThanOrEqual(0.1);
});
