import type { SheetNamed } from './sheet-named';
import type { Span } from './span';
import type { TitleMatch } from './titles';

/** A number and a title beside each other: the same sheet twice, or two that contradict. */
type SheetSpan = Span<'S', SheetNamed>;

/** « c'est la 6 et non la 16 qui … »: the second is not spoken of. */
export const withoutDenied = (text: string, found: readonly SheetSpan[]): SheetSpan[] =>
  found.reduce<SheetSpan[]>((kept, named) => {
    const before = kept.at(-1);
    const isDenied =
      before &&
      /^,? (?:et non(?: pas)?|(?:et )?pas) (?:pour |sur )?,?$/.test(
        text.slice(before.end, named.start).trimEnd() + ' ',
      );
    return isDenied ? [...kept.slice(0, -1), { ...before, end: named.end }] : [...kept, named];
  }, []);

/** « la 10, l'école de production, … » where the school is the 3: which of the two? */
export function withoutContradictions(
  text: string,
  found: SheetSpan[],
  said: readonly TitleMatch[],
): SheetSpan[] {
  return found.map((named, index) => {
    if ('numbers' in named.value && named.value.numbers.length === 1) {
      // « la fiche 8 navette est … » where the shuttle is the 9.
      const next = said.find(({ start }) => start === named.end + 1);
      const [other, another] = next?.numbers ?? [];
      // « la fiche treize, boucle d'eau, … » names it twice.
      const twice = said.find(
        ({ start, numbers, words }) =>
          words >= 2 &&
          start > named.end &&
          numbers.includes('numbers' in named.value ? (named.value.numbers[0] ?? 0) : 0) &&
          /^(?: |, ?| ?[(:-] ?)(?:(?:c'est-a-dire|soit|a savoir|alias|autrement dit|celle d[eu]) ?)?(?:la |le |l'|les )?$/.test(
            text.slice(named.end, start),
          ),
      );
      if (twice && !found.some(({ start }) => start > named.start && start < twice.end))
        return { ...named, end: twice.end };
      if (
        next &&
        other !== undefined &&
        another === undefined &&
        other !== named.value.numbers[0] &&
        /(?:fiche|action) ?(?:n ?[°ºo] ?)?\d+$/.test(text.slice(named.start, named.end)) &&
        /^ ?(?:[:=,]|(?:est|passe|a|avance|reste) )/.test(text.slice(next.end))
      )
        return { ...named, value: { conflicting: [...named.value.numbers, other] } };
    }
    const before = found[index - 1];
    if (!before || !('numbers' in before.value) || !('numbers' in named.value)) return named;
    const numbers = [...before.value.numbers, ...named.value.numbers];
    const isApposed =
      numbers.length === 2 &&
      /^ ?(?:,|\(|-|:|c'est-a-dire) ?$/.test(text.slice(before.end, named.start)) &&
      /^ ?(?:[,):]|(?:est|passe|a|avance) |$)/.test(text.slice(named.end)) &&
      isInFigures(text, before) !== isInFigures(text, named);
    return isApposed && numbers[0] !== numbers[1] ? { ...named, value: { conflicting: numbers } } : named;
  });
}

const isInFigures = (text: string, { start, end }: SheetSpan): boolean => /\d/.test(text.slice(start, end));
