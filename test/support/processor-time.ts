/** Seconds of the processor that some work takes: what others do on a busy machine meanwhile does not count. */
export async function processorSecondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
