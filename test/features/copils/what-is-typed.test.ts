import { readCopilRequest } from '../../../src/features/copils/request';
import { readDocuments, linesOf } from '../../../src/features/copils/form/read-lists';
import { durationInForm, readDuration, readHour } from '../../../src/features/copils/form/read-time';

describe('what follows « copil »', () => {
  it.each([
    ['', { kind: 'list' }],
    ['nouveau', { kind: 'new' }],
    ['4', { kind: 'show', number: 4 }],
    ['modifier 4', { kind: 'modify', number: 4 }],
    ['4 annuler', { kind: 'cancel', number: 4 }],
    ['exporter 4', { kind: 'export', number: 4 }],
    ['annuler le copil 4', { kind: 'cancel', number: 4 }],
    ['canal 4', { kind: 'home', number: 4 }],
    ['canal retirer', { kind: 'noHome', number: undefined }],
    ['n°4', { kind: 'show', number: 4 }],
    ['remplacée 4 par', { kind: 'answer', number: 4, answer: 'replaced' }],
    ['annuler', { kind: 'whichOne', word: 'annuler' }],
    ['présente abc', { kind: 'whichOne', word: 'présent' }],
    ['modifier quatre', { kind: 'whichOne', word: 'modifier' }],
    ['collecte 1234567', { kind: 'whichOne', word: 'collecte' }],
    ['voir 4,5', { kind: 'whichOne', word: undefined }],
    ['-4', { kind: 'whichOne', word: undefined }],
    ['canal retirer 4 5', { kind: 'whichOne', word: 'canal retirer' }],
    ['canal retirer 4', { kind: 'noHome', number: 4 }],
    ['4 canal retirer', { kind: 'noHome', number: 4 }],
    ['retirer le canal du copil n° 4', { kind: 'noHome', number: 4 }],
    ['collecte 4', { kind: 'collect', number: 4 }],
    ['présences 4', { kind: 'attendance', number: 4 }],
    ['présent 4', { kind: 'answer', number: 4, answer: 'present' }],
    ['présent·e 4', { kind: 'answer', number: 4, answer: 'present' }],
    ['excusée 4', { kind: 'answer', number: 4, answer: 'excused' }],
    ['remplacé 4', { kind: 'answer', number: 4, answer: 'replaced' }],
    [
      'remplacée 4 par Mme Le Goff',
      { kind: 'answer', number: 4, answer: 'replaced', replacedBy: 'Mme Le Goff' },
    ],
  ])('%s', (typed, expected) => expect(readCopilRequest(typed)).toEqual(expected));

  it.each([
    'régional, c’est quoi ?',
    'local : qui le préside',
    'excusé 4 par Paul',
    'quand a lieu le prochain',
    'est annulé',
    'retirer le canal du port',
    'annuler une fiche, comment faire',
  ])('is a sentence and no command in « copil %s »', (typed) =>
    expect(readCopilRequest(typed)).toBeUndefined(),
  );
});

describe('an hour', () => {
  it.each([
    ['14:30', '14:30'],
    ['14h30', '14:30'],
    ['14 h 30', '14:30'],
    ['9h', '09:00'],
    ['à 9 h', '09:00'],
    ['0:00', '00:00'],
  ])('%s', (typed, hour) => expect(readHour(typed)).toBe(hour));
  it.each(['24:00', '14:60', 'midi', '', '14:3O', '-1'])('« %s » is none', (typed) =>
    expect(readHour(typed)).toBeUndefined(),
  );
});

describe('a length, or an end', () => {
  it.each([
    ['1 h 30', 90],
    ['90 min', 90],
    ['2h', 120],
    ['16:00', 90],
    ['jusqu’à 16 h', 90],
    ['10:00', -270],
    ['à 2 h', -750],
    ['durée 9 h', 540],
    ['pendant 24 h', 1440],
    ['90', 90],
    ['120', 120],
    ['17 h', 150],
  ])('%s after 14:30 is %s minutes', (typed, minutes) => expect(readDuration(typed, '14:30')).toBe(minutes));
  it.each(['longtemps', '', '1 h 75'])('« %s » is none', (typed) =>
    expect(readDuration(typed, '14:30')).toBeUndefined(),
  );
});

describe('a length in the form', () => {
  it('reads back as the same, whatever it is and whenever it starts', () => {
    const wrong: string[] = [];
    for (let start = 0; start < 24 * 60; start += 5)
      for (let minutes = 5; minutes <= 24 * 60; minutes += start % 60 === 0 ? 1 : 35) {
        const hour = `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`;
        const shown = durationInForm(minutes);
        if (readDuration(shown, hour) !== minutes) wrong.push(`${shown} from ${hour}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('lists', () => {
  it('lose the marks that people put before their lines', () => {
    expect(linesOf('1. Ouverture\n- Revue\n\n  • Fin  ')).toEqual(['Ouverture', 'Revue', 'Fin']);
  });

  it('of documents keep label and address, and refuse what is no address', () => {
    expect(readDocuments('Compte rendu : https://x.example/cr\nhttps://x.example/nu')).toEqual({
      documents: [
        { label: 'Compte rendu', url: 'https://x.example/cr' },
        { label: 'https://x.example/nu', url: 'https://x.example/nu' },
      ],
    });
    expect(readDocuments('Compte rendu')).toHaveProperty('problem');
    expect(readDocuments('Un piège : javascript:alert(1)')).toHaveProperty('problem');
  });
});
