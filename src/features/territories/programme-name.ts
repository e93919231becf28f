import { isOneSlipAway } from './edit-distance';
import type { Word } from './words';

/** Where a text names the programme or its territories. */
export interface ProgrammeName {
  from: number;
  to: number;
  /** full: « territoire d’industrie », « TI ». bare: « territoire » alone, which may mean many things. */
  form: 'full' | 'bare';
  plural: boolean;
}

/** « Territoire d’industrie » with the slips that people make: « teritoire dindustrie », « territoires industrie ». */
export function findProgrammeNames(words: Word[]): ProgrammeName[] {
  const found: ProgrammeName[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const { word = '', raw = '' } = words[from] ?? {};
    if (word === 'ti') {
      found.push({
        from,
        to: from + 1,
        form: 'full',
        plural: /s$/i.test(raw) || isPluralBefore(words, from),
      });
      continue;
    }
    if (!isTerritory(word)) continue;
    const after = words.slice(from + 1, from + 4).map((one) => one.word);
    const joined = after.findIndex((one) => isIndustry(one));
    const isFull =
      joined >= 0 && after.slice(0, joined).every((one) => ['d', 'de', 'des', 'l'].includes(one));
    const to = isFull ? from + joined + 2 : from + 1;
    found.push({
      from,
      to,
      form: isFull ? 'full' : 'bare',
      plural: word.endsWith('s') || isPluralBefore(words, from),
    });
    from = to - 1;
  }
  return found;
}

const isTerritory = (word: string) =>
  ['territoire', 'territoires'].includes(word) ||
  isSlipOf(word, 'territoire') ||
  isSlipOf(word, 'territoires') ||
  /^t[eé]r+[iy]?t+oi?res?$/.test(word);

const isIndustry = (word: string) =>
  ['industrie', 'industries', 'dindustrie', 'dindustries', 'indus'].includes(word) ||
  (!word.startsWith('industriel') &&
    ['industrie', 'industries', 'dindustrie'].some((name) => isSlipOf(word, name)));

const isSlipOf = (word: string, name: string) => word.length > 6 && isOneSlipAway(word, name);

const isPluralBefore = (words: Word[], at: number) =>
  ['les', 'des', 'quels', 'combien', 'ces', 'nos', 'vos', 'leurs', 'ses', 'aux'].includes(
    words[at - 1]?.word ?? '',
  );
