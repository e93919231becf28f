import fc from 'fast-check';
import { loadFrenchWords } from '../../../src/features/french-words';
import { processorSecondsOf } from '../../support/processor-time';
import { ask, textOf } from './register';

// As the house does at its start: no answer waits for it.
beforeAll(loadFrenchWords);

const topics = [
  '',
  'suis-je en TI ?',
  'Combien de territoires d’industrie en Bretagne ?',
  'Saint-Denis est en TI ?',
];

test.each([
  '',
  '   ',
  '???',
  '😀😀😀',
  'constructor __proto__ toString est en territoire d’industrie ?',
  'valueOf',
  '<!channel> <script>alert(1)</script>',
  'et '.repeat(3000),
  'combien de '.repeat(30) + 'TI',
  'a'.repeat(10_000),
  'TI '.repeat(100),
])('%# leaves no trace and takes no time', async (text) => {
  await ask('combien de territoires ?');
  for (const before of topics) {
    const answered = async (): Promise<void> => {
      const answer = await ask(before === '' ? text : [before, text]);
      expect(textOf(answer) ?? '').not.toContain('function');
    };
    expect(await processorSecondsOf(answered)).toBeLessThan(0.5);
  }
});

test('whatever is typed, there is a whole answer or none', async () => {
  const words = fc.constantFrom(
    ...'combien de territoires d’industrie TI en dans la le Bretagne Creuse Lannion Valence et ou membres quels liste suis-je est-elle ma région phase 1 29 (Drôme) agglo du Vimeu qui Trifouillis ? , …'.split(
      ' ',
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { maxLength: 12 }),
      fc.constantFrom(...topics),
      async (typed, before) => {
        const answer = await ask(before === '' ? typed.join(' ') : [before, typed.join(' ')]);
        if (!answer) return;
        expect(textOf(answer)).toMatch(/^[\p{Lu}\d].*[.?»]$/su);
        expect(textOf(answer)).not.toMatch(/undefined|NaN|\[object|  /);
        expect(
          answer.sentences
            .flatMap((one) => one.citations)
            .every((one) => one >= 1 && one <= answer.citations.length),
        ).toBe(true);
        expect(answer.list?.length ?? 0).toBeLessThanOrEqual(30);
      },
    ),
    { numRuns: 1500, seed: 183 },
  );
});
