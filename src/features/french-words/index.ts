export { isFrenchWord, isFrenchWordOrVerb, loadFrenchWords } from './french-words';
