import { z } from 'zod';
import { systemClock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import { UserError } from '../../src/core/errors';
import type { InboundEvent } from '../../src/core/event';
import { action, dialog, form, type Context, type Feature, type HandlerReply } from '../../src/core/feature';
import type { LogFields } from '../../src/core/logger';
import { say } from '../../src/core/message';
import type { Reply } from '../../src/core/reply';
import { startContractHouse, type ContractHouse } from '../contracts/contract-house';
import { anEvent, aMessage } from '../support/events';

const tell = (text: string): HandlerReply => [{ type: 'say', audience: 'conversation', message: say(text) }];
const textsOf = (reply: Reply): string[] =>
  reply.flatMap((step) => (step.type === 'say' ? [step.message.text] : []));

const testFeature: Feature = {
  name: 'test',
  commands: [
    {
      name: 'fiche',
      typed: 'firstWord',
      summary: '',
      run: async (_context, argument) => tell(`fiche [${argument}]`),
    },
    { name: 'aide', typed: 'wholeText', summary: '', run: async () => tell('aide') },
  ],
  actions: [
    action({
      actionId: 'test.go',
      payload: z.object({ n: z.number() }),
      run: async (_context, { n }) => tell(`go ${n}`),
    }),
    action({
      actionId: 'test.goneForm',
      payload: z.null(),
      run: async () => [{ type: 'openForm', formId: 'test.form', payload: { id: 404 } }],
    }),
    action({
      actionId: 'test.form',
      payload: z.null(),
      run: async () => [{ type: 'openForm', formId: 'test.form', payload: { id: 3 } }],
    }),
  ],
  forms: [
    form({
      formId: 'test.form',
      openLabel: 'Remplir',
      payload: z.object({ id: z.number() }),
      values: z.object({ note: z.string('Écrivez une note.').min(2, 'Trop court.') }),
      build: async (_context, payload) => {
        if (payload.id === 404) throw new UserError('Ce n’est plus là.');
        return {
          formId: 'test.form',
          title: 'Titre',
          submitLabel: 'Envoyer',
          payload,
          fields: [{ id: 'note', label: 'Note', type: 'text' }],
        };
      },
      submit: async (_context, payload, values) => tell(`${payload.id} ${values.note}`),
    }),
  ],
  dialogs: [
    dialog({
      dialogId: 'test.which',
      version: 1,
      state: z.object({ options: z.array(z.string()) }),
      step: async (_context, state, text) =>
        state.options.includes(text) ? tell(`choisi ${text}`) : undefined,
    }),
  ],
  async sentence(_context: Context, text: string) {
    if (text === 'lequel')
      return [
        ...tell('lequel ?'),
        { type: 'startDialog', dialogId: 'test.which', state: { options: ['a', 'b'] }, minutes: 5 },
      ];
    if (text === 'casse') throw new Error('secret of the person');
    if (text === 'refuse') throw new UserError('Ce n’est pas possible.');
    return tell(`texte ${text}`);
  },
};

describe('dispatch', () => {
  let house: ContractHouse;
  beforeAll(async () => void (house = await startContractHouse([testFeature])));
  afterAll(() => house.stop());

  const run = async (event: InboundEvent): Promise<Reply> => {
    await house.dispatch.receive(event);
    return house.dispatch.run(event);
  };
  const ask = async (text: string): Promise<string[]> => textsOf(await run(aMessage(text)));

  it.each([
    ['/fiche 12 60%', 'fiche [12 60%]'],
    ['fiche 12 60%', 'fiche [12 60%]'],
    ['FICHE', 'fiche []'],
    ['aide', 'aide'],
    ['Aide ?', 'aide'],
    ['aide VTE montant', 'texte aide VTE montant'],
    ['/aide VTE', 'aide'],
    ['la fiche 12', 'texte la fiche 12'],
  ])('routes « %s »', async (text, expected) => {
    expect(await ask(text)).toEqual([expected]);
  });

  it('says what it needs when the message is empty, or too long to be a question', async () => {
    expect((await ask(' \u0000\u200b '))[0]).toContain('aucun texte');
    expect((await ask('x'.repeat(10_000)))[0]).toContain('trop long');
  });

  it('replaces control characters, and keeps the rest of what was typed', async () => {
    expect(await ask('une\u0007question\u202e ici')).toEqual(['texte une question  ici']);
  });

  it('runs an event once, however often it comes', async () => {
    const event = aMessage('encore');
    expect(await house.dispatch.receive(event)).toBe(true);
    expect(await house.dispatch.receive(event)).toBe(false);
    expect(textsOf(await house.dispatch.run(event))).toEqual(['texte encore']);
    await house.dispatch.shown(event, []);
    expect(await house.dispatch.run(event)).toEqual([]);
  });

  it('gives the kept reply again until it was shown', async () => {
    const event = aMessage('gardé');
    const first = await run(event);
    expect(await house.dispatch.run(event)).toEqual(first);
  });

  it('turns a mistake of ours into an apology that tells nothing, and logs nothing that the person wrote', async () => {
    house.errors.length = 0;
    const [text] = await ask('casse');
    expect(text).toMatch(/^Désolé/);
    expect(text).not.toContain('secret');
    expect(house.errors).toHaveLength(1);
    expect(Object.keys(house.errors[0] as LogFields).sort()).toEqual([
      'error',
      'kind',
      'platform',
      'reference',
    ]);
  });

  it('shows the sentence of a UserError', async () => {
    expect(await ask('refuse')).toEqual(['Ce n’est pas possible.']);
  });

  it('shows the sentence of a UserError in place of a form that cannot be built any more', async () => {
    house.errors.length = 0;
    const press = { kind: 'action' as const, actionId: 'test.goneForm', payload: null };
    for (const canOpenForm of [true, false])
      expect(textsOf(await run({ ...anEvent(press), canOpenForm }))).toEqual(['Ce n’est plus là.']);
    expect(house.errors).toEqual([]);
  });

  it('refuses a button whose payload is not what it was', async () => {
    const press = (payload: unknown) => run(anEvent({ kind: 'action', actionId: 'test.go', payload }));
    expect(textsOf(await press({ n: 4 }))).toEqual(['go 4']);
    expect(textsOf(await press({ n: 'x' }))[0]).toContain('Ce bouton');
    expect(
      textsOf(await run(anEvent({ kind: 'action', actionId: 'gone.gone', payload: null })))[0],
    ).toContain('Ce bouton');
  });

  it('opens a form where it can, and offers a button where it cannot', async () => {
    const open = (canOpenForm: boolean) =>
      run({ ...anEvent({ kind: 'action', actionId: 'test.form', payload: null }), canOpenForm });
    expect(await open(true)).toMatchObject([
      { type: 'openForm', form: { formId: 'test.form', payload: { id: 3 } } },
    ]);
    const [step] = await open(false);
    if (step?.type !== 'say') throw new Error('a message was expected');
    const button = step.message.card?.blocks.flatMap((block) =>
      block.type === 'buttons' ? block.buttons : [],
    )[0];
    expect(button).toMatchObject({ label: 'Remplir', opensForm: true });
    const pressed = await run({
      ...anEvent({ kind: 'action', actionId: button?.actionId ?? '', payload: button?.payload }),
      canOpenForm: true,
    });
    expect(pressed).toMatchObject([{ type: 'openForm', form: { payload: { id: 3 } } }]);
  });

  it('rejects a form with a sentence per field, and loses nothing of what was typed', async () => {
    const submit = (values: Record<string, unknown>) =>
      run(anEvent({ kind: 'formSubmitted', formId: 'test.form', payload: { id: 3 }, values }));
    expect(await submit({ note: 'x' })).toMatchObject([
      { type: 'rejectForm', problems: { note: 'Trop court.' }, form: { fields: [{ initial: 'x' }] } },
    ]);
    expect(await submit({})).toMatchObject([{ problems: { note: 'Écrivez une note.' } }]);
    expect(textsOf(await submit({ note: 'bien' }))).toEqual(['3 bien']);
  });

  it('takes the next message for the running dialog, once', async () => {
    await ask('lequel');
    expect(await ask('a')).toEqual(['choisi a']);
    expect(await ask('a')).toEqual(['texte a']);
  });

  it('lets go of a dialog that the text is not for, at a command, and when cancelled', async () => {
    await ask('lequel');
    expect(await ask('autre chose')).toEqual(['texte autre chose']);
    await ask('lequel');
    expect(await ask('fiche 3')).toEqual(['fiche [3]']);
    expect(await ask('a')).toEqual(['texte a']);
    await ask('lequel');
    expect((await ask('Annuler'))[0]).toContain('annulé');
    expect(await ask('b')).toEqual(['texte b']);
  });

  it('drops a dialog that is past its time', async () => {
    const clock = { now: () => new Date(systemClock.now().getTime() + 6 * 60_000) };
    const later = createDispatch({
      features: [testFeature],
      inbox: house.inbox,
      dialogs: house.dialogs,
      liveMessages: house.liveMessages,
      transactions: house.test.database.transactions,
      directory: { personOf: async () => undefined, membersWithRole: async () => [] },
      acquaintance: { meet: async () => 'person' },
      clock,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    await ask('lequel');
    const event = aMessage('a');
    await later.receive(event);
    expect(textsOf(await later.run(event))).toEqual(['texte a']);
  });
});
