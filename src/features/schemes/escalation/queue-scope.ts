import type { Context } from '../../../core/feature';
import { UserError } from '../../../core/errors';
import type { Person } from '../../../core/person';
import { rightsTable } from '../../people';
import type { QueueDesk, QueueScope } from './queue';
import { queueTexts as texts } from './texts';

/** Whoever answers, and which questions are hers. */
export interface Answerer {
  person: Person;
  scope: QueueScope;
  /** For whom she speaks. */
  desk: QueueDesk;
}

/** Undefined for whoever may not answer questions. */
export function answererIn({ person, event }: Pick<Context, 'person' | 'event'>): Answerer | undefined {
  if (!person) return undefined;
  const visitor = person.demo ? event.actor.workspaceId : null;
  const reaches = person.assignments.map(({ role, regionCode }) => ({
    reach: rightsTable[role]['question.answer'],
    regionCode,
  }));
  if (reaches.some(({ reach }) => reach === 'country'))
    return { person, scope: { regionCodes: 'all', visitor }, desk: 'delegation' };
  const regionCodes = reaches.flatMap(({ reach, regionCode }) =>
    reach === 'region' && regionCode !== undefined ? [regionCode] : [],
  );
  return regionCodes.length > 0 ? { person, scope: { regionCodes, visitor }, desk: 'region' } : undefined;
}

export function requireAnswerer(context: Context): Answerer {
  const answerer = answererIn(context);
  if (!answerer) throw new UserError(texts.noRight);
  return answerer;
}
