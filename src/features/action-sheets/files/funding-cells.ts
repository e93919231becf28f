import { quoteCell } from '../../../tables/reading';
import { euros, fundingNames } from '../french';
import { readEuros } from './figures';
import { listReader, readLine, type Item, type Sure } from './lists';
import { joinItems, maskQuoted, quotePart } from './nested-text';
import { readFundingState } from './words';

type Funding = Item<'funding'>;

/** An amount at the end, after « : » or a space. */
const amountAtEnd =
  /^([^]*?)(?:\s*:\s*|\s+)([+-]?\d[\d\s.,]*(?:(?:k|m|md|mds|mille|milliers?|millions?|milliards?)?\s*(?:d['’]\s*)?(?:€|euros?|eur)?)\s*(?:h\.?t\.?|t\.?t\.?c\.?)?)$/i;

export function readFundingItem(item: string): Sure<Funding> {
  const masked = maskQuoted(item);
  const bracket = /\(([^()]*)\)\s*$/.exec(masked);
  const bare = bracket ? undefined : stateAtEnd(masked);
  const said = item.slice(0, bracket?.index ?? bare?.index).trim();
  const state = bracket
    ? readFundingState(item.slice(bracket.index + 1, item.lastIndexOf(')')))
    : bare?.state;
  if (state && 'problem' in state) return state;
  const amount = amountAtEnd.exec(maskQuoted(said));
  const colon = maskQuoted(said).indexOf(':');
  if (!amount && colon >= 0) {
    const money = readEuros(said.slice(colon + 1));
    if (money && 'problem' in money) return money;
  }
  const name = amount ? said.slice(0, amount[1]?.length) : colon >= 0 ? said.slice(0, colon) : said;
  const funder = readLine(name);
  if ('problem' in funder) return funder;
  if (funder.value === '') return { problem: `${quoteCell(item)} : il manque le nom du financeur.` };
  const money = amount?.[2] === undefined ? undefined : readEuros(amount[2]);
  if (money && 'problem' in money) return money;
  return {
    value: {
      funder: funder.value,
      ...(money && { euros: money.value }),
      // A funder without a word on it was at least asked.
      state: state?.value ?? 'demande',
    },
  };
}

/** « Région : 300 k€ acquis », without brackets: what follows the amount, if it says a state. */
function stateAtEnd(masked: string): { index: number; state: Sure<Funding['state']> } | undefined {
  for (const end of [/[\s,]+(\S+)\s*$/, /[\s,]+(\S+\s+\S+)\s*$/]) {
    const found = end.exec(masked);
    if (!found || !amountAtEnd.test(masked.slice(0, found.index))) continue;
    const state = readFundingState(found[1] ?? '');
    if (state && 'value' in state) return { index: found.index, state };
  }
  return undefined;
}

export const readFunding = listReader(readFundingItem, 50);
export function writeFundingItem({ funder, euros: amount, state }: Funding): string {
  const name = quotePart(funder, /[;:,()"\n\d]/);
  return `${name}${amount === undefined ? '' : ` : ${moneyText(amount)}`} (${fundingNames[state]})`;
}
export const writeFunding = (funding: Funding[]): string => joinItems(funding.map(writeFundingItem));

/** With the no-break space that Windows-1252 has. */
export const moneyText = (amount: number): string => euros(amount).replaceAll('\u202f', '\u00a0');
