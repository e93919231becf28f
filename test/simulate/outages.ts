import { minute, type Outage } from './chronicle';

const hour = 60 * minute;

/**
 * When what goes to a workspace has to wait: at any hour, from half an hour to three days, some fifteen times a year each.
 * In between, messages go out at once.
 */
export function drawOutages(
  workspaces: readonly string[],
  { start, end }: { start: number; end: number },
  random: (name: string) => () => number,
): Outage[] {
  return workspaces.flatMap((workspaceId) => {
    const draw = random(`outages/${workspaceId}`);
    const count = Math.max(1, Math.round((15 * (end - start)) / (365 * 24 * hour)));
    return Array.from({ length: count }, () => {
      const from = start + Math.floor((draw() * (end - start)) / minute) * minute;
      const hours = draw() < 0.7 ? 0.5 + draw() * 5 : 6 + draw() * 66;
      return { workspaceId, from, to: from + Math.floor(hours * 60) * minute };
    });
  });
}

/** The first moment from then on at which what goes there goes out. */
export function upAt(outages: readonly Outage[], workspaceId: string, at: number): number {
  let time = at;
  for (;;) {
    const current = outages.find(
      (one) => one.workspaceId === workspaceId && one.from <= time && time < one.to,
    );
    if (!current) return time;
    time = current.to;
  }
}
