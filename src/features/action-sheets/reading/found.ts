import type { Amount } from './amount';
import type { ReadDate, Shift } from './dates';
import type { Share } from './shares';
import type { SheetNamed } from './sheet-named';
import type { Span } from './span';

/** Everything that was found in a message, each by its letter. */
export type Found =
  | Span<'S', SheetNamed>
  | Span<'P', Share>
  | Span<'A', Amount>
  | Span<'D', ReadDate>
  | Span<'H', Shift>
  | Span<'L', string>
  | Span<'T', string[]>
  | Span<'Q', string>;
