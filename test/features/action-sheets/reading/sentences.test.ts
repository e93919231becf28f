import { reading, said } from './figures-support';

const anyText: unknown = expect.any(String);

/** What may look like a change of the sheet, and is none. */
describe('no progress is read', () => {
  it.each([
    ['la 8 est 100 % financée'],
    ['la 8 est financée à 100 %'],
    ['la 3 : 40 % du budget consommé'],
    ['40 % du budget de la 3 consommé'],
    ['la 16 est louée à 80 %'],
    ['la 8, 80 % des surfaces réservées'],
    ['on vise 80 % fin janvier sur la 8'],
    ['la 8 atteindra 80 % en mars'],
    ['la 8 devrait être à 80 % fin mars'],
    ['la 8 est loin des 60 %'],
    ['si la Région suit, la 8 passera à 60 %'],
    ['dès que le permis arrive on passe la 8 à 60 %'],
    ['le gros œuvre de la 8 est à 60 %'],
    ['la 6 : indicateur emplois, cible 50'],
  ])('from « %s »', (text) => expect(said(text)).not.toHaveProperty('progress'));
});

describe('nothing is read of what stands around the message', () => {
  it.each([
    ['la friche est bloquée\ncordialement,\nPaul Durand\n12 rue des Lilas\nbudget 3 M€', 'budget'],
    ['ok merci pour la 8\n> la 8 est à 40 %\n> budget 950 k€', 'budget'],
    ['ok merci pour la 8\n> la 8 est à 40 %', 'progress'],
  ])('from « %s »', (text, field) => expect(said(text)).not.toHaveProperty(field));
});

describe('no status is read', () => {
  it.each([
    ['la 8 serait bloquée si la DREAL refuse'],
    ['si la Région ne suit pas, la 8 sera bloquée'],
    ['si la Région ne suit pas, on abandonne la 8'],
    ['on abandonne la 8 si la Région ne suit pas'],
    ['la 8 pourrait être bloquée'],
    ['la 8 démarre le 1er mars'],
    ['la 8 est lancée le 1er février 2027'],
    ['la 8 se termine fin mai'],
  ])('from « %s »', (text) => expect(said(text)).not.toHaveProperty('status'));
});

describe('is asked about', () => {
  it.each([
    ['Paul dit que la 8 est terminée', 'hearsay'],
    ['il paraît que la 8 est débloquée', 'hearsay'],
    ['la Région prétend que la 8 est à 20 %', 'hearsay'],
    ['la 8 est terminée, paraît-il', 'hearsay'],
    ['les fiches 3 et 8, enfin l’une des deux est suspendue', 'whichSheet'],
  ])('« %s »', (text, kind) => {
    const read = reading(text);
    expect(read.kind === 'question' && read.question.kind).toBe(kind);
  });
});

it('quotes what it does not know as it was typed', () =>
  expect(reading('celle d’à côté est bloquée')).toMatchObject({ question: { typed: 'celle d’à côté' } }));

describe('is taken as said', () => {
  it.each([
    ['Nadia m’a confirmé que la 8 est à 60 %', { progress: 60 }],
    ['selon l’architecte, la 8 est à 60 %', { progress: 60 }],
    ['la Région croit que la 8 est à 20 %, mais on est à 45 %', { progress: 45 }],
    ['la 8 est à 60 %, même si c’est dur', { progress: 60 }],
    ['si possible note que la 8 est à 60 %', { progress: 60 }],
    ['la 8 vient d’être bouclée', { status: 'termine' }],
    ['la 8 vient de démarrer', { status: 'en_cours' }],
    ['le blocage de la 8 est levé', { status: 'en_cours' }],
    ['la 8 est à l’arrêt définitif', { status: 'abandonne' }],
    ['faut décaler la 8 d’un mois', { dueDate: '2027-07-30' }],
  ])('« %s »', (text, fields) => expect(said(text)).toMatchObject(fields));
});

describe('beside the usual fields', () => {
  it.each([
    ['la 8 démarre le 1er mars', 'startDate', '2027-03-01'],
    ['début des travaux de la 8 prévu le 1er mars 2027', 'startDate', '2027-03-01'],
    ['le démarrage de la 8 est repoussé au 15 septembre', 'startDate', '2027-09-15'],
    ['la 8 démarrera en avril', 'startDate', '2027-04-01'],
    ['début des travaux de la 8 courant mars', 'startDate', '2027-03-01'],
    ['le démarrage de la 8 est repoussé à fin avril', 'startDate', '2027-04-30'],
    [
      'simplification sur la 8 : article R. 181-16, délai ramené à deux mois, demande déposée, réponse attendue le 15 mars',
      'simplification',
      {
        rule: 'article R. 181-16',
        text: 'délai ramené à deux mois',
        state: 'demande déposée',
        answerDue: '2027-03-15',
      },
    ],
    ['la 8 passe d’idée à ferme', 'commitment', 'ferme'],
    ['la 8, niveau d’engagement : à consolider', 'commitment', 'a_consolider'],
    ['la 8 est encore au stade de l’idée', 'commitment', 'idee'],
    ['maturité de la 8 : APS validé', 'maturity', 'APS validé'],
    ['besoin de la 8 : robots pour 12 PME', 'need', 'robots pour 12 PME'],
    ['dispositif de la 8 : Fonds vert', 'scheme', 'Fonds vert'],
    [
      'demande au copil sur la 8 : arbitrer le tracé d’ici le 15 janvier',
      'request',
      { to: 'copil', text: 'arbitrer le tracé', by: '2027-01-15' },
    ],
    [
      'on demande au préfet de trancher sur la 8 avant Noël',
      'request',
      { to: 'préfet', text: 'trancher sur la 8', by: '2026-12-24' },
    ],
    [
      'la Région apporte 300 k€ sur la 8, acquis',
      'funding',
      { funder: 'Région', euros: 300_000, state: 'acquis' },
    ],
    ['la 8 : 300 k€ demandés à la Région', 'funding', { funder: 'Région', euros: 300_000, state: 'demande' }],
    ['la 8 : indicateur emplois, cible 50', 'indicators', { name: 'emplois', target: '50' }],
    [
      'la 8 : indicateur emplois créés : 12 sur 50',
      'indicators',
      { name: 'emplois créés', target: '50', reached: '12' },
    ],
  ])('« %s » says its %s', (text, field, value) =>
    expect(said(text)).toEqual({ further: [{ field, value, words: anyText }] }),
  );

  it('says nothing of a due date, nor of the budget', () => {
    expect(said('la 8 démarre le 1er mars 2027 et se termine le 30 septembre 2027')).toMatchObject({
      dueDate: '2027-09-30',
    });
    expect(said('la 8 : 300 k€ demandés à la Région')).not.toHaveProperty('budget');
  });

  it('is no support without its state: that stays a remark', () =>
    expect(said('la Région apporte 200 k€ de subvention sur la 8')).toHaveProperty('comment'));
});

test('one value for each sheet, in their order', () => {
  const read = reading('les fiches 3 et 8 passent respectivement à 60 % et 40 %');
  expect(read.kind === 'proposal' && read.items.map(({ sheet, progress }) => [sheet, progress])).toEqual([
    [3, 60],
    [8, 40],
  ]);
});
