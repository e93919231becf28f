import { z } from 'zod';
import { systemClock } from '../../src/core/clock';
import { createDispatch } from '../../src/core/dispatch';
import { UserError } from '../../src/core/errors';
import type { EventContent, InboundEvent } from '../../src/core/event';
import { form, type Feature, type HandlerReply } from '../../src/core/feature';
import { say, type Message } from '../../src/core/message';
import type { Dispatch } from '../../src/core/platform';
import type { Reply } from '../../src/core/reply';
import { startContractHouse, type ContractHouse } from '../contracts/contract-house';
import { buttonsOf } from '../support/card-words';
import { aMessage, anEvent } from '../support/events';

const tell = (text: string): HandlerReply => [{ type: 'say', audience: 'conversation', message: say(text) }];
const places = ['Amboise', 'Pau', 'Paimpol', ...Array.from({ length: 12 }, (_, n) => `Saint-Jean ${n}`)];

const feature: Feature = {
  name: 'test',
  commands: [
    {
      name: 'fiche',
      typed: 'firstWord',
      summary: '',
      run: async (_context, rest) => tell(`fiche [${rest}]`),
    },
  ],
  async sentence(_context, text) {
    if (text !== 'inscrire') return tell(`texte ${text}`);
    return [{ type: 'openForm', formId: 'test.visit', payload: { id: 7 } }];
  },
  forms: [
    form({
      formId: 'test.visit',
      openLabel: 'Inscrire',
      payload: z.object({ id: z.number() }),
      values: z
        .object({
          note: z.string('Écrivez une note.').min(3, 'La note doit avoir au moins trois lettres.'),
          level: z.enum(['ferme', 'idee', 'idee2']),
          place: z.string().optional(),
          day: z.iso.date(),
          end: z.iso.date().optional(),
          sure: z.boolean(),
        })
        .refine(({ day, end }) => end === undefined || end >= day, {
          path: ['end'],
          message: 'La fin vient après le début.',
        }),
      build: async (_context, payload) => ({
        formId: 'test.visit',
        title: 'Une visite',
        submitLabel: 'Inscrire',
        payload,
        intro: 'Tout reste entre nous.',
        fields: [
          {
            id: 'note',
            label: 'Note',
            hint: 'En une phrase',
            type: 'text',
            initial: 'Déjà su',
            maxLength: 20,
          },
          {
            id: 'level',
            label: 'Niveau',
            type: 'choice',
            choices: [
              { label: 'Ferme', value: 'ferme' },
              { label: 'Idée neuve', value: 'idee' },
              { label: 'Idée reprise', value: 'idee2' },
            ],
          },
          { id: 'place', label: 'Lieu', type: 'search', lookupId: 'test.places', optional: true },
          { id: 'day', label: 'Début', type: 'date' },
          { id: 'end', label: 'Fin', type: 'date', optional: true },
          { id: 'sure', label: 'Je suis sûre', type: 'checkbox' },
        ],
      }),
      async submit(_context, payload, { note, level, place, day, end, sure }) {
        if (note === 'trop tard') throw new UserError('Les inscriptions sont closes.');
        if (note === 'prise') return [{ type: 'rejectForm', problems: { day: 'Ce jour est pris.' } }];
        const said = [payload.id, note, level, place ?? '-', day, end ?? '-', sure].join(' ');
        return [{ type: 'closeForm' }, ...tell(`inscrit : ${said}`)];
      },
    }),
  ],
  lookups: [
    {
      lookupId: 'test.places',
      search: async (_context, query) =>
        places
          .filter((place) => place.toLowerCase().startsWith(query.toLowerCase()))
          .map((place) => ({ label: place, value: place.toLowerCase() })),
    },
  ],
};

