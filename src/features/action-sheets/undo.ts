import type { HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { namesFor, tell, type Desk } from './desk';
import { refreshCards } from './live-cards/refresh-cards';
import type { FieldValues } from './revision';
import { showCard } from './show-card';
import { historyOf } from './store';
import { tellOthers } from './tell-others';
import { texts } from './texts';
import { writtenMessage } from './views/proposal';
import { writeSheet } from './write-sheet';

/** Gives the fields of that revision the values from before it: a new revision, unless somebody changed them since. */
export async function undoRevision(desk: Desk, sheetId: string, revision: number): Promise<HandlerReply> {
  const { context, person, writable } = desk;
  const rows = await historyOf(context.tx, writable, sheetId, 200);
  const row = rows.find((one) => one.revision === revision);
  if (!row || row.changes.length === 0 || revision === 1) return tell(desk, say(texts.nothingToUndo));
  const set = Object.fromEntries(
    row.changes.map(({ field, before }) => [field, before ?? null]),
  ) as FieldValues;
  const result = await writeSheet(
    context.tx,
    writable,
    { sheetId, revision, set },
    { authorId: person.id, way: 'undo', source: context.event.key, now: context.now },
  );
  switch (result.kind) {
    case 'written': {
      const notes = await tellOthers(desk, [result], `undo/${sheetId}/${revision}`);
      await refreshCards(desk, [result.sheet]);
      const names = await namesFor(desk, [result.sheet, result.before]);
      const message = writtenMessage([result], names, { notes, isUndo: true });
      return context.event.kind === 'action' && context.event.source
        ? [{ type: 'replaceSource', message }]
        : tell(desk, message);
    }
    case 'conflict':
      return [...tell(desk, say(texts.cannotUndo)), ...(await showCard(desk, result.sheet))];
    case 'unchanged':
      return tell(desk, say(texts.nothingToUndo));
    case 'gone':
      return tell(desk, say(texts.goneSheet));
  }
}
