import fc from 'fast-check';
import { renderMessage as renderForSlack } from '../../../adapters/slack/render-message';
import { renderMessage as renderForTeams } from '../../../adapters/teams/render-message';
import { answerMessage, answerText } from '../../../src/features/schemes/views';
import { anyText } from './any-text';
import { ask, knowledge } from './asking';

/** Before the sources, whose titles are ours. */
const proseAtMost = 1200;

describe('whatever is typed', () => {
  it('the answer is bounded, its citations exist, and nothing typed comes alive', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const answer = await ask(text);
        const prose = answer.sentences.map((sentence) => sentence.text).join(' ');
        expect(prose.length).toBeLessThanOrEqual(proseAtMost);
        expect(prose.length).toBeGreaterThan(0);
        const numbers = new Set(answer.sources.map(({ number }) => number));
        for (const { citations } of [...answer.sentences, ...answer.more])
          for (const citation of citations) expect(numbers).toContain(citation);

        const ours = new Set([...knowledge.sources, ...answer.sources].map(({ url }) => url));
        const message = answerMessage(answer, text);
        const slack = renderForSlack(message);
        const teams = renderForTeams(message);
        expect(slack.text).not.toMatch(/<[!@#]|<https?:/);
        expect(JSON.stringify(slack.blocks)).not.toMatch(
          /"type":"(user|usergroup|broadcast|channel|mrkdwn)"/,
        );
        expect(JSON.stringify(teams.attachments)).not.toMatch(/"type":"(TextBlock|mention)"/);
        const links = [...linksIn(slack.blocks), ...linksIn(teams.attachments)];
        expect(links.filter((url) => !ours.has(url))).toEqual([]);
        expect([...ours].filter((url) => url?.includes('mauvais.example'))).toEqual([]);
        expect(answerText(answer)).not.toContain('mauvais.example');
      }),
      { numRuns: 200, seed: 20261126 },
    );
  });
});

/** Every address that a rendered message opens. */
function linksIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linksIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'url' && typeof inner === 'string' ? [inner] : linksIn(inner),
  );
}
