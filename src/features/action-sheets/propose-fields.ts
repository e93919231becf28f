import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { isWithin } from '../people';
import { tell, type Desk } from './desk';
import { proposeValues } from './propose';
import { texts } from './texts';
import type { FieldCommand } from './typed-fields/read-command';
import { readTyped } from './typed-fields/read-typed';
import { columnOf, type TypedName } from './typed-fields/typed-columns';
import { withSheet } from './with-sheet';

/** « fiche 12 besoin : … »: proposed like what a sentence says. `asked`: the whole, should the territory be unclear. */
export async function proposeFields(
  desk: Desk,
  { head, typed }: FieldCommand,
  asked: string,
): Promise<HandlerReply> {
  return withSheet(
    desk,
    head,
    async (_desk, sheet) => {
      if (!isWithin(desk.writable, sheet.territoryId)) return tell(desk, say(texts.cannotWrite));
      if ('title' in typed && !typed.title) return tell(desk, say(texts.needsTitle));
      const read = readTyped(sheet.territoryId, sheet.fields, typed);
      if ('set' in read) return proposeValues(desk, [{ sheet, set: read.set }], 'command', undefined);
      const sentences = Object.entries(read.problems).map(
        ([name, problem]) => `${columnOf(name as TypedName).label} : ${problem}`,
      );
      return tell(desk, say([...sentences, texts.nothingProposed].join('\n')));
    },
    asked,
  );
}

/** The same command with the name of a territory behind its number. */
export const withTerritory = (argument: string, head: string, name: string): string =>
  `${head.trim()} ${name} ${argument.slice(head.length)}`;
