import fc from 'fast-check';
import { cleanCellText } from '../../../src/tables/cell-text';
import { mergeRow } from '../../../src/features/action-sheets/files/merge-row';
import { readSheets } from '../../../src/features/action-sheets/files/read-sheets';
import { changesOf } from '../../../src/features/action-sheets/revision';
import {
  axes,
  commitments,
  fundingStates,
  sheetFieldsSchema,
  statuses,
  type SheetFields,
} from '../../../src/features/action-sheets/sheet';
import { aSheet, importOptions, throughFile } from './files-support';

const hostile = [
  '=HYPERLINK("http://x","y")',
  '@SUM(A1)',
  '+33 1 23 45 67 89',
  "-1+1'",
  "'=1",
  'a ; b : c (acquis), "d"',
  '5" pipes ; "x"',
  'FEDER 2027',
  '12 / 40',
  'cible 3, réalisé 4',
  'fin juin 2027',
  '15/03/2027',
  'à lancer\nensuite',
  '_x0041_',
  '1 200 000 €',
  'VRAI',
  '«Été» — œuvre n°8',
  '-',
  'néant',
  'a\u200bb\tc',
];
const text = fc
  .oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 30 }),
  )
  .map((value) => value.trim())
  .filter((value) => value !== '' && cleanCellText(value) !== undefined);
const day = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc.oneof(
  fc.integer({ min: 0, max: 1e12 }),
  fc.integer({ min: 0, max: 1e8 }).map((cents) => cents / 100),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const url = fc.constantFrom(
  'https://exemple.fr/a;b,c(d)',
  'http://x.fr/?q="1"',
  'https://y.fr/z)',
  'https://é.fr/a b',
);

const fields: fc.Arbitrary<SheetFields> = fc
  .record({
    title: text,
    axis: optional(fc.constantFrom(...axes)),
    need: optional(text),
    description: optional(text),
    lead: optional(
      fc.oneof(
        text.map((name) => ({ name })),
        fc.constantFrom({ personId: 'p1' }, { personId: 'gone' }),
      ),
    ),
    partners: optional(fc.array(text, { maxLength: 4 })),
    commitment: optional(fc.constantFrom(...commitments)),
    maturity: optional(text),
    status: fc.constantFrom(...statuses),
    progress: optional(fc.integer({ min: 0, max: 100 })),
    budget: optional(fc.record({ euros: amount, excludingTax: optional(fc.boolean()) })),
    funding: optional(
      fc.array(
        fc.record({ funder: text, euros: optional(amount), state: fc.constantFrom(...fundingStates) }),
        { maxLength: 4 },
      ),
    ),
    startDate: optional(day),
    due: optional(fc.record({ date: day, period: optional(text) })),
    nextStep: optional(text),
    blocker: optional(text),
    request: optional(fc.record({ to: text, text, by: optional(day) })),
    scheme: optional(text),
    indicators: optional(
      fc.array(
        fc.record({ name: text, target: optional(text), reached: optional(text), date: optional(day) }),
        { maxLength: 4 },
      ),
    ),
    simplification: optional(
      fc.record({ rule: text, text: optional(text), state: optional(text), answerDue: optional(day) }),
    ),
    attachments: optional(fc.array(fc.record({ label: text, url }), { maxLength: 3 })),
    comment: optional(text),
  })
  .map((value) => sheetFieldsSchema.parse(JSON.parse(JSON.stringify(value))));

/** Texts that a file keeps letter for letter, and that do not say « nothing ». */
const isPlain = (value: unknown): boolean =>
  typeof value === 'string'
    ? cleanCellText(value) === value &&
      !/^([-–—/?.…\s]+|n.?\/?[cda]\.?|s\.?o\.?|néant)$/i.test(value.normalize('NFKC').trim())
    : typeof value !== 'object' || value === null || Object.values(value).every(isPlain);

describe('an exported file', () => {
  it.each(['csv', 'xlsx'] as const)('imported as it is, changes nothing: %s', async (kind) => {
    const options = await importOptions({ clearEmpty: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 8 }), async (list) => {
        const sheets = list.map((value, index) => aSheet(value, index + 1));
        const read = readSheets(await throughFile(sheets, kind), options);
        expect({ ...read, sheets: read.sheets.length }).toEqual({
          sheets: list.length,
          problems: [],
          ignored: [],
        });
        const merged = read.sheets.map((row, at) => {
          const { set, problems } = mergeRow(row.territoryId, sheets[at]?.fields, row.cells, options);
          return { problems, changes: changesOf(sheets[at]?.fields as SheetFields, set) };
        });
        expect(merged).toEqual(list.map(() => ({ problems: [], changes: [] })));
      }),
      { numRuns: 60 },
    );
  });

  it('imported elsewhere, gives the same sheets in every field', async () => {
    const options = await importOptions();
    await fc.assert(
      fc.asyncProperty(
        fields.filter((value) => isPlain(value) && (!value.lead || 'name' in value.lead)),
        async (value) => {
          const [row] = readSheets(await throughFile([aSheet(value)], 'csv'), options).sheets;
          const { set } = mergeRow('ti-0201', undefined, row?.cells ?? [], options);
          const listed = Object.fromEntries(
            Object.entries(value).filter(([, said]) => !Array.isArray(said) || said.length > 0),
          );
          expect(set).toEqual(listed);
        },
      ),
      { numRuns: 100 },
    );
  });
});
