import { renderForm as slackForm } from '../../../adapters/slack/render-form';
import { renderMessage as forSlack } from '../../../adapters/slack/render-message';
import { renderMessage as forTeams } from '../../../adapters/teams/render-message';
import type { Message } from '../../../src/core/message';
import { readBlocks } from '../../support/slack-screen';
import { readCard } from '../../support/teams-screen';
import { startFullHouse, type FullHouse } from './full-house';
import { buttonOf } from './talker';

const hostile = '<!channel> <@U1> <script>alert(1)</script> *gras* [lien](https://exemple.fr) =cmd() &amp;';

let house: FullHouse;
/** Every message that anybody saw or will get while hostile words went through every field. */
const seen: Message[] = [];

beforeAll(async () => {
  house = await startFullHouse();
  const { id } = await house.aSheet({
    title: `Titre ${hostile}`,
    need: hostile,
    description: hostile,
    lead: { name: hostile },
    partners: [hostile],
    maturity: hostile,
    funding: [{ funder: hostile, state: 'acquis' }],
    due: { date: '2027-06-30', period: hostile },
    nextStep: hostile,
    request: { to: hostile, text: hostile },
    scheme: hostile,
    indicators: [{ name: hostile, target: hostile }],
    simplification: { rule: hostile, text: hostile },
    attachments: [{ label: hostile, url: 'https://exemple.fr/a' }],
    comment: hostile,
  });
  await house.aSheet({ title: `Titre second ${hostile}` });
  const claire = house.account('claire');
  for (const text of ['fiche 1', 'fiche liste', 'la 1 est à 40 %', 'oui', 'titre 50 %', 'fiche revue']) {
    await claire.type(text);
    for (const { message } of claire.shown()) seen.push(message);
  }
  await claire.type('fiche 1');
  await claire.click('Mettre à jour');
  await claire.submit({ status: 'bloque', blocker: hostile, partners: `${hostile}, autre` });
  const [told] = await house.sentTo('paul');
  const paul = house.account('paul');
  await paul.press(buttonOf(told, 'Je ne suis pas d’accord'));
  await paul.submit({ text: hostile });
  await claire.type('fiche 1');
  await claire.type('fiche historique 1');
  const anne = house.account('anne');
  await anne.type('la 1 : 70 %');
  await claire.type('la 1 : 60 %');
  await claire.click('Valider');
  await anne.click('Valider');
  for (const person of [claire, paul, anne]) seen.push(...person.shown().map(({ message }) => message));
  for (const who of ['anne', 'paul', 'yann', 'claire'] as const) seen.push(...(await house.sentTo(who)));
  await claire.send({ kind: 'action', actionId: 'action-sheets.edit', payload: { sheetId: id } });
});
afterAll(async () => {
  expect(house.logged()).not.toMatch(/event failed|script>/);
  await house.stop();
});

test('the tour met every message of the sheets', () => {
  const texts = seen.map(({ text }) => text).join('\n');
  for (const words of [
    'Voici ce que j’ai compris',
    'C’est enregistré',
    'Historique. Fiche',
    'Revue de vos fiches',
    'a mis à jour',
    'est bloquée. Cause',
    'n’est pas d’accord',
    'entre-temps',
  ])
    expect(texts).toContain(words);
  expect(texts).toContain(hostile);
});

/** Every object inside, with what it says of itself. */
function nodesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)];
}

test('in Slack nothing typed is read as markup, and all of it is shown', () => {
  for (const message of seen) {
    const { text, blocks } = forSlack(message);
    expect(text).not.toMatch(/[<>]/);
    expect(nodesOf(blocks).filter(({ type }) => type === 'mrkdwn')).toEqual([]);
    if (message.text.includes(hostile)) expect(readBlocks(blocks).text).toContain('<!channel> <@U1>');
  }
});

test('in Teams nothing typed is read as markup, and all of it is shown', () => {
  for (const message of seen) {
    const activity = forTeams(message);
    expect(activity.text).toBeUndefined();
    const card = activity.attachments?.[0]?.content;
    expect(nodesOf(card?.body).filter(({ type }) => type === 'TextBlock')).toEqual([]);
    if (message.text.includes(hostile)) expect(readCard(card).text).toContain('<script>alert(1)</script>');
  }
});

test('in a form it stands in its fields as it was typed', () => {
  const form = house.account('claire').form()?.form;
  if (!form) throw new Error('no form is open');
  const initial = Object.fromEntries(form.fields.map((field) => [field.id, field.initial]));
  expect(initial).toMatchObject({ nextStep: hostile, blocker: hostile, comment: hostile });
  expect(nodesOf(slackForm(form, '{}')).filter(({ type }) => type === 'mrkdwn')).toEqual([]);
});
