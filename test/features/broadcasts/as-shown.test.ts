import { renderMessage as renderSlack } from '../../../adapters/slack/render-message';
import { renderMessage as renderTeams } from '../../../adapters/teams/render-message';
import { textLimit, titleLimit, type Broadcast } from '../../../src/features/broadcasts/broadcast';
import {
  asShownIn,
  linksAtMost,
  linksIn,
  teamsNotificationLength,
} from '../../../src/features/broadcasts/views/as-shown';
import { recipientMessage } from '../../../src/features/broadcasts/views/recipient-message';

const broadcast = (text: string, title = 'Rencontre'): Broadcast => ({
  id: '00000000-0000-4000-8000-000000000004',
  number: 4,
  authorId: 'delegation',
  origin: { platform: 'slack', workspaceId: 'T1', memberId: 'delegation' },
  demo: false,
  title,
  text,
  wantsAcknowledgement: true,
  audience: [{}],
  state: 'draft',
  expectedIds: [],
  revision: 0,
  timeZone: 'Europe/Paris',
  createdAt: new Date('2026-11-23T09:00:00Z'),
});
const reading = { author: { displayName: 'Délégation' }, timeZone: 'Europe/Paris' };
/** Every word that the vendor is given to show, in its order, and the labels of buttons. */
const shown = (rendered: unknown): string =>
  JSON.stringify(rendered, (key, value: unknown) =>
    key === 'fallbackText' || key === 'summary' ? '' : value,
  );
const platforms = { slack: renderSlack, teams: renderTeams };

describe('what the preview says of each platform', () => {
  it.each(['slack', 'teams'] as const)('%s shows the longest message whole, with its buttons', (name) => {
    // Three bytes a sign: what counts bytes is tried at its worst.
    const words = Array.from(
      { length: textLimit / 10 },
      (_, index) => `€${String(index).padStart(8, '€')} `,
    ).join('');
    const rendered = shown(
      platforms[name](recipientMessage(broadcast(words.trim(), 'T'.repeat(titleLimit)), reading)),
    );
    for (let at = 0; at < words.length; at += 500) expect(rendered).toContain(words.slice(at + 1, at + 9));
    for (const label of ['T'.repeat(titleLimit), 'Bien reçu', 'Répondre']) expect(rendered).toContain(label);
    expect(asShownIn(name, broadcast(words))).toContain('le texte entier');
  });

  it.each(['slack', 'teams'] as const)('%s has every address of a text, as many as it says', (name) => {
    const urls = Array.from({ length: linksAtMost }, (_, index) =>
      `https://exemple.fr/${index}`.padEnd(55, 'a'),
    );
    const typed = broadcast(urls.join(' ').padEnd(textLimit, ' €'));
    const rendered = platforms[name](recipientMessage(typed, reading));
    for (const url of urls) expect(shown(rendered)).toContain(`"url":"${url}"`);
    expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThan(28_000);
    expect(asShownIn(name, typed)).toContain('les adresses web se cliquent sous le texte');
    const more = broadcast(
      Array.from({ length: linksAtMost + 1 }, (_, index) => `https://e.fr/${index}`).join(' '),
    );
    expect(asShownIn(name, more)).toContain(`les ${linksAtMost} premières adresses`);
  });

  it('a notification of Teams is as long as it says', () => {
    const long = broadcast('a'.repeat(1000));
    expect(renderTeams(recipientMessage(long, reading)).summary).toHaveLength(teamsNotificationLength);
    expect(asShownIn('teams', long)).toContain('les 250 premiers signes');
    expect(asShownIn('teams', broadcast('Court.'))).not.toContain('notification');
  });

  it.each(['slack', 'teams'] as const)(
    '%s has addresses that are clicked below, and leaves signs as they are',
    (name) => {
      const typed =
        'Voir *vite* <https://exemple.fr/a?b=1>. Et https://exemple.fr/a?b=1, et javascript:alert(1)';
      const rendered = shown(platforms[name](recipientMessage(broadcast(typed), reading)));
      expect(rendered.split('"url":"https://exemple.fr/a?b=1"')).toHaveLength(2);
      expect(rendered).toContain('Voir *vite* <https://exemple.fr/a?b=1>');
      expect(rendered).not.toContain('"url":"javascript');
      expect(asShownIn(name, broadcast(typed))).toContain('les adresses web se cliquent sous le texte');
      expect(asShownIn(name, broadcast(typed))).toContain('sans mise en forme');
    },
  );

  it('finds each address once, without the sentence’s own signs', () => {
    expect(linksIn('(https://a.fr/x). https://a.fr/x, « http://b.fr/é ».')).toEqual([
      { label: 'https://a.fr/x', url: 'https://a.fr/x' },
      { label: 'http://b.fr/é', url: 'http://b.fr/é' },
    ]);
    expect(linksIn('https:// www.a.fr a@b.fr')).toEqual([]);
  });
});
