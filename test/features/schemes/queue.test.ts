import { regionsConcerned } from '../../../src/features/schemes/escalation/which-region';
import { startFullHouse, type FullHouse } from '../action-sheets/full-house';
import { fougeres } from '../action-sheets/sheet-people';
import { register } from '../territories/register';

const asked = 'Quel est le salaire moyen d’un VTE chez nos voisins ?';
const national = 'Quel sera le budget du prochain appel à projets ?';

describe('forwarded questions', () => {
  let house: FullHouse;
  beforeAll(async () => void (house = await startFullHouse()));
  afterAll(() => house.stop());
  beforeEach(() => house.clear());

  const rows = () => house.test.database.prisma.forwardedQuestion.findMany({ orderBy: { number: 'asc' } });
  const only = async () => (await rows())[0]!;
  async function forward(question: string, territory?: string, who = 'claire'): Promise<string> {
    const asker = house.account(who);
    await asker.type('transmettre la question');
    await asker.click('Transmettre la question');
    return asker.submit({ question, ...(territory && { territory }) });
  }
  async function cardOf(who: 'yann' | 'denis') {
    const message = (await house.sentTo(who)).at(-1);
    if (!message) throw new Error(`${who} was told nothing`);
    return message;
  }
  /** She opens the form from the card that she got, and sends it. */
  async function answer(who: 'yann' | 'denis', text: string): Promise<string> {
    const answerer = house.account(who);
    await answerer.clickIn(await cardOf(who), 'Répondre');
    return answerer.submit({ answer: text });
  }

  it('go to the Region’s pilot first when they are about a territory, else to the delegation', async () => {
    expect(await forward(asked, fougeres)).toMatch(/transmise à la Région Bretagne/);
    expect(await only()).toMatchObject({ desk: 'region', regionCodes: ['53'], territory: fougeres });
    expect(await house.sentTo('yann')).toHaveLength(1);
    expect(await house.sentTo('denis')).toHaveLength(0);
    expect(await forward(national)).toMatch(/transmise à la délégation nationale/);
    expect(await house.sentTo('denis')).toHaveLength(1);
  });

  it('of a Region without a pilot go to the delegation', async () => {
    expect(await forward('Qui pilote le programme en Occitanie cette année ?')).toMatch(
      /délégation nationale/,
    );
    expect(await only()).toMatchObject({ desk: 'delegation', regionCodes: ['76'] });
  });

  it('are asked once, however often the same person sends them', async () => {
    await forward(national);
    expect(await forward(`  ${national.toUpperCase()}`)).toMatch(/déjà transmise/);
    expect(await rows()).toHaveLength(1);
    expect(await house.sentTo('denis')).toHaveLength(1);
    await forward(national, undefined, 'anne');
    expect(await rows()).toHaveLength(2);
  });

  it('show nothing of who asked, neither in the message nor in the queue', async () => {
    await forward(asked, fougeres);
    const shown = JSON.stringify(await cardOf('yann')) + (await house.account('denis').type('questions'));
    expect(shown).toContain('salaire moyen');
    expect(shown).not.toMatch(/claire|Bessin/i);
  });

  it('come back answered, with who answered for whom and the day, once', async () => {
    await forward(national);
    expect(await answer('denis', 'Aucun budget n’est encore décidé.')).toMatch(/part vers la personne/);
    const told = await house.sentTo('claire');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(
      /^Réponse de la délégation, 23 novembre 2026 :[^]*Aucun budget[^]*prochain appel/,
    );
    expect(JSON.stringify(told)).not.toMatch(/Valette/);
    expect(await only()).toMatchObject({ state: 'answered', answeredBy: 'denis' });
    expect(await house.journalled('question.answer')).toEqual([
      expect.objectContaining({ personId: 'denis', subject: 'question', subjectId: (await only()).id }),
    ]);
  });

  it('answered by a pilot say that the Region answers', async () => {
    await forward(asked, fougeres);
    await answer('yann', 'La Région n’a pas de chiffre publié.');
    expect((await house.sentTo('claire'))[0]?.text).toMatch(/^Réponse de la Région, /);
  });

  it('answered by two at once have one answer; the other reads so and keeps her text', async () => {
    await forward(asked, fougeres);
    const [yann, denis] = [house.account('yann'), house.account('denis')];
    await yann.clickIn(await cardOf('yann'), 'Répondre');
    await denis.type('questions');
    await denis.click('Répondre');
    await Promise.all([
      yann.submit({ answer: 'Réponse de Yann' }),
      denis.submit({ answer: 'Réponse de Denis' }),
    ]);
    expect(await house.sentTo('claire')).toHaveLength(1);
    const { answeredBy } = await only();
    const [winner, loser] = answeredBy === 'yann' ? [yann, denis] : [denis, yann];
    expect(winner.form()).toBeUndefined();
    expect(loser.form()?.problems['answer']).toMatch(/a déjà répondu/);
    expect(loser.form()?.form.fields[0]).toMatchObject({
      initial: `Réponse de ${loser === yann ? 'Yann' : 'Denis'}`,
    });
  });

  it('sent twice by the platform, or clicked twice, change nothing more', async () => {
    await forward(national);
    const denis = house.account('denis');
    await denis.type('questions');
    await denis.click('Prendre', 2);
    expect(await only()).toMatchObject({ state: 'taken', takenBy: 'denis' });
    expect(await house.journalled('question.take')).toHaveLength(1);
    await denis.type('questions');
    await denis.click('Répondre');
    const event = denis.event({
      kind: 'formSubmitted',
      formId: 'schemes.answerQuestion',
      payload: { questionId: (await only()).id },
      values: { answer: 'Rien de décidé.' },
    });
    await denis.deliver(event);
    await denis.deliver(event);
    expect(await house.sentTo('claire')).toHaveLength(1);
  });

  it('taken by somebody are not answered by another, unless she takes them over', async () => {
    await forward(asked, fougeres);
    const [yann, denis] = [house.account('yann'), house.account('denis')];
    await yann.clickIn(await cardOf('yann'), 'Prendre');
    expect(await denis.type('questions')).toMatch(/Prise par Yann Kerbrat/);
    await denis.send({
      kind: 'formSubmitted',
      formId: 'schemes.answerQuestion',
      payload: { questionId: (await only()).id },
      values: { answer: 'Trop vite' },
    });
    expect(denis.form()?.problems['answer']).toMatch(/Yann Kerbrat a pris cette question/);
    await denis.click('La reprendre');
    expect(await only()).toMatchObject({ takenBy: 'denis' });
    await denis.click('La rendre');
    expect(await only()).toMatchObject({ state: 'waiting', takenBy: null });
  });

  it('are handed on by the Region to the delegation, and leave her queue', async () => {
    await forward(asked, fougeres);
    const yann = house.account('yann');
    await yann.type('questions');
    expect(await yann.click('Passer à la délégation')).toMatch(/passée à la délégation/);
    expect(await only()).toMatchObject({ desk: 'delegation', state: 'waiting' });
    expect(await house.sentTo('denis')).toHaveLength(1);
    expect(await yann.type('questions')).toMatch(/Aucune question/);
    await answer('denis', 'Nous regardons.');
    expect((await house.sentTo('claire'))[0]?.text).toMatch(/^Réponse de la délégation/);
  });

  it('are closed without an answer by a kind sentence', async () => {
    await forward(national);
    const denis = house.account('denis');
    await denis.type('questions');
    await denis.click('Clore sans réponse');
    await denis.submit({});
    expect((await house.sentTo('claire'))[0]?.text).toMatch(
      /^Message de la délégation[^]*pas de réponse sûre/,
    );
    expect(await only()).toMatchObject({ state: 'closed' });
  });

  it('keep what was typed where the question went elsewhere meanwhile', async () => {
    await forward(asked, fougeres);
    const [yann, denis] = [house.account('yann'), house.account('denis')];
    await yann.clickIn(await cardOf('yann'), 'Répondre');
    await denis.type('questions');
    await denis.click('Passer à la délégation');
    await yann.submit({ answer: 'Un texte de dix minutes' });
    expect(yann.form()).toMatchObject({
      problems: { answer: expect.stringMatching(/n’est plus à traiter ici/) as string },
      form: { fields: [{ initial: 'Un texte de dix minutes' }] },
    });
  });

  it('are read by those who answer alone, and in private alone', async () => {
    await forward(asked, fougeres);
    expect(await house.account('claire').type('questions')).toMatch(
      /délégation nationale et par les pilotes/,
    );
    expect(await house.account('claire').type('questions 1')).not.toContain('salaire');
    expect(await house.account('denis').type('questions', { scope: 'channel' })).toMatch(/en message privé/);
    const id = (await only()).id;
    for (const actionId of ['takeQuestion', 'takeOverQuestion', 'giveBackQuestion', 'handOnQuestion'])
      await house
        .account('claire')
        .press({ label: '', actionId: `schemes.${actionId}`, payload: { questionId: id } });
    await house.account('claire').send({
      kind: 'formSubmitted',
      formId: 'schemes.answerQuestion',
      payload: { questionId: id },
      values: { answer: 'Je réponds moi-même' },
    });
    expect(await only()).toMatchObject({ state: 'waiting', desk: 'region' });
  });

  it('that had no answer are counted without who asked', async () => {
    for (const who of ['claire', 'anne'])
      await house.account(who).type('Quel est le salaire moyen d’un VTE à Vierzon en 2031 ?');
    const shown = await house.account('denis').type('questions sans réponse');
    expect(shown).toMatch(
      /« Quel est le salaire moyen d’un VTE à Vierzon en 2031 \? » \(2 fois, la dernière le 23 novembre 2026\)/,
    );
    expect(await house.account('claire').type('questions sans réponse')).not.toContain('Vierzon');
  });
});

