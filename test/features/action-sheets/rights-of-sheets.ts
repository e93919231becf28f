import type { EventContent } from '../../../src/core/event';
import { randomUUID } from 'node:crypto';
import { figuresFor } from '../../../src/features/action-sheets/lists/figures';
import { saveProposal } from '../../../src/features/action-sheets/proposals/store';
import { saveRound } from '../../../src/features/action-sheets/round/store';
import { findSheet, historyOf, lockSheet } from '../../../src/features/action-sheets/store';
import { writeSheet } from '../../../src/features/action-sheets/write-sheet';
import { allowed, perimeterOf, type Action } from '../../../src/features/people';
import type { TerritoryRegister } from '../../../src/features/territories';
import type { Asker, Asking } from './rights-asking';
import { isOfBinome, mayExport, mayRead, mayWrite, type ModelPerson, type ModelPlace } from './rights-model';
import { now } from './rights-draw';
import type { World, WorldPerson, WorldSheet } from './rights-world';

const today = '2026-11-24';
type Rule = (person: ModelPerson | undefined, place: ModelPlace) => boolean;

/** What one person can try to see of one sheet, or to write; each in a transaction of its own. */
export async function askOfSheet(
  asking: Asking,
  { register, world }: { register: TerritoryRegister; world: World },
  asker: Asker,
  sheet: WorldSheet,
  part: 'read' | 'write',
): Promise<void> {
  const { tx, who, person, ask } = asker;
  const { id: sheetId, place } = sheet;
  const target = asking.targetOf(sheet);
  const perimeter = (action: Action) => perimeterOf(person, action, register);
  const pressed = (actionId: string, payload: object = { sheetId }) =>
    ask({ kind: 'action', actionId: `action-sheets.${actionId}`, payload });
  const submitted = (form: string, values: Record<string, unknown>) =>
    ask({ kind: 'formSubmitted', formId: `action-sheets.${form}`, payload: { sheetId }, values });
  const typed = (text: string) => ask({ kind: 'message', text, mentionsBot: false });
  const where = world.territoryName(place.territoryId);
  let turn = sheet.number;

  /** It is shown to whoever the rule lets, and to nobody else. */
  async function reads(kind: string, rule: Rule, read: () => Promise<string>): Promise<void> {
    const shown = await read();
    const granted = rule(who, place);
    const problems = asking.leaks(who, shown).map((word) => `${word} was shown`);
    if (shown.includes(sheet.word) !== granted) problems.push(granted ? 'was not shown' : 'was shown');
    asking.count(who, kind, target, granted, problems);
  }

  /** The same of what the stores give: there or not. */
  async function finds(kind: string, rule: Rule, found: () => Promise<boolean>): Promise<void> {
    const granted = rule(who, place);
    const isFound = await found();
    asking.count(who, kind, target, granted, isFound === granted ? [] : [isFound ? 'found' : 'not found']);
  }

  /** It changes that sheet alone, by whoever may write it; `changes`: there is something to change. */
  async function writes(kind: string, write: () => Promise<string>, changes = true, rule = mayWrite) {
    const granted = rule(who, place);
    // What is written costs most: each of the sheets of a place has its turn.
    turn += 1;
    if (granted && turn % 3 !== 0) return;
    const { shown, changed } = await asker.attempt(granted, write);
    const expected = granted && changes ? [sheetId] : [];
    const problems = asking.leaks(who, shown).map((word) => `${word} was shown`);
    if (changed.join() !== expected.join())
      problems.push(`${changed.length} sheets changed instead of ${expected.length}`);
    asking.count(who, kind, target, granted, problems);
  }

  const nobody: Rule = () => false;
  const shownOf = async (asked: ReturnType<typeof ask>) => (await asked).shown;
  const storedIn = (action: Action) => async () =>
    (await findSheet(tx, perimeter(action), sheetId)) !== undefined;

  if (part === 'write') return writeAll();
  await finds('store to read', mayRead, storedIn('sheet.read'));
  await finds('store to write', mayWrite, storedIn('sheet.write'));
  await finds('store to export', mayExport, storedIn('sheet.export'));
  await finds(
    'store to lock',
    mayWrite,
    async () => (await lockSheet(tx, perimeter('sheet.write'), sheetId)) !== undefined,
  );
  await finds(
    'stored history',
    mayRead,
    async () => (await historyOf(tx, perimeter('sheet.read'), sheetId)).length > 0,
  );
  // Of one sheet alone they say what it says.
  await finds('figures of one', mayRead, async () => {
    const perimeters = { figures: perimeter('figures.read'), readable: perimeter('sheet.read'), register };
    const figures = await figuresFor(tx, perimeters, { ids: [sheetId] }, { today, staleSince: now });
    return 'total' in figures && figures.total > 0;
  });
  await finds('right to read', mayRead, async () =>
    allowed(person, 'sheet.read', register, place.territoryId),
  );
  await finds('right to write', mayWrite, async () =>
    allowed(person, 'sheet.write', register, place.territoryId),
  );

  await reads('card by its button', mayRead, () => shownOf(pressed('show')));
  await reads('history by its button', mayRead, () => shownOf(pressed('history')));
  await reads('form to edit', mayWrite, () => shownOf(pressed('edit')));
  await reads('form of the project', mayWrite, () => shownOf(pressed('project')));
  await reads('form of funding and follow-up', mayWrite, () => shownOf(pressed('followUp')));
  await reads('form « bloquée »', mayWrite, () => shownOf(pressed('roundBlocked')));
  await reads('form « pas d’accord »', mayWrite, () => shownOf(pressed('disagree')));
  await reads('question of the round', mayWrite, () => shownOf(pressed('roundUpdate')));
  await reads('card by its number', mayRead, () => shownOf(typed(`fiche ${sheet.number} ${where}`)));
  await reads('history by its number', mayRead, () =>
    shownOf(typed(`fiche historique ${sheet.number} ${where}`)),
  );

  async function writeAll(): Promise<void> {
    const authorship = { authorId: who.id, way: 'form' as const, source: 'test', now };
    const item = { sheetId, revision: 2, set: { progress: 42 } };
    await writes('store', async () => {
      const { kind } = await writeSheet(tx, perimeter('sheet.write'), item, authorship);
      return kind;
    });
    await writes('submitted form to edit', () =>
      shownOf(submitted('edit', { status: sheet.status, progress: '42 %' })),
    );
    await writes('submitted form of the project', () =>
      shownOf(submitted('project', { title: `Projet ${sheet.word}`, maturity: 'Permis déposé' })),
    );
    await writes('submitted form of follow-up', () =>
      shownOf(submitted('followUp', { funding: 'Commune : 20 k€ (acquis)' })),
    );
    await writes(
      'field by a command, not confirmed',
      () => shownOf(typed(`fiche ${sheet.number} ${where} maturité : Permis déposé`)),
      false,
    );
    await writes('submitted « bloquée »', () => shownOf(submitted('blocked', { blocker: 'On attend.' })));
    await writes('submitted « pas d’accord »', () =>
      shownOf(submitted('disagree', { text: 'Pas du tout.' })),
    );
    await writes('undo', () => shownOf(pressed('undo', { sheetId, revision: 2 })));
    const hasBinome = world.people.some((one) => isOfBinome(one, place));
    await writes(
      'settled disagreement',
      () => shownOf(pressed('settle')),
      sheet.objector !== undefined,
      (one) => mayWrite(one, place) && (isOfBinome(one, place) || who.id === sheet.objector || !hasBinome),
    );
    await writes('« Rien de neuf »', async () => {
      const visitor = who.invented && who.member.platform === 'web' ? who.member.workspaceId : '';
      await saveRound(
        tx,
        { personId: who.id, visitor },
        { sheetIds: [sheetId], answers: {}, startedAt: now },
        now,
      );
      return shownOf(pressed('roundSame'));
    });
    await writes(
      'sentence, not confirmed',
      () => shownOf(typed(`la ${sheet.number} de ${where} est à 42 %`)),
      false,
    );
    const proposed = async (author: WorldPerson): Promise<string> => {
      const id = randomUUID();
      const proposal = {
        personId: author.id,
        conversation: 'none',
        items: [item],
        way: 'sentence' as const,
        words: sheet.word,
      };
      await saveProposal(tx, { id, now, ...proposal });
      return id;
    };
    await writes('confirmed proposal', async () =>
      shownOf(pressed('confirm', { proposalId: await proposed(who) })),
    );
    const other = world.people.find((one) => one.id !== who.id && mayWrite(one, place)) as WorldPerson;
    await writes(
      'confirmed proposal of somebody else',
      async () => shownOf(pressed('confirm', { proposalId: await proposed(other) })),
      false,
      nobody,
    );
  }
}

/** Somebody whom the directory does not know: she is told so, whatever button came into her hands. */
export async function askAsStranger(
  asking: Asking,
  { who, ask }: Pick<Asker, 'who' | 'ask'>,
  sheet: WorldSheet,
): Promise<void> {
  const { id: sheetId } = sheet;
  const asked: EventContent[] = [
    ...['show', 'history', 'edit', 'disagree', 'settle', 'roundSame', 'round'].map((name) => ({
      kind: 'action' as const,
      actionId: `action-sheets.${name}`,
      payload: { sheetId },
    })),
    { kind: 'action', actionId: 'action-sheets.undo', payload: { sheetId, revision: 2 } },
    ...[`fiche ${sheet.number}`, 'fiches', 'fiche chiffres', `la ${sheet.number} est à 42 %`].map((text) => ({
      kind: 'message' as const,
      text,
      mentionsBot: false,
    })),
  ];
  for (const content of asked) {
    const { shown } = await ask(content);
    const problems = asking.leaks(who, shown).map((word) => `${word} was shown`);
    if (/ \d+ fiche|Fiches :/.test(shown)) problems.push('a figure was told');
    asking.count(who, `stranger: ${content.kind}`, asking.targetOf(sheet), false, problems);
  }
}
