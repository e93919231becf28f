import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { understandUpdate, type KnownSheet } from '../../../../src/features/action-sheets';
import { closings, disguises, names, openings, sayings, type Said } from './same-update-otherwise';

const { sheets } = JSON.parse(
  readFileSync(path.join(process.cwd(), 'test/eval/updates/sheets.json'), 'utf8'),
) as { sheets: KnownSheet[] };

const fieldOf = ({ value }: Said): string => Object.keys(value).join();
/** One saying of each field at most; a sheet that is done has no progress and no due date of its own. */
const facts = fc
  .uniqueArray(fc.constantFrom(...sayings), { minLength: 1, maxLength: 3, selector: fieldOf })
  .filter(
    (said) =>
      !said.some(({ value }) => value.status === 'termine') ||
      said.every(({ value }) => value.progress === undefined && value.dueDate === undefined),
  );

const number = fc.constantFrom(...Object.keys(names).map(Number));
const oneOf = (ways: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...ways);
const all = (ways: readonly (readonly string[])[]): fc.Arbitrary<string[]> => fc.tuple(...ways.map(oneOf));

/** « 8 : 60 %, 950 k€ » */
const telegraphic = (name: string, said: readonly Said[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      oneOf([' : ', ': ', ', ', ' ']),
      oneOf([', ', ' ; ', ' / ', ' - ', ' et ', ' ']),
      all(said.map(({ short }) => short)),
    )
    .map(([mark, joint, words]) => name + mark + words.join(joint));
/** « la 8 est à 60 %. Le budget est de 950 k€. » */
const inSentences = (name: string, [first, ...more]: readonly Said[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      all([first?.long ?? ['']]),
      oneOf([', ', '. ', ' et ', ' ; ']),
      all(more.map(({ further }) => further)),
    )
    .map(([begun, joint, words]) => [`${name} ${begun.join('')}`, ...words].join(joint));

const messages = fc
  .tuple(number, facts)
  .chain(([sheet, said]) =>
    oneOf(names[sheet] ?? []).chain((name) =>
      fc.tuple(fc.oneof(telegraphic(name, said), inSentences(name, said)), fc.constant({ sheet, said })),
    ),
  );

test('an update reads the same, however it is worded, joined, framed and typed', () => {
  fc.assert(
    fc.property(
      messages,
      oneOf(openings),
      oneOf(closings),
      oneOf(Object.keys(disguises)),
      ([body, { sheet, said }], opening, closing, disguise) => {
        const text = disguises[disguise]?.(opening + body + closing) ?? '';
        const reading = understandUpdate(text, { sheets, today: '2026-11-23' });
        const items = (reading.kind === 'proposal' ? reading.items : []).map(
          ({ duePeriod: _period, ...item }) => item,
        );
        expect({ text, kind: reading.kind, items }).toEqual({
          text,
          kind: 'proposal',
          items: [Object.assign({ sheet }, ...said.map(({ value }) => value))],
        });
      },
    ),
    { seed: 20_261_127, numRuns: 500 },
  );
});
