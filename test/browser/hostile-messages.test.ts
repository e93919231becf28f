import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { chromium, type Browser, type Page } from 'playwright-core';
import { renderMessage } from '../../adapters/web/render-message';
import type { CardBlock, Message } from '../../src/core/message';
import type { BoardMessage } from '../../src/core/ports';
import { answerMessage } from '../../src/features/schemes/views';
import { anyText } from '../features/schemes/any-text';
import { ask, knowledge } from '../features/schemes/asking';
import { browserPath, closed, quiet, withBrowser } from './browser';

const project = path.join(__dirname, '..', '..');
const seed = 20261127;
const answers = 150;
const cards = 300;
const person = { kind: 'member' as const, memberId: 'elue', displayName: '<b>Élue</b>' };

/** What the page made of a message. */
interface Seen {
  tags: string[];
  attributes: string[];
  links: string[];
  /** Links to a place of the page where there is nothing. */
  toNowhere: number;
  text: string;
}

/** A card of every kind of block, each string of it hostile. */
const anyCard = fc
  .record({
    title: anyText,
    texts: fc.array(anyText, { minLength: 1, maxLength: 2 }),
    url: fc.constantFrom(
      'javascript:alert(1)',
      'data:text/html,<b>',
      'https://nous.example/x',
      ' https://x',
      '//x',
    ),
    hasSources: fc.boolean(),
  })
  .map(({ title, texts, url, hasSources }): Message & { texts: string[] } => {
    const [text = ''] = texts;
    const blocks: CardBlock[] = [
      ...texts.map((one): CardBlock => ({ type: 'text', text: one })),
      { type: 'list', items: texts },
      { type: 'facts', facts: [{ label: text, value: text }] },
      { type: 'links', links: [{ label: text, url }] },
      { type: 'buttons', buttons: [{ label: text, actionId: 'x.y', payload: {} }] },
      ...(hasSources
        ? [{ type: 'sources' as const, sources: [{ number: 1, title: text, url, detail: text }] }]
        : []),
    ];
    return { text, card: { title, blocks }, texts };
  });

withBrowser('the page’s own rendering, in a real browser', () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    execFileSync(process.execPath, [path.join(project, '.build', 'prepare.mjs'), 'app'], { stdio: 'ignore' });
    browser = await chromium.launch({ executablePath: browserPath, args: quiet });
    page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    // The page's modules as they are served, and no server behind them.
    await page.route('http://page.invalid/**', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      return name === ''
        ? route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><title>Page</title><main id="log"></main>',
          })
        : route.fulfill({
            path: path.join(project, 'dist/adapters/web/page', name),
            contentType: 'text/javascript',
          });
    });
    await page.goto('http://page.invalid/');
  }, 180_000);
  afterAll(() => closed(browser));

  const shown = (message: Message, author: BoardMessage['author'], at: number): BoardMessage => ({
    id: `m${at}`,
    conversation: { platform: 'web', workspaceId: 'v1', conversationId: 'elue' },
    author,
    message,
    revision: at,
    firstRevision: at,
    postedAt: new Date(0),
    removed: false,
  });
  async function view(messages: BoardMessage[]): Promise<Seen[]> {
    const sent = JSON.stringify(messages.map((message) => renderMessage(message, [])));
    const seen = await page.evaluate(`(async () => {
      const { viewMessage } = await import('/view-message.js');
      const log = document.querySelector('#log');
      return JSON.stringify(JSON.parse(${JSON.stringify(sent)}).map((message) => {
        const made = viewMessage(message, () => {});
        log.replaceChildren(made);
        const all = [made, ...made.querySelectorAll('*')];
        const links = [...made.querySelectorAll('[href]')].map((link) => link.getAttribute('href'));
        return {
          tags: [...new Set(all.map(({ localName }) => localName))],
          attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
          links,
          toNowhere: links.filter((link) => link.startsWith('#') && !document.getElementById(link.slice(1))).length,
          text: made.querySelector('.bubble').textContent,
        };
      }));
    })()`);
    return JSON.parse(String(seen)) as Seen[];
  }
  function expectDead({ tags, attributes, toNowhere }: Seen): void {
    const known = 'article header div h2 h3 p ul ol li dl dt dd hr a span section button'.split(' ');
    expect(tags.filter((tag) => !known.includes(tag))).toEqual([]);
    const safe = 'class data-id aria-label href target rel id type'.split(' ');
    expect(attributes.filter((name) => !safe.includes(name))).toEqual([]);
    expect(toNowhere).toBe(0);
  }

  it('makes nothing of a question come alive: not where it stands, nor in its answer', async () => {
    const typed = fc.sample(anyText, { seed, numRuns: answers });
    const ours = new Set<string | undefined>(knowledge.sources.map(({ url }) => url));
    const messages: BoardMessage[] = [];
    for (const text of typed) {
      const answer = await ask(text);
      for (const { url } of answer.sources) ours.add(url);
      messages.push(shown({ text }, person, messages.length));
      messages.push(shown(answerMessage(answer, text), { kind: 'bot' }, messages.length));
    }
    expect([...ours].filter((url) => url?.includes('mauvais.example'))).toEqual([]);
    const seen = await view(messages);
    expect(seen).toHaveLength(2 * answers);
    seen.forEach((one, at) => {
      expectDead(one);
      if (at % 2 === 0) expect([one.text, one.links]).toEqual([typed[at / 2], []]);
      else
        expect(one.links.filter((link) => !/^#source-m\d+-\d+$/.test(link) && !ours.has(link))).toEqual([]);
    });
    expect(faults).toEqual([]);
  }, 120_000);

  it('makes nothing of what is repeated in a card come alive, whatever block it is in', async () => {
    const made = fc.sample(anyCard, { seed, numRuns: cards });
    const seen = await view(made.map((message, at) => shown(message, { kind: 'bot' }, at)));
    seen.forEach((one, at) => {
      expectDead(one);
      expect(
        one.links.filter((link) => !/^#source-m\d+-1$/.test(link) && link !== 'https://nous.example/x'),
      ).toEqual([]);
      const cited = made[at]?.card?.blocks.some(({ type }) => type === 'sources') === true;
      if (!cited) expect(one.links.filter((link) => link.startsWith('#'))).toEqual([]);
    });
    expect(seen.some(({ links }) => links.some((link) => link.startsWith('#')))).toBe(true);
    expect(await page.title()).toBe('Page');
    expect(faults).toEqual([]);
  }, 120_000);
});
