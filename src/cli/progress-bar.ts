import { SingleBar } from 'cli-progress';

/** A bar on standard error; where that is no terminal, nothing is shown. */
export async function withProgressBar<T>(
  unit: string,
  work: (progress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({
    stream: process.stderr,
    format: `{bar} {value}/{total} ${unit}`,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
