import type { Transactions } from '../../../core/ports';
import { tableFile, type TableFile } from '../../../tables/table-files';
import { findPeople, journal } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { mayManage } from '../rights';
import { findCopil } from '../store';
import type { AttendanceLinks } from './links';
import { attendanceTable } from './table';

/** Undefined: not a link of ours, past its time, or of somebody who does not convene that copil any more. */
export function createAttendanceFiles(
  { register, attendanceLinks }: { register: TerritoryRegister; attendanceLinks: AttendanceLinks },
  transactions: Transactions,
) {
  return async (token: string, now: Date): Promise<TableFile | undefined> => {
    const claim = attendanceLinks.read(token, now);
    if (!claim) return undefined;
    const found = await transactions.run(async (tx) => {
      const [person] = await findPeople(tx, [claim.personId]);
      const copil = await findCopil(tx, { id: claim.copilId });
      if (!person || !copil || !mayManage(person, copil, register)) return undefined;
      await journal(tx, [
        {
          at: now,
          personId: person.id,
          action: 'copil.exportAttendance',
          subject: 'copil',
          subjectId: copil.id,
          source: 'link',
        },
      ]);
      return { number: copil.number, table: await attendanceTable(tx, copil) };
    });
    return found && tableFile(`presences-copil-${found.number}`, claim.format, found.table);
  };
}
