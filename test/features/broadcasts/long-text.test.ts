import fc from 'fast-check';
import { limits } from '../../../adapters/teams/limits';
import { renderForm } from '../../../adapters/teams/render-form';
import type { Form } from '../../../src/core/form';
import { messageFields } from '../../../src/features/broadcasts/forms/compose-form';
import { cutText, joinText, partsShown, readParts } from '../../../src/features/broadcasts/forms/long-text';

const text = fc.string({ unit: fc.constantFrom('a', 'é', '🎉', ' ', '\n', '.'), maxLength: 400 });

describe('a text that is longer than a field', () => {
  it('is whole again when nothing was changed, however it was cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (typed, limit) => {
        const { parts, joints } = cutText(typed, limit);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
        expect(joinText(parts, joints)).toBe(typed.trim());
      }),
    );
  });

  it('is cut between paragraphs, then lines, then words', () => {
    expect(cutText('Un mot. Deux.\n\nTrois mots ici.', 16).parts).toEqual([
      'Un mot. Deux.',
      'Trois mots ici.',
    ]);
    expect(cutText('Un mot deux mots', 9).parts).toEqual(['Un mot', 'deux mots']);
  });

  it('loses a part that is emptied, and nothing else', () => {
    const before = ['un', 'deux', 'trois'].map((word) => word.padEnd(12, '.')).join('\n\n');
    const { parts } = cutText(before, 16);
    expect(parts).toHaveLength(3);
    expect(readParts(before, { text: 'un', text_3: 'trois' }, 16)).toBe('un\n\ntrois');
    expect(readParts(before, {}, 16)).toBe('');
  });

  it('keeps the halves of a word together until one of them is changed', () => {
    const before = 'anticonstitutionnellement';
    expect(
      readParts(before, { text: 'anticons', text_2: 'titution', text_3: 'nellemen', text_4: 't' }, 8),
    ).toBe(before);
    expect(readParts(before, { text: 'Autre', text_2: 'titution' }, 8)).toBe('Autre titution');
  });

  it('keeps what lies beyond the fields that a form can ask', () => {
    const words = Array.from({ length: 100 }, (_, index) => `mot${index}`.padEnd(9, '.'));
    const shown = partsShown(cutText(words.join(' '), 9));
    expect(shown).toBeGreaterThan(50);
    const saved = readParts(words.join(' '), { text: 'début' }, 9);
    expect(saved).toBe(`début ${words.slice(shown).join(' ')}`);
  });

  it.each(['Été à Mâcon, « déjà ». ', 'mot ', '"\n', '漢字'])(
    'fits into a dialog of Teams, also when it is shown again with what was typed: 40,000 characters of « %s »',
    (words) => {
      const text = words.repeat(40_000 / words.length);
      const fields = messageFields({ title: 'T'.repeat(150), text, wantsAcknowledgement: true });
      expect(fields.length).toBeGreaterThan(3);
      const typed = fields.map((field) =>
        field.type === 'text' ? { ...field, initial: field.initial?.slice(0, field.maxLength) } : field,
      );
      const form: Form = {
        formId: 'broadcasts.edit',
        title: 'Modifier le message',
        submitLabel: 'Enregistrer',
        intro: 'i'.repeat(500),
        payload: { broadcastId: '0'.repeat(36), shown: '0'.repeat(16) },
        fields: typed,
      };
      const { card } = renderForm(form, { text: 'p'.repeat(300) });
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(limits.cardBytes);
    },
  );
});
