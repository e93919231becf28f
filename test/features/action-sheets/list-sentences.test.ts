import { startRecordingHarness } from '../../contracts/recording.harness';
import { startSheetHouse, type SheetHouse } from './sheet-house';

describe('sentences that ask for a list of sheets', () => {
  let sheets: SheetHouse;
  beforeAll(async () => void (sheets = await startSheetHouse(startRecordingHarness)));
  afterAll(() => sheets.stop());

  async function answerTo(text: string): Promise<string> {
    const { harness } = sheets;
    await harness.write(harness.alice, 'personal', text);
    return (await harness.seen(harness.alice, 'personal')).at(-1)?.text ?? '';
  }

  it.each([
    ['mes fiches', 'Les fiches que vous pilotez : 5 fiches'],
    ['Mes fiches action ?', 'Les fiches que vous pilotez : 5 fiches'],
    ['montre-moi mes fiches stp', 'Les fiches que vous pilotez : 5 fiches'],
    ['Quelles fiches sont bloquées ?', 'Fiches bloquées : 2 fiches'],
    ['combien de fiches sont en retard ?', 'Fiches en retard : 1 fiche'],
    ['pouvez-vous me montrer les fiches foncier ?', 'Fiches axe Foncier'],
    ['la liste des fiches sans nouvelles depuis 6 semaines', 'Fiches sans nouvelles depuis 6 semaines'],
    ['registre de simplification', 'Fiches au registre de simplification : 1 fiche'],
    ['Montre-moi le registre des simplifications bloquées', 'Fiches au registre de simplification, bloquées'],
    ['fiche toutes', 'Toutes vos fiches : 12 fiches'],
  ])('« %s »', async (text, title) => expect(await answerTo(text)).toContain(title));

  it.each([
    'C’est quoi les fiches action ?',
    'Combien de fiches actions ont été déclarées en 2019 ?',
    'les fiches de poste du VTE',
    'C’est quoi le registre de simplification ?',
  ])('leave « %s » to the other features', async (text) =>
    expect(await answerTo(text)).not.toMatch(
      /Fiches au|fiches? ?:|: \d+ fiches?|Territoire de démonstration/,
    ),
  );

  it('say what a figure’s reader or a stranger may do instead', async () => {
    const { harness } = sheets;
    sheets.change(harness.alice, (person) => ({ ...person, assignments: [{ role: 'operateur' }] }));
    expect(await answerTo('mes fiches')).toContain('écrivez « fiche chiffres »');
    sheets.change(harness.alice, () => undefined);
    expect(await answerTo('mes fiches')).toContain('jalon rattacher');
    sheets.change(harness.alice, (person) => person);
  });
});
