import { quoteCell } from '../../../tables/reading';
import { dayText, readDay } from './days';
import { listReader, readLine, type Item, type Sure } from './lists';
import { joinItems, maskQuoted, quotePart, splitOutsideQuotes, unquotePart } from './nested-text';
import { fitting, maxLine } from './texts';

type Indicator = Item<'indicators'>;
const follows = String.raw`(?=[\s:\d"]|$)\s*:?\s*`;
const targetWord = new RegExp(`^(?:cibles?|objectifs?|visée?s?|prévue?s?)${follows}`, 'i');
const reachedWord = new RegExp(`^(?:réalisée?s?|realise|atteinte?s?|réel|obtenue?s?)${follows}`, 'i');

export function readIndicatorItem(item: string): Sure<Indicator> {
  const bracket = /\((?:au |le )?([^()]*)\)\s*$/.exec(maskQuoted(item));
  const day = bracket?.[1] === undefined ? undefined : readDay(bracket[1]);
  const date = day && 'value' in day ? day.value : undefined;
  const said = (bracket && date !== undefined ? item.slice(0, bracket.index) : item).trim();
  const colon = maskQuoted(said).indexOf(':');
  const name = readLine(colon < 0 ? said : said.slice(0, colon));
  if ('problem' in name) return name;
  if (name.value === '') return { problem: `${quoteCell(item)} : il manque le nom de l’indicateur.` };
  const { target, reached } = colon < 0 ? {} : figuresIn(said.slice(colon + 1).trim());
  for (const figure of [target, reached]) {
    const read = fitting(figure ?? '', maxLine);
    if ('problem' in read) return read;
  }
  return {
    value: {
      name: name.value,
      ...(target && { target }),
      ...(reached && { reached }),
      ...(date && { date }),
    },
  };
}

/** « cible 40, réalisé 12 », « 12 / 40 », « 40 ». */
function figuresIn(text: string): { target?: string; reached?: string } {
  const [, done, all] = /^([^\s/,"]+)\s*\/\s*([^\s/,"]+)$/.exec(text) ?? [];
  if (all !== undefined) return { target: all, reached: done };
  const figures: { target?: string; reached?: string } = {};
  let current: 'target' | 'reached' = 'target';
  for (const piece of splitOutsideQuotes(text, /,/)) {
    const isTarget = targetWord.test(piece);
    const word = (isTarget ? targetWord : reachedWord).exec(piece)?.[0];
    if (word !== undefined) current = isTarget ? 'target' : 'reached';
    const figure = unquotePart(piece.slice(word?.length ?? 0));
    const before = figures[current];
    figures[current] = word === undefined && before !== undefined ? `${before}, ${figure}` : figure;
  }
  return figures;
}

export const readIndicators = listReader(readIndicatorItem, 50);
/** « 12 / 40 » is read as both figures. */
const quoteFigure = (figure: string): string => quotePart(figure, /[;:,()"\n/]/);

export function writeIndicatorItem({ name, target, reached, date }: Indicator): string {
  const figures = [
    ...(target === undefined ? [] : [`cible ${quoteFigure(target)}`]),
    ...(reached === undefined ? [] : [`réalisé ${quoteFigure(reached)}`]),
  ].join(', ');
  return `${quotePart(name)}${figures && ` : ${figures}`}${date === undefined ? '' : ` (au ${dayText(date)})`}`;
}
export const writeIndicators = (indicators: Indicator[]): string =>
  joinItems(indicators.map(writeIndicatorItem));
