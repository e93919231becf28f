import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { understandUpdate } from '../../../../src/features/action-sheets/reading/understand-update';
import type { ExpectedItem, Expectation } from '../../../eval/updates/expectation';
import { today } from '../../../eval/updates/expectation';
import { grade, type Answer } from '../../../eval/updates/grade';

/**
 * Tables of turns of speech, a file for each kind. A line is a message and what it says:
 * `la 8 est à 60 % ⇒ 8 progress=60 blocker~plu lead?` (`=` the value, `~` words that must stand in the text, `?` may be
 * there or not, `;` between sheets), or `a question`, or `nothing`. `@8` before a message: the conversation is about the 8.
 */
const folder = path.join(__dirname, 'wordings');
const { sheets } = JSON.parse(
  readFileSync(path.join(__dirname, '../../../eval/updates/sheets.json'), 'utf8'),
) as { sheets: Parameters<typeof understandUpdate>[1]['sheets'] };

function answerTo(text: string, lastSheet: number | undefined): Answer {
  const read = understandUpdate(text, { sheets, today, lastSheet });
  if (read.kind === 'nothing' && read.isTalk) return { id: '', asked: false, items: [] };
  if (read.kind !== 'proposal') return { id: '', asked: true, question: read.kind, items: [] };
  const items = read.items.map(
    ({ excludingTax: _tax, duePeriod: _period, further = [], ...said }): Answer['items'][number] => {
      const words = further.find(({ field }) => field === 'startDate' || field === 'request')?.words;
      return { ...said, ...(words !== undefined && { nextStep: said.nextStep ?? words }) };
    },
  );
  return { id: '', asked: false, items };
}

const numeric = new Set(['progress', 'budget']);
const names: Record<string, string> = { due: 'dueDate' };

function itemOf(line: string): ExpectedItem {
  const [sheet = '', ...fields] = line.trim().split(/\s+/);
  const item: Record<string, unknown> = { sheet: Number(sheet) };
  const optional: string[] = [];
  for (const field of fields) {
    const [, name = '', how, value = ''] = /^(\w+)([=~?])(.*)$/.exec(field) ?? [];
    if (how === '?') optional.push(name);
    else if (how === '~') item[name] = value.split(',');
    else if (name === 'partners') item[name] = value.split('|').map((one) => one.split(','));
    else item[names[name] ?? name] = numeric.has(name) ? Number(value) : value;
  }
  return { ...item, optional } as unknown as ExpectedItem;
}

function expectationOf(said: string): Expectation {
  const items = said === 'a question' || said === 'nothing' ? [] : said.split(';').map(itemOf);
  return { id: 't-0', kind: 'mixed', text: said, asked: said === 'a question', items };
}

describe.each(readdirSync(folder).map((file) => [path.basename(file, '.txt'), file]))('%s', (_name, file) => {
  const lines = readFileSync(path.join(folder, file), 'utf8').trim().split('\n');
  const cases = lines.map((line) => line.split(' ⇒ '));

  it.each(cases)('« %s » says %s', (typed = '', said = '') => {
    const [, context, text = ''] = /^(?:@(\d+) )?(.*)$/.exec(typed) ?? [];
    const answer = answerTo(
      text.replaceAll('\\n', '\n'),
      context === undefined ? undefined : Number(context),
    );
    expect(grade(expectationOf(said), answer)).toEqual({ verdict: 'right', reasons: [] });
  });
});
