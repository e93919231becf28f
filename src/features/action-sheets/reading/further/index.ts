import { findCommitment } from './commitment';
import { findFunding } from './funding';
import type { Placed, Statement } from './further-value';
import { findIndicator } from './indicators';
import { findLabelled } from './labelled';
import { findRequest } from './request';
import { findSimplification } from './simplification';
import { findStart } from './start';

export type { Further, FurtherValue, Placed, Statement } from './further-value';

const readers = [
  findSimplification,
  findRequest,
  findIndicator,
  findLabelled,
  findFunding,
  findCommitment,
  findStart,
];

/** What a clause says beside the usual fields: each reader once, the ones before taking their words. */
export function findFurther(statement: Statement): Placed[] {
  return readers.reduce<Placed[]>((found, read) => {
    const placed = read(statement);
    const isFree = placed && !found.some(({ start, end }) => placed.start < end && start < placed.end);
    return placed && isFree ? [...found, placed] : found;
  }, []);
}
