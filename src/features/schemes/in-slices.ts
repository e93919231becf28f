/** Long work that may pause at each `yield`; what it makes is its return value. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Without a pause: at the start, and where nobody waits. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A message is answered over several turns of the event loop: each may wait for one slice. */
const sliceMs = 4;
const restMs = 3;
const restsAtMost = 3;
/** Longer than a slice of something else that is made anew beside it. */
const busyMs = 2 * sliceMs;

/**
 * A slice at a time, and a rest after each; where something else had to be done in that rest, another one, for it hardly
 * ever is done in one turn.
 */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    for (let rests = 0; rests < restsAtMost; rests += 1) {
      const begun = performance.now();
      await new Promise((resolve) => setTimeout(resolve, restMs));
      if (performance.now() - begun < busyMs) break;
    }
  }
}

/** `list.map(work)` that may pause before each. */
export function* mapInSteps<A, B>(list: readonly A[], work: (one: A, at: number) => B): Steps<B[]> {
  const made: B[] = [];
  for (const [at, one] of list.entries()) {
    yield;
    made.push(work(one, at));
  }
  return made;
}
