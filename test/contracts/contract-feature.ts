import { z } from 'zod';
import { action, form, type Feature } from '../../src/core/feature';
import type { InboundFile } from '../../src/core/file';
import { buttonRow, say, textBlock, type Card, type Message } from '../../src/core/message';

/** A feature that makes a platform show each thing it must be able to show. */
export const hostileText =
  '<!channel> <script>alert(1)</script> *gras* [lien](http://exemple.invalid) @everyone & <at>Jalon</at>';

export const fullCard: Card = {
  title: 'Carte complète',
  blocks: [
    textBlock('Un texte simple. [1]'),
    textBlock('Un texte fort.', 'strong'),
    { type: 'list', items: ['premier point', 'second point'] },
    { type: 'facts', facts: [{ label: 'Statut', value: 'en cours' }] },
    { type: 'divider' },
    { type: 'links', links: [{ label: 'Page du programme', url: 'https://exemple.invalid/programme' }] },
    {
      type: 'sources',
      sources: [
        {
          number: 1,
          title: 'Source une',
          url: 'https://exemple.invalid/source',
          detail: 'Éditeur, 30/04/2019',
        },
      ],
    },
    buttonRow({ label: 'Remplacer', actionId: 'contract.replace', payload: { step: 1 }, style: 'primary' }),
  ],
};

const noteCard = (text: string): Message =>
  say(text, {
    blocks: [
      textBlock(text),
      buttonRow(
        { label: 'Remplacer', actionId: 'contract.replace', payload: { step: 1 } },
        { label: 'Ouvrir le formulaire', actionId: 'contract.open', payload: { step: 2 }, opensForm: true },
      ),
    ],
  });

export const attachedFile = {
  name: 'seance.ics',
  label: 'Le fichier de la séance',
  content: 'BEGIN:VCALENDAR\r\nSUMMARY:Été <à> Évry & ailleurs\r\nEND:VCALENDAR\r\n',
  help: 'Le fichier ne s’ouvre pas ?',
  link: { url: 'https://jalon.example/calendrier/x.ics', hint: 'Lien personnel.' },
};
export const messageWithFile: Message = {
  ...say('Un fichier pour vous.', {
    blocks: [
      textBlock('Un fichier pour vous.'),
      buttonRow({ label: 'Remplacer', actionId: 'contract.replace', payload: { step: 1 } }),
    ],
  }),
  file: attachedFile,
};

export const liveKey = 'contract.progress/1';
export const liveCard = (text: string): Message => ({
  ...say(text, {
    blocks: [
      textBlock(text),
      buttonRow(
        { label: 'Avancer', actionId: 'contract.advance', payload: {} },
        { label: 'Clore', actionId: 'contract.replace', payload: { step: 3 } },
      ),
    ],
  }),
  liveKey,
});

/** Files that came with « prends ce fichier ». */
export const taken: InboundFile[] = [];

export const contractFeature: Feature = {
  name: 'contract',
  async files(_context, { files, text }) {
    if (text !== 'prends ce fichier') return undefined;
    taken.push(...files);
    const message = say(`Pris : ${files.map(({ name }) => name).join(', ')}`);
    return { reply: [{ type: 'say', audience: 'conversation', message }], rest: '' };
  },
  async sentence(_context, text) {
    switch (text.trim()) {
      case 'bonjour':
        return [{ type: 'say', audience: 'conversation', message: say('Bonjour à vous.') }];
      case 'carte':
        return [
          { type: 'say', audience: 'conversation', message: say('Carte complète en texte.', fullCard) },
        ];
      case 'boutons':
        return [{ type: 'say', audience: 'conversation', message: noteCard('Deux boutons.') }];
      case 'suivi':
        return [{ type: 'say', audience: 'conversation', message: liveCard('Suivi : 10 %.') }];
      case 'suivi secret':
        return [{ type: 'say', audience: 'actor', message: liveCard('Suivi secret : 10 %.') }];
      case 'secret':
        return [{ type: 'say', audience: 'actor', message: say('Donnée personnelle 4217.') }];
      case 'hostile':
        return [
          {
            type: 'say',
            audience: 'conversation',
            message: say(hostileText, {
              title: hostileText,
              blocks: [
                textBlock(hostileText),
                { type: 'list', items: [hostileText] },
                { type: 'facts', facts: [{ label: hostileText, value: hostileText }] },
              ],
            }),
          },
        ];
      default:
        return [{ type: 'say', audience: 'conversation', message: say(`Écho : ${text}`) }];
    }
  },
  actions: [
    action({
      actionId: 'contract.replace',
      payload: z.object({ step: z.number() }),
      async run(_context, payload) {
        return [
          {
            type: 'replaceSource',
            message: say(`Remplacé, étape ${payload.step}.`, {
              blocks: [textBlock(`Remplacé, étape ${payload.step}.`)],
            }),
          },
        ];
      },
    }),
    action({
      actionId: 'contract.advance',
      payload: z.object({}),
      run: async () => [{ type: 'replaceSource', message: liveCard('Suivi : 20 %.') }],
    }),
    action({
      actionId: 'contract.open',
      payload: z.object({ step: z.number() }),
      async run(_context, payload) {
        return [{ type: 'openForm', formId: 'contract.note', payload }];
      },
    }),
  ],
  forms: [
    form({
      formId: 'contract.note',
      openLabel: 'Ouvrir le formulaire',
      payload: z.object({ step: z.number() }),
      values: z.object({
        note: z.string('Écrivez une note.').min(3, 'La note doit avoir au moins trois lettres.'),
        level: z.enum(['ferme', 'idee'], 'Choisissez un niveau.'),
        place: z.string().optional(),
        day: z.iso.date('Choisissez une date.').optional(),
        sure: z.boolean().optional(),
      }),
      async build(_context, payload) {
        return {
          formId: 'contract.note',
          title: 'Une note',
          submitLabel: 'Envoyer',
          payload,
          intro: 'Tout reste entre nous.',
          fields: [
            { id: 'note', label: 'Note', type: 'text', multiline: true, maxLength: 500 },
            {
              id: 'level',
              label: 'Niveau',
              type: 'choice',
              choices: [
                { label: 'Ferme', value: 'ferme' },
                { label: 'Idée', value: 'idee' },
              ],
            },
            { id: 'place', label: 'Lieu', type: 'search', lookupId: 'contract.places', optional: true },
            { id: 'day', label: 'Jour', type: 'date', optional: true },
            { id: 'sure', label: 'Je suis sûre', type: 'checkbox', optional: true },
          ],
        };
      },
      async submit(_context, payload, values) {
        const rest = `${values.place ?? 'sans lieu'}, ${values.day ?? 'sans jour'}, ${values.sure === true ? 'sûre' : 'pas sûre'}`;
        return [
          { type: 'closeForm' },
          {
            type: 'say',
            audience: 'conversation',
            message: say(`Noté (étape ${payload.step}) : ${values.note}, ${values.level}, ${rest}.`),
          },
        ];
      },
    }),
  ],
  lookups: [
    {
      lookupId: 'contract.places',
      async search(_context, query) {
        return ['Amboise', 'Pau', 'Paimpol']
          .filter((place) => place.toLowerCase().startsWith(query.toLowerCase()))
          .map((place) => ({ label: place, value: place.toLowerCase() }));
      },
    },
  ],
};