describe('the Region of a question', () => {
  const claire = {
    id: 'c',
    displayName: 'C',
    assignments: [{ role: 'chefDeProjet' as const, territoryId: fougeres }],
    timeZone: 'Europe/Paris',
    demo: false,
  };
  it.each([
    ['Qui contacter en Bretagne ?', ['53']],
    ['Qui contacter en bretagne ?', ['53']],
    ['quel club ETI en Nouvelle-Aquitaine ?', ['75']],
    ['Le Centre de formation est-il ouvert ?', []],
    ['au centre du dispositif ?', []],
    ['Combien paie l’État ?', []],
    ['Qui aura la réunion, et quand ?', []],
    ['On décide cela en réunion, ou combien en aura-t-on ?', []],
    ['qui contacter en auvergne-rhone-alpes et en Île-de-France ?', ['84', '11']],
    ['La région de bretagne, ou l’Occitanie ?', ['53', '76']],
    ['Que fait La Réunion ?', ['04']],
    ['Et en Midi-Pyrénées ?', ['76']],
    ['Qui finance en AURA ?', ['84']],
    ['Qui est le référent dans ma région ?', ['53']],
    ['Et chez nous, qui décide ?', ['53']],
  ])('« %s » → %j', async (question, codes) => {
    expect(regionsConcerned(await register(), question, { person: claire })).toEqual(codes);
  });
});
