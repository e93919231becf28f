import { z } from 'zod';
import type { Person } from '../../core/person';
import type { Tx } from '../../core/ports';
import { foldText } from '../../core/text';
import type { AudienceKind } from '../broadcasts';
import { momentText } from '../reminders';
import type { TerritoryRegister } from '../territories';
import type { Copil } from './copil';
import { titleOf } from './describe';
import { mayManage } from './rights';
import { conveneLevels } from './form/copil-form';
import { copilsSince, findCopil, isAnyCopil, participantsOf } from './store';

const idSchema = z.uuid();
/** Whoever was there may still be written to for a season. */
const daysBack = 90;
const sinceOf = (now: Date): Date => new Date(now.getTime() - daysBack * 24 * 3_600_000);

/** « Participants d’un copil », for a broadcast by somebody who may convene that copil. */
export function copilAudience(register: TerritoryRegister): AudienceKind {
  const labelOf = (copil: Copil): string =>
    `copil ${copil.number}, ${titleOf(copil, register)}, ${momentText(copil.startsAt, copil.timeZone)}`;
  const own = async (tx: Tx, sender: Person, id: string): Promise<Copil | undefined> => {
    const copil = idSchema.safeParse(id).success ? await findCopil(tx, { id }) : undefined;
    return copil && mayManage(sender, copil, register) ? copil : undefined;
  };
  return {
    kind: 'copil',
    label: 'Participants d’un copil',
    hint: 'Les personnes conviées à un copil que vous pouvez convoquer.',
    hasAny: async (tx, sender, now) =>
      conveneLevels(sender, register).length > 0 && (await isAnyCopil(tx, sender.demo, sinceOf(now))),
    async search(tx, sender, query, now) {
      const wanted = foldText(query).split(' ');
      const distance = ({ startsAt }: Copil): number => Math.abs(startsAt.getTime() - now.getTime());
      return (await copilsSince(tx, sender.demo, sinceOf(now)))
        .filter((copil) => mayManage(sender, copil, register))
        .sort((a, b) => distance(a) - distance(b))
        .map((copil) => ({ value: copil.id, label: labelOf(copil) }))
        .filter(({ label }) => wanted.every((word) => foldText(label).includes(word)));
    },
    async find(tx, sender, id) {
      const copil = await own(tx, sender, id);
      if (!copil) return undefined;
      const participants = await participantsOf(tx, copil.id);
      return {
        label: `participants du ${labelOf(copil)}`,
        personIds: participants.map(({ personId }) => personId),
      };
    },
  };
}
