import { mapInSteps, type Steps } from '../in-slices';

/**
 * Latent semantic analysis (Deerwester et al., 1990): texts as points of a space of few dimensions, in which words that
 * are said of the same things lie close, so that a question may find what answers it without sharing a word with it.
 */
export interface LatentSpace {
  /** The cosine with each text, in the order given: up to 1, around 0 for what has nothing in common. */
  likeness(marks: string[]): Float64Array;
}

/** More of them would only tell the texts apart by their very words. */
const dimensions = 160;
/** Enough for the directions that matter to settle (Halko, Martinsson and Tropp, 2011). */
const rounds = 4;
/** Rounds after which the directions are made square again, before the small ones drown in the large. */
const squareEvery = 2;

/** Rows between two pauses. */
const pauseEvery = 20;

/** A text's marks, with how often each is said. */
interface Row {
  places: Int32Array;
  values: Float64Array;
}

/** `marksOf` gives the words of a text, those that are said again as often as they are. */
export function* createLatentSpace<Text>(
  things: readonly Text[],
  marksOf: (thing: Text) => string[],
): Steps<LatentSpace> {
  const texts = yield* mapInSteps(things, marksOf);
  const vocabulary = new Map<string, number>();
  const frequencies: number[] = [];
  for (const marks of texts)
    for (const mark of new Set(marks)) {
      const place = vocabulary.get(mark) ?? vocabulary.size;
      vocabulary.set(mark, place);
      frequencies[place] = (frequencies[place] ?? 0) + 1;
    }
  const rarity = frequencies.map((frequency) => Math.log(1 + texts.length / frequency));
  const rowOf = (marks: string[]): Row => {
    const counts = new Map<number, number>();
    for (const mark of marks) {
      const place = vocabulary.get(mark);
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const places = Int32Array.from(counts.keys());
    const values = Float64Array.from(
      places,
      (place) => (1 + Math.log(counts.get(place) ?? 1)) * (rarity[place] ?? 0),
    );
    return { places, values: unit(values) };
  };
  const rows = yield* mapInSteps(texts, rowOf);
  const width = Math.min(dimensions, texts.length, vocabulary.size);
  const axes = yield* directions(rows, vocabulary.size, width);
  const place = (row: Row): Float64Array => unit(project(row, axes, width));
  const points = yield* mapInSteps(rows, place);

  return {
    likeness(marks) {
      const point = place(rowOf(marks));
      return Float64Array.from(points, (other) => dot(point, other));
    },
  };
}

/** An orthonormal basis of the words' side of the largest singular values: `size` rows of `width`. */
function* directions(rows: Row[], size: number, width: number): Steps<Float64Array> {
  // The same texts give the same space.
  let state = 42;
  const random = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32 - 0.5;
  let left = Float64Array.from({ length: rows.length * width }, random);
  for (let round = 0; round < rounds; round += 1) {
    const right = yield* spread(rows, left, size, width);
    left = new Float64Array(rows.length * width);
    for (const [at, row] of rows.entries()) {
      if (at % pauseEvery === 0) yield;
      left.set(project(row, right, width), at * width);
    }
    if (round % squareEvery === squareEvery - 1) yield* orthonormalise(left, rows.length, width);
  }
  const right = yield* spread(rows, left, size, width);
  yield* orthonormalise(right, size, width);
  return right;
}

/** The transposed matrix of the rows, times `left`. */
function* spread(rows: Row[], left: Float64Array, size: number, width: number): Steps<Float64Array> {
  const right = new Float64Array(size * width);
  for (const [at, { places, values }] of rows.entries()) {
    if (at % pauseEvery === 0) yield;
    const from = at * width;
    for (let index = 0; index < places.length; index += 1) {
      const to = places[index]! * width;
      const value = values[index]!;
      for (let one = 0; one < width; one += 1) right[to + one]! += value * left[from + one]!;
    }
  }
  return right;
}

function project({ places, values }: Row, axes: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const point = new Float64Array(width);
  for (let index = 0; index < places.length; index += 1) {
    const from = places[index]! * width;
    const value = values[index]!;
    for (let one = 0; one < width; one += 1) point[one]! += value * axes[from + one]!;
  }
  return point;
}

/** Gram and Schmidt, as modified: each column made square to those before it, and of length 1. */
function* orthonormalise(matrix: Float64Array, height: number, width: number): Steps<void> {
  const columns = Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: height }, (_row, row) => matrix[row * width + column] ?? 0),
  );
  for (const [at, column] of columns.entries()) {
    yield;
    for (let before = 0; before < at; before += 1) {
      const other = columns[before]!;
      takeAway(column, dot(column, other), other);
    }
    columns[at] = unit(column);
  }
  columns.forEach((column, at) => column.forEach((value, row) => (matrix[row * width + at] = value)));
}

function takeAway(from: Float64Array, times: number, other: Float64Array): void {
  for (let at = 0; at < from.length; at += 1) from[at]! -= times * other[at]!;
}

/** Four sums at once: each addition would wait for the one before it. */
function dot(a: Float64Array, b: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < a.length; at += 4) {
    first += a[at]! * b[at]!;
    second += a[at + 1]! * b[at + 1]!;
    third += a[at + 2]! * b[at + 2]!;
    fourth += a[at + 3]! * b[at + 3]!;
  }
  for (; at < a.length; at += 1) first += a[at]! * b[at]!;
  return first + second + (third + fourth);
}

function unit(vector: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
