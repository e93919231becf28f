import type { Fact, Source } from '../../../src/features/schemes/knowledge';
import { nextInReview, placeInReview } from '../../../src/features/schemes/editing/due/by-source';
import { recheckMessage } from '../../../src/features/schemes/editing/views';

const sourceOf = (id: string): Source => ({ id, title: `Titre ${id}`, publisher: 'DGE' });
const fact = (number: number, source: string): Fact => ({
  id: `vte/what/fait-${String(number).padStart(2, '0')}`,
  subjectId: 'vte',
  facet: 'what',
  text: `Fait ${number}.`,
  sources: [source],
  date: '2026',
  confidence: 'haute',
  recheck: `2027-01-${String(10 + (number % 20)).padStart(2, '0')}`,
});
const facts = (sources: string[]): Fact[] => sources.map((source, number) => fact(number, source));
const linesOf = (due: Fact[]): string[] =>
  recheckMessage(due, sourceOf)
    .text.split('\n')
    .filter((line) => line.startsWith('• '));

describe('the message that asks to check facts again', () => {
  it('names each of a few', () => {
    expect(linesOf(facts(['a', 'b', 'a']))).toEqual([
      '• 10 janvier 2027 : Fait 0. (vte/what/fait-00)',
      '• 11 janvier 2027 : Fait 1. (vte/what/fait-01)',
      '• 12 janvier 2027 : Fait 2. (vte/what/fait-02)',
    ]);
  });

  it('puts many together by their source, the largest first, in ten lines at most', () => {
    const fifty = Array.from({ length: 50 }, (_, at) => (at < 30 ? 'grande' : `s${at}`));
    const lines = linesOf(facts(fifty));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('• Titre grande, DGE : 30 faits, le premier le 10 janvier 2027');
    expect(lines[1]).toBe('• Titre s30, DGE : un fait, le 20 janvier 2027');
    expect(lines[9]).toBe('• et 12 autres');
  });

  it('offers to go through them one after the other', () => {
    const { card, text } = recheckMessage(facts(['a']), sourceOf);
    expect(JSON.stringify(card)).toContain('schemes.reviewDue');
    expect(text).toContain('« connaissances revue »');
  });
});

describe('the review', () => {
  it('goes through every fact once, source by source, though each gets a new day on the way', () => {
    let due = facts(['b', 'a', 'b', 'a', 'c']);
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { fact: next, left } = nextInReview(due, after);
      if (!next) break;
      expect(left).toBe(5 - seen.length);
      seen.push(`${next.sources[0]} ${next.id.slice(-2)}`);
      after = placeInReview(next);
      // Confirmed, and no longer due.
      if (seen.length % 2 === 0) due = due.filter(({ id }) => id !== next.id);
    }
    expect(seen).toEqual(['a 01', 'a 03', 'b 00', 'b 02', 'c 04']);
  });
});
