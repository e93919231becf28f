import fc from 'fast-check';
import { cleanTyped } from '../../../src/core/text';
import {
  axes,
  commitments,
  fundingStates,
  sheetFieldsSchema,
  statuses,
  type SheetFields,
} from '../../../src/features/action-sheets/sheet';
import { startFullHouse, type FullHouse } from './full-house';

let house: FullHouse;
beforeAll(async () => void (house = await startFullHouse()));
afterAll(async () => {
  expect(house.logged()).not.toContain('event failed');
  await house.stop();
});

const awkward = [
  ...[
    'CCI, antenne de Rennes',
    'A ; B',
    '"Atelier"',
    'L’« Usine »',
    'Région (État)',
    '=1+1',
    'a\nb',
    'néant',
  ],
  ...[
    '-',
    'à définir',
    '1,2 M€ TTC',
    '31 février',
    'fin juin 2027',
    'x : y',
    '+ 3',
    'Personne effacée',
    'n/a',
  ],
  ...[
    '<b>gras</b>',
    'https://exemple.fr',
    '100 %',
    '15/03/2027',
    'Paul Renard',
    '- un\n- deux',
    "l'été",
    'oui',
  ],
];
const text = (max: number) =>
  fc
    .oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
    .map((typed) => cleanTyped(typed).slice(0, max).trim())
    .filter((typed) => typed !== '');
const line = text(300);
const paragraph = fc.oneof(
  text(4000),
  line.map((typed) => typed.repeat(120).slice(0, 4000).trim()),
);
const euros = fc.oneof(
  fc.integer({ min: 0, max: 1e12 }),
  fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100),
);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Whatever an import or a conversation can store. */
const anySheet: fc.Arbitrary<SheetFields> = fc
  .record({
    title: line,
    status: fc.constantFrom(...statuses),
    axis: some(fc.constantFrom(...axes)),
    need: some(paragraph),
    description: some(paragraph),
    lead: some(
      fc.oneof(
        line.map((name) => ({ name })),
        fc.constantFrom('paul', 'anne', 'gone').map((personId) => ({ personId })),
      ),
    ),
    partners: some(fc.array(line, { maxLength: 6 })),
    commitment: some(fc.constantFrom(...commitments)),
    maturity: some(line),
    progress: some(fc.integer({ min: 0, max: 100 })),
    budget: some(fc.record({ euros, excludingTax: fc.boolean() }, { requiredKeys: ['euros'] })),
    funding: some(
      fc.array(
        fc.record(
          { funder: line, euros, state: fc.constantFrom(...fundingStates) },
          { requiredKeys: ['funder', 'state'] },
        ),
        { maxLength: 4 },
      ),
    ),
    startDate: some(day),
    due: some(fc.record({ date: day, period: line }, { requiredKeys: ['date'] })),
    nextStep: some(paragraph),
    blocker: some(paragraph),
    request: some(fc.record({ to: line, text: paragraph, by: day }, { requiredKeys: ['to', 'text'] })),
    scheme: some(line),
    indicators: some(
      fc.array(
        fc.record({ name: line, target: line, reached: line, date: day }, { requiredKeys: ['name'] }),
        {
          maxLength: 4,
        },
      ),
    ),
    simplification: some(
      fc.record({ rule: line, text: paragraph, state: line, answerDue: day }, { requiredKeys: ['rule'] }),
    ),
    attachments: some(fc.array(fc.record({ label: line, url: fc.webUrl() }), { maxLength: 3 })),
    comment: some(paragraph),
  })
  .map((fields) => sheetFieldsSchema.parse(JSON.parse(JSON.stringify(fields))));

test('whatever a sheet says, each of its forms submitted as it was opened changes nothing', async () => {
  const { id } = await house.aSheet();
  const claire = house.account('claire');
  await fc.assert(
    fc.asyncProperty(anySheet, async (fields) => {
      await house.test.database.prisma.sheet.update({ where: { id }, data: { fields: fields } });
      for (const formId of ['edit', 'project', 'followUp']) {
        await claire.press({ label: '', actionId: `action-sheets.${formId}`, payload: { sheetId: id } });
        const read = await claire.submit({});
        expect({ formId, problems: claire.form()?.problems, read }).toMatchObject({
          problems: undefined,
          read: expect.stringContaining('disent déjà cela') as string,
        });
      }
      expect(await house.sheet(id)).toMatchObject({ revision: 1, fields });
    }),
    { numRuns: 25, seed: 20261127 },
  );
}, 60_000);
