import type { Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { findTerritory, type TerritoryRegister } from '../../territories';
import type { JournalSubject } from './deeds';
import { isUuid, numbersById, peopleOfJournal, sheetsById, type ReadEntry } from './reading/store';
import { journalTexts as texts } from './texts';

/** How the lines are said: names, numbers and places for the ids that they hold. */
export async function wordsFor(tx: Tx, reader: Person, register: TerritoryRegister, lines: ReadEntry[]) {
  const people = new Map(
    (await peopleOfJournal(tx, reader.demo)).flatMap(({ ids, name }) => ids.map((id) => [id, name])),
  );
  const sheets = await sheetsById(
    tx,
    lines.flatMap(({ subject, subjectId }) => (subject === 'sheet' && isUuid(subjectId) ? [subjectId] : [])),
  );
  const numbers = await numbersById(tx, lines);
  const nameOf = (id: string): string => {
    const name = people.get(id);
    return name === undefined ? texts.unknownPerson : name === '' ? texts.erased : name;
  };
  const territory = (id: string): string => findTerritory(register, id)?.name ?? id;

  async function subject(kind: JournalSubject | undefined, id: string): Promise<string> {
    switch (kind) {
      case undefined:
        return texts.unknownSubject;
      case 'person':
        return nameOf(id);
      case 'sheet': {
        const found = sheets.get(id) ?? (isUuid(id) ? (await sheetsById(tx, [id])).get(id) : undefined);
        const [territoryId = '', number = ''] = id.split('/');
        if (!found && number !== '') return texts.sheet(Number(number), territory(territoryId));
        return found ? texts.sheet(found.number, territory(found.territoryId)) : texts.goneSheet;
      }
      case 'territory':
        return texts.territory(territory(id));
      case 'account':
        return texts.account(platformNames[id.split('/')[0] ?? ''] ?? 'de messagerie');
      case 'directory':
        return id === 'journal' ? texts.wholeJournal : texts.directory;
      case 'question':
        return texts.question(numbers.get(id));
      case 'copil':
        return texts.copil(numbers.get(id));
      case 'broadcast':
        return texts.broadcast(numbers.get(id));
      case 'reminderRule':
        return texts.reminderRule;
      case 'knowledge':
        // « subject/heading/name » is a fact.
        if (id === 'all') return texts.wholeKnowledge;
        return id.includes('/') ? texts.fact(id) : texts.document(id);
    }
  }

  return {
    subject,
    async line({ at, personId, action, subject: kind, subjectId, source }: ReadEntry): Promise<string> {
      const who = personId === undefined ? byItself(source) : nameOf(personId);
      return texts.line(when(at, reader.timeZone), who, action, await subject(kind, subjectId), source);
    },
  };
}

const byItself = (source: string): string =>
  source.startsWith('jalon ') ? texts.commandLine : source === 'ADMIN_EMAILS' ? texts.settings : texts.system;

const platformNames: Record<string, string> = { slack: 'Slack', teams: 'Teams', web: 'de la page' };

const when = (at: Date, timeZone: string): string =>
  at.toLocaleString('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
