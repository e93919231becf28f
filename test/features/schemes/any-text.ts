import fc from 'fast-check';

/** What chat reads as more than words, alone and around real questions. */
export const markup = [
  '<!channel>',
  '<@U123>',
  '@everyone',
  '<at>Jalon</at>',
  '<b>gras</b>',
  '[lien](https://mauvais.example)',
  '<https://mauvais.example|VTE>',
  '<script>alert(1)</script>',
  'https://mauvais.example/x',
  'selon [1] et [42]',
  '*gras* _italique_ `code`',
  '&lt;!here&gt;',
  '\u202e',
  '\u0000',
];
const questions = [
  'C’est quoi le VTE ?',
  'Qui pilote ?',
  'et la Corse ?',
  'Combien de territoires en Bretagne ?',
  'merci',
];

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.oneof(fc.constantFrom(...markup), fc.constantFrom(...questions), fc.string({ maxLength: 20 })),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(' ')),
);
