import type { Member } from '../../../src/core/address';
import type { InboundEvent } from '../../../src/core/event';
import { applyImport } from '../../../src/features/action-sheets/files';
import { startRecordingHarness } from '../../contracts/recording.harness';
import type { Place, StartHarness } from '../../contracts/harness';
import { startSlackHarness } from '../../contracts/slack.harness';
import { startTeamsHarness } from '../../contracts/teams.harness';
import { startWebHarness } from '../../contracts/web.harness';
import { importOptions, now, table } from './files-support';
import { startSheetHouse, type SheetHouse } from './sheet-house';

const platforms: [string, StartHarness][] = [
  ['slack', startSlackHarness],
  ['teams', startTeamsHarness],
  ['web', startWebHarness],
  ['recording', startRecordingHarness],
];

describe.each(platforms)('cards of sheets on %s', (_name, startHarness) => {
  let sheets: SheetHouse;
  let alice: Member;
  let bob: Member;
  beforeEach(async () => {
    sheets = await startSheetHouse(startHarness);
    ({ alice, bob } = sheets.harness);
  });
  afterEach(async () => {
    expect(sheets.house.errors).toEqual([]);
    await sheets.stop();
  });

  const write = (member: Member, text: string, place: Place = 'personal') =>
    sheets.harness.write(member, place, text);
  const press = (member: Member, label: string) => sheets.harness.press(member, 'personal', label);
  const seen = async (member: Member) => {
    await sheets.sent();
    return sheets.harness.seen(member, 'personal');
  };
  /** Spaces differ between platforms. */
  const cards = async (member: Member): Promise<string[]> =>
    (await seen(member))
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .filter((text) => text.includes('Statut') && text.includes('Territoire de démonstration'));

  async function bobSays(text: string): Promise<void> {
    await write(bob, text);
    await press(bob, 'Valider');
  }

  it('change where they stand, for everybody who has one, and bring no new message', async () => {
    await write(alice, 'fiche 3');
    await write(bob, 'fiche 3');
    const before = await seen(alice);
    await bobSays('la 3 est à 60 %, budget ramené à 950 k€');
    const after = await seen(alice);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const member of [alice, bob]) {
      const [card, ...others] = await cards(member);
      expect(card).toContain('en cours, 60 %');
      expect(card).toContain('950 000 €');
      expect(card).toContain('par Élue référente');
      expect(others).toEqual([]);
    }
    await press(bob, 'Revenir en arrière');
    expect((await cards(alice))[0]).toContain('en cours, 20 %');
    expect((await seen(alice)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it('change after a form, a round and an import', async () => {
    await write(alice, 'fiche 3');
    await write(bob, 'fiche 3');
    await press(bob, 'Mettre à jour');
    await sheets.harness.submit(bob, { status: 'en_cours', progress: '70 %' });
    expect((await cards(alice))[0]).toContain('en cours, 70 %');

    await write(alice, 'fiche 1');
    await write(alice, 'passons mes fiches en revue');
    expect((await cards(alice))[1]).not.toContain('par Cheffe de projet');
    for (let turn = 0; turn < 6 && !(await cards(alice))[1]?.includes('par Cheffe'); turn += 1)
      await press(alice, 'Rien de neuf');
    expect((await cards(alice))[1]).toContain('par Cheffe de projet');

    const { house, personOf } = sheets;
    const { id, territoryId } = await sheets.sheet(3);
    const file = table(['N°', 'Intitulé', 'Avancement'], [3, 'Marque employeur du territoire', '75 %']);
    await house.test.database.transactions.run(async (tx) => {
      const options = await importOptions({ territoryId, personOf: (member) => personOf(tx, member) });
      const perimeter = { demo: true, territoryIds: [territoryId] };
      // The file does not know of what was said since.
      const anyway = { ...options, overwriteNewer: true };
      const plan = await applyImport(tx, perimeter, file, anyway, { source: 'import', now });
      expect(plan.changed.map(({ sheet }) => sheet.id)).toEqual([id]);
    });
    expect((await cards(alice))[0]).toContain('en cours, 75 %');
    expect((await cards(bob))[0]).toContain('en cours, 75 %');
  });

  it('are the last of each conversation: what stands above stays as it was', async () => {
    await write(alice, 'fiche 3');
    await write(alice, 'fiche 2');
    await write(alice, 'fiche 3');
    await bobSays('la 3 est à 60 %');
    const [first, other, last] = await cards(alice);
    expect(first).toContain('en cours, 20 %');
    expect(other).toContain('en cours, 70 %');
    expect(last).toContain('en cours, 60 %');
  });

  it('stay as they were for whoever may no longer read the sheet, and without a button for whoever may not write it', async () => {
    await write(alice, 'fiche 3');
    sheets.change(alice, (person) => ({ ...person, assignments: [{ role: 'delegation' }] }));
    await bobSays('la 3 est à 60 %');
    expect((await cards(alice))[0]).toContain('en cours, 60 %');
    expect((await seen(alice))[0]?.buttons).toEqual(['Historique']);
    sheets.change(alice, (person) => ({ ...person, assignments: [{ role: 'operateur' }] }));
    await bobSays('la 3 est à 65 %');
    expect((await cards(alice))[0]).toContain('en cours, 60 %');
    sheets.change(alice, () => undefined);
    await bobSays('la 3 est à 70 %');
    expect((await cards(alice))[0]).toContain('en cours, 60 %');
  });

  it('asked for where others read are hers alone, before and after a change', async () => {
    await write(alice, 'fiche 3', 'shared');
    await bobSays('la 3 est à 60 %');
    expect((await cards(alice))[0]).toContain('en cours, 60 %');
    const others = (await sheets.harness.seen(bob, 'shared')).map(({ text }) => text).join('\n');
    expect(others).not.toContain('Marque employeur');
  });

  it('leave no button on a proposal that was answered by a word, a correction or the form', async () => {
    const proposals = async () =>
      (await seen(alice)).filter(({ buttons }) => buttons.includes('Valider')).length;
    await write(alice, 'la 3 est à 60 %');
    expect(await proposals()).toBe(1);
    await write(alice, 'non, 70');
    expect(await proposals()).toBe(1);
    await write(alice, 'oui');
    expect(await proposals()).toBe(0);
    expect((await seen(alice)).at(-1)?.text).toContain('C’est enregistré.');
    await write(alice, 'la 3 est à 80 %');
    await press(alice, 'Modifier');
    await sheets.harness.submit(alice, { status: 'en_cours', progress: '85 %' });
    expect(await proposals()).toBe(0);
    expect((await seen(alice)).map(({ text }) => text).join('\n')).toContain(
      'Cette proposition a eu sa réponse',
    );
    await write(alice, 'la 3 est à 90 %');
    await press(alice, 'Valider');
    expect((await seen(alice)).at(-1)?.buttons).toEqual(['Voir la fiche', 'Revenir en arrière']);
    expect((await sheets.sheet(3)).fields.progress).toBe(90);
  });

  it('say that there is a disagreement, and that it is lifted by the very click', async () => {
    await write(alice, 'fiche 3');
    await write(bob, 'fiche 3');
    const { id } = await sheets.sheet(3);
    const disagreement: InboundEvent = {
      key: 'disagreement',
      receivedAt: now,
      deadline: now,
      actor: bob,
      address: sheets.harness.address('personal', bob),
      scope: 'personal',
      canOpenForm: false,
      kind: 'formSubmitted',
      formId: 'action-sheets.disagree',
      payload: { sheetId: id },
      values: { text: 'Pas d’accord.' },
    };
    await sheets.house.dispatch.receive(disagreement);
    await sheets.house.dispatch.run(disagreement);
    for (const member of [alice, bob])
      expect((await cards(member))[0]).toContain('Élue référente : Pas d’accord.');
    await press(bob, 'Désaccord levé');
    for (const member of [alice, bob]) expect((await cards(member)).at(-1)).not.toContain('Pas d’accord');
    expect((await seen(bob)).at(-1)?.text).toContain('Le désaccord est levé.');
  });
});
