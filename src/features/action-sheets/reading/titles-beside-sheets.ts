import type { SheetNamed } from './sheet-named';
import type { Span } from './span';
import type { TitleMatch } from './titles';

/** Words of a title beside sheets that were named otherwise. */
type SheetSpan = Span<'S', SheetNamed>;

/** What is done to a sheet that was named already: « on relance l'étude ». */
export const isTakenUp = (text: string, title: TitleMatch, found: readonly SheetSpan[]): boolean =>
  title.numbers.length === 1 &&
  /\b(?:on|nous|je) (?:re)?(?:lanc|demarr|suspend|abandonn|gel|boucl|termin|clotur|repren|repor|decal|repouss|stopp|debloqu)[a-z]* (?:la |le |l'|les )$/.test(
    text.slice(0, title.start),
  ) &&
  /^ ?(?:$|[.,;:!?\n])/.test(text.slice(title.end)) &&
  found.some(({ value }) => 'numbers' in value && value.numbers.join() === title.numbers.join());

/** « le foncier pose problème sur la 8 »: one word of another title in what is said of a sheet that is named by its number. */
export const isInPassing = (text: string, title: TitleMatch, found: readonly SheetSpan[]): boolean =>
  title.words < 2 &&
  title.share <= 0.5 &&
  found.some(
    ({ start, end, value }) =>
      ('numbers' in value &&
        end < title.start &&
        // « la 8 bute sur la loi sur l'eau »
        /^ [a-z][a-z' -]*[a-z] (?:sur|de|d'|du) ?(?:la |l'|le )?$/.test(text.slice(end, title.start)) &&
        !/(?<![a-z])(?:et|mais|puis|ou|est|a)(?![a-z])/.test(text.slice(end, title.start))) ||
      (title.share < 0.5 &&
        'numbers' in value &&
        start > title.end &&
        !/[.,;:!?\n%]|(?<![a-z])(?:et|mais|puis|ou)(?![a-z])/.test(text.slice(title.end, start))),
  );
