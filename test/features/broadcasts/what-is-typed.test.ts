import { readRequest } from '../../../src/features/broadcasts/request';

describe('what follows « diffusion »', () => {
  it.each([
    ['', { kind: 'list' }],
    ['4', { kind: 'show', number: 4 }],
    ['pause 4', { kind: 'do', deed: 'pause', number: 4 }],
    ['4 retirer', { kind: 'do', deed: 'recall', number: 4 }],
    ['pause abc', { kind: 'whichOne', verb: 'pause' }],
    ['rappeler', { kind: 'whichOne', verb: 'retirer' }],
    ['annuler la diffusion quatre', { kind: 'whichOne', verb: 'annuler' }],
    ['12345678901 exporter', { kind: 'whichOne', verb: 'exporter' }],
    ['réponses 4,5', { kind: 'whichOne', verb: 'réponses' }],
    ['-4', { kind: 'whichOne', verb: undefined }],
  ])('%s', (typed, expected) => expect(readRequest(typed)).toEqual(expected));

  it.each(['du VTE en Bretagne', 'des bonnes pratiques', 'modifier les règles de diffusion des aides'])(
    'is a sentence and no command in « diffusion %s »',
    (typed) => expect(readRequest(typed)).toBeUndefined(),
  );
});