describe('a form asked question by question', () => {
  let house: ContractHouse;
  let dispatch: Dispatch;
  let minutesLater = 0;
  beforeAll(async () => {
    house = await startContractHouse([feature]);
    dispatch = startAgain();
  });
  afterAll(() => house.stop());
  beforeEach(() => (minutesLater = 0));

  /** As after a restart: nothing is left but the database. */
  function startAgain(): Dispatch {
    return createDispatch({
      features: [feature],
      inbox: house.inbox,
      dialogs: house.dialogs,
      liveMessages: house.liveMessages,
      transactions: house.test.database.transactions,
      directory: { personOf: async () => undefined, membersWithRole: async () => [] },
      acquaintance: { meet: async () => 'person' },
      clock: { now: () => new Date(systemClock.now().getTime() + minutesLater * 60_000) },
      logger: { debug() {}, info() {}, warn() {}, error: (fields) => void house.errors.push(fields) },
    });
  }

  const run = async (event: InboundEvent): Promise<Reply> => {
    await dispatch.receive(event);
    return dispatch.run(event);
  };
  const messagesOf = (reply: Reply): Message[] =>
    reply.flatMap((step) => (step.type === 'say' ? [step.message] : []));
  const ask = async (text: string): Promise<string> =>
    messagesOf(await run(aMessage(text)))
      .map((message) => message.text)
      .join('\n');
  const press = async (label: string, message: Message | undefined): Promise<string> => {
    const { actionId, payload } =
      buttonsOf(message ?? say('')).find((button) => button.label === label) ?? {};
    const [answer] = messagesOf(await run(anEvent({ kind: 'action', actionId: actionId ?? '', payload })));
    return answer?.text ?? '';
  };
  const begin = async (): Promise<string> =>
    press('Répondre par messages', messagesOf(await run(aMessage('inscrire')))[0]);
  const answer = async (...texts: string[]): Promise<string> => {
    let last = '';
    for (const text of texts) last = await ask(text);
    return last;
  };
  const complete = ['une note', 'ferme', 'pau', '01/06/2026', 'passer', 'oui'];

  it('asks each field, shows what will be sent, and submits it as the form would', async () => {
    const first = await begin();
    expect(first).toContain('« Une visite » : je pose 6 questions');
    expect(first).toContain('Tout reste entre nous.');
    expect(first).toContain('Question 1 sur 6 : Note\nEn une phrase');
    expect(await ask('une note')).toContain(
      'Question 2 sur 6 : Niveau\n1 : Ferme\n2 : Idée neuve\n3 : Idée reprise\nÉcrivez le numéro ou le nom.',
    );
    expect(await ask('2')).toContain('Niveau : Idée neuve.\nQuestion 3 sur 6 : Lieu');
    expect(await ask('Pau')).toContain('Lieu : Pau.\nQuestion 4 sur 6 : Début');
    expect(await ask('5/6/2026')).toContain('Début : 05/06/2026.\nQuestion 5 sur 6 : Fin');
    await ask('2026-06-07');
    const recap = await ask('non');
    for (const line of [
      'Note : une note',
      'Niveau : Idée neuve',
      'Lieu : Pau',
      'Fin : 07/06/2026',
      'sûre : non',
    ])
      expect(recap).toContain(line);
    expect(await ask('Envoyer')).toBe('inscrit : 7 une note idee pau 2026-06-05 2026-06-07 false');
    expect(await ask('une note')).toBe('texte une note');
  });

  it('is offered where nobody else hears, and there alone', async () => {
    const place = { kind: 'message', text: 'inscrire', mentionsBot: true } as const;
    const [inRoom] = messagesOf(await run({ ...anEvent(place), scope: 'channel' }));
    expect(buttonsOf(inRoom ?? say('')).map(({ label }) => label)).toEqual(['Inscrire']);
    const [alone] = messagesOf(await run(aMessage('inscrire')));
    const pressed: EventContent = {
      kind: 'action',
      actionId: 'core.askQuestions',
      payload: buttonsOf(alone ?? say(''))[1]?.payload,
    };
    const [refused] = messagesOf(await run({ ...anEvent(pressed), scope: 'channel' }));
    expect(refused?.text).toContain('Ce bouton');
    expect(await ask('une note')).toBe('texte une note');
  });

  it('takes part of a name, and asks again when several have it or none', async () => {
    await begin();
    await ask('une note');
    expect(await ask('idée')).toContain('Plusieurs choix portent ce nom : Idée neuve ; Idée reprise.');
    expect(await ask('7')).toContain('Ce n’est pas dans la liste.');
    expect(await ask('reprise')).toContain('Niveau : Idée reprise.');
    await ask('annuler');
  });

  it('looks up what is searched: none, several to choose from, another search, one', async () => {
    await begin();
    await answer('une note', 'ferme');
    expect(await ask('zzz')).toContain('Je n’ai rien trouvé pour « zzz ».');
    expect(await ask('pa')).toContain('1 : Pau\n2 : Paimpol\nÉcrivez le numéro');
    const many = await ask('saint-jean');
    expect(many).toContain('voici les premières');
    expect(many).toContain('10 : Saint-Jean 9\nÉcrivez');
    expect(await ask('2')).toContain('Lieu : Saint-Jean 1.');
    expect(await answer('retour', 'pa', 'paim')).toContain('Lieu : Paimpol.');
    expect(await answer('retour')).toContain('Déjà là : « Paimpol ».');
    expect(await answer('saint-jean 1')).toContain('Lieu : Saint-Jean 1.');
    await ask('annuler');
  });

  it('says why it refuses a value, and asks again', async () => {
    await begin();
    expect(await ask('ab')).toMatch(/au moins trois lettres\.\nQuestion 1/);
    expect(await ask('un texte de plus de vingt caractères')).toContain('20 caractères au plus');
    await answer('une note');
    for (const word of ['passer', 'vider']) expect(await ask(word)).toMatch(/nécessaire\.\nQuestion 2/);
    await answer('ferme', 'passer');
    for (const day of ['31/02/2026', '2026-13-01', 'demain', '0/0/2026'])
      expect(await ask(day)).toContain('pas compris cette date');
    await answer('29.02.2028', '01/01/2027');
    expect(await ask('peut-être')).toMatch(/oui ou par non\.\nQuestion 6/);
    await ask('annuler');
  });

  it('checks the answers beside one another at the end, and loses none of them', async () => {
    await begin();
    expect(await answer('une note', 'ferme', 'passer', '02/06/2026', '01/06/2026', 'oui')).toMatch(
      /La fin vient après le début\.\nQuestion 5.*\nDéjà là : « 01\/06\/2026 »/,
    );
    expect(await answer('03/06/2026', 'garder', 'envoyer')).toContain(
      'inscrit : 7 une note ferme - 2026-06-02',
    );
  });

  it('keeps what is there, goes back a question, and changes an answer', async () => {
    expect(await begin()).toContain('Déjà là : « Déjà su ». Écrivez « garder »');
    expect(await ask('retour')).toContain('C’est la première question.');
    expect(await answer('garder', 'retour')).toContain('Question 1 sur 6 : Note');
    await answer('autre note', 'ferme');
    expect(await ask('garder')).toContain('Il n’y a encore rien à garder');
    await answer('Pau', '01/06/2026', 'passer', 'oui');
    expect(await ask('retour')).toMatch(/Question 6.*\nDéjà là : « oui »/);
    expect(await answer('non', 'envoyer')).toBe('inscrit : 7 autre note ferme pau 2026-06-01 - false');
  });

  it('passes over what is there without touching it, and empties it by its own word alone', async () => {
    await begin();
    expect(await ask('passer')).toContain('Question 2 sur 6');
    await answer('ferme', 'pau', '01/06/2026', '02/06/2026', 'oui');
    for (let back = 0; back < 4; back += 1) await ask('retour');
    expect(await ask('passer')).toContain('Question 4 sur 6');
    expect(await answer('garder', 'vider', 'garder', 'envoyer')).toContain(
      'inscrit : 7 Déjà su ferme pau 2026-06-01 - true',
    );
  });

  it('says what can be typed, takes a command’s name as an answer, and runs a command with its slash beside it', async () => {
    await begin();
    expect(await ask('aide')).toContain('Tout autre message est pris comme une réponse.');
    expect(await ask('/fiche 12')).toBe('fiche [12]');
    expect(await ask('fiche 12')).toContain('Question 2');
    expect(await ask('annuler')).toContain('C’est annulé.');
    expect(await ask('1')).toBe('texte 1');
  });

  it('ends at « plus tard », and gives the form’s buttons again', async () => {
    await begin();
    const [later] = messagesOf(await run(aMessage('plus tard')));
    expect(later?.text).toContain('Rien n’est envoyé');
    expect(await ask('une note')).toBe('texte une note');
    expect(await press('Répondre par messages', later)).toContain('Question 1');
    await ask('stop');
  });

  it('sends nothing without a clear yes', async () => {
    await begin();
    expect(await answer(...complete, '1')).toContain('voici vos réponses');
    expect(await ask('non')).toContain('voici vos réponses');
    expect(await ask('inscrire.')).toContain('inscrit : 7');
  });

  it('goes on after a refusal of the submission', async () => {
    await begin();
    expect(await answer('prise', ...complete.slice(1), 'envoyer')).toMatch(/Ce jour est pris\.\nQuestion 4/);
    await answer('annuler');
    await begin();
    expect(await answer('trop tard', ...complete.slice(1), 'envoyer')).toMatch(
      /^Les inscriptions sont closes\.\n« Une visite » : voici vos réponses/,
    );
    await ask('annuler');
  });

  it('survives a restart, and is over after an hour of silence', async () => {
    await begin();
    await answer('une note', 'ferme');
    dispatch = startAgain();
    expect(await ask('pau')).toContain('Question 4');
    minutesLater = 61;
    expect(await ask('01/06/2026')).toBe('texte 01/06/2026');
  });

  it('ends when the form itself is submitted meanwhile', async () => {
    await begin();
    const values = { note: 'par le formulaire', level: 'ferme', day: '2026-06-01', sure: true };
    await run(anEvent({ kind: 'formSubmitted', formId: 'test.visit', payload: { id: 7 }, values }));
    expect(await ask('une note')).toBe('texte une note');
  });
});
