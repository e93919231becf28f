import type { Fact } from './fact';
import { isFormer } from './former';
import { isOfPart } from './other-measures';
import { numberSource, readNumber } from './numbers';
import { isAim } from './suppositions';

/** Numbers without a sign or a unit, and multiples of the budget. */

/** What may follow a bare number and leave it one. */
const goesOn = String.raw`(?:et|mais|pas|non|au lieu|contre|donc|voila|merci|svp|stp|car|sinon|puis|desormais|maintenant|environ|deja|par rapport|avec|par contre|pour l'instant|aujourd'hui|ce jour|en cours|en pause|bloquee?|suspendue?|toujours bloquee?)(?![a-z])`;

const placed = new RegExp(
  String.raw`(?:(?<strong>\b(?:avancement|avancee?|progression|realis(?:e|ation)|progres)(?: (?:est|physique|global|reel|a|de|passe|:|=))*[ :=]*)|(?<weak>\b(?:(?:est|sont|sommes|suis|en est|passe|passent|passee?|montee?|monte|grimpe|arrive|rendu|rendus|atteint|S+|deja|desormais|maintenant|plutot|(?:re)?met(?:s|tez|tre)?(?:-l[ae])?)(?: \w+)? |^(?:(?:C+|non|finalement|plutot|en fait|disons)[ ,]+)+)(?:a|:|=>|->|=|→|>)? ?|(?<=S)(?: a|:| :| =| ->| =>| →| >| est a|,)? ))(?<number>${numberSource})(?![\d,.]?\d| ?(?:[%€/ABD-Z]|(?!${goesOn})[a-z]))`,
  'g',
);

const factors = new RegExp(
  String.raw`\b(?:(?<twice>doubl)|(?<thrice>tripl))(?:e|ee|es|ent|er|era)(?![a-z])|\bmultipli\w* par (?<times>${numberSource})(?![\d,.])|\bdivis\w* (?:[a-z]+ )?par (?<parts>deux|trois|quatre|[2-9])(?![\d,.])|\bdivis\w*[^,;.PA]{0,50} par (?<shared>deux|trois|quatre|[2-9])(?![\d,.])|\b(?<half>(?:coup|scind|divis|rabot|redui)\w*)[^,;.PA]{0,50}? en deux\b`,
);
function factorOf(said: Record<string, string | undefined>): number | undefined {
  if (said['twice'] !== undefined) return 2;
  if (said['thrice'] !== undefined) return 3;
  if (said['half'] !== undefined) return 1 / 2;
  if (said['times'] !== undefined) return readNumber(said['times']);
  const parts = readNumber(said['parts'] ?? said['shared'] ?? '');
  return parts === undefined ? undefined : 1 / parts;
}

/** « budget doublé », « divisé par deux » */
export function interpretFactor(clause: string, start: number): Fact[] {
  if (!/\b(?:budget|enveloppe|cout)s?\b/.test(clause) || /\b(?:pas|ne|n'|si)\b/.test(clause)) return [];
  const match = factors.exec(clause);
  const factor = match ? factorOf(match.groups ?? {}) : undefined;
  if (!match || factor === undefined) return [];
  return [{ at: start + match.index, field: 'budget', factor }];
}

/** « 62 contre 60 le mois dernier » */
const instead = /^ (?:contre|au lieu de|vs|et (?:non |pas |non pas )(?:a )?) ?\d{1,3}(?![\d,.]| ?(?:k|m|€))/;

/** « passe de 55 à 60 », « 55 → 60 »: from what it was to what it is. */
const step = new RegExp(
  String.raw`\b(?:(?:passe|passent|passer|monte|montee?|grimpe|avance|evolue|ramenee?|portee?|baisse|descend)\w* de |de |:? ?(?=\d{1,3} ?(?:->|=>|→)))(\d{1,3}(?:[.,]\d+)?) ?(?:a|->|=>|→) ?(\d{1,3}(?:[.,]\d+)?)(?![\d%€]|[.,]\d| ?(?:%|€|k|m|pour cent|mois|jours?|semaines?|ans?|emplois|[a-z]+s)(?![a-z]))`,
);
export function interpretStep(clause: string, start: number): Fact[] {
  const match = step.exec(clause);
  if (!match) return [];
  const at = start + match.index;
  const [words, , to = ''] = match;
  const value = readNumber(to);
  if (/\b(?:budget|enveloppe|cout)/.test(clause))
    return [{ at, field: 'doubt', doubt: { kind: 'unclearAmount', words: words.trim() } }];
  return value !== undefined && Number.isInteger(value) && value <= 100
    ? [{ at, field: 'progress', percent: value, delta: false }]
    : [{ at, field: 'doubt', doubt: { kind: 'unclearNumber', words: words.trim() } }];
}

/** « l'avancement est à 70 », « la 8 à 60 »: a number that nothing names. What cannot be sure is asked. */
export function interpretBare(clause: string, start: number): Fact[] {
  const facts: Fact[] = [];
  for (const match of clause.matchAll(placed)) {
    const { strong, number = '' } = match.groups ?? {};
    const value = readNumber(number);
    const before = clause.slice(0, match.index + match[0].length - number.length);
    const at = start + match.index + match[0].length - number.length;
    if (
      value === undefined ||
      /^(?:un|une)$/.test(number) ||
      // « divisé par deux », « coupé en deux »
      /\b(?:par|en) $/.test(before) ||
      isFormer(before, '') ||
      isOfPart(before) ||
      isAim(before)
    )
      continue;
    if (/\b(?:budget|enveloppe|cout)\b/.test(clause)) {
      facts.push({ at, field: 'doubt', doubt: { kind: 'unclearAmount', words: number } });
    } else if (
      strong !== undefined ||
      (Number.isInteger(value) &&
        value >= 0 &&
        value <= 100 &&
        (value % 5 === 0 || instead.test(clause.slice(match.index + match[0].length))))
    ) {
      if (value > 100) facts.push({ at, field: 'doubt', doubt: { kind: 'outOfRange', words: number } });
      else facts.push({ at, field: 'progress', percent: Math.round(value), delta: false });
    } else facts.push({ at, field: 'doubt', doubt: { kind: 'unclearNumber', words: number } });
  }
  const between = /\bentre (\d{1,3}) et (\d{1,3})(?= ?(?:$|[.,;]|S|pour |sur |d'avancement))/.exec(clause);
  if (between && facts.length === 0)
    facts.push({ at: start + between.index, field: 'doubt', doubt: { kind: 'range', words: between[0] } });
  // « à 55, 60 au mieux », « 85 puis 95 puis 90 »
  const open =
    /(?:\b(?:a|est|sont)|S,?|[:=]) ?(?:environ )?(\d{1,3}(?:, ?| puis | et puis | ensuite )(?:voire )?\d{1,3}(?: (?:au (?:mieux|pire|maximum|max)|maxi?(?:mum)?|grand max(?:imum)?)(?![a-z])| puis \d{1,3}))/.exec(
      clause,
    );
  if (open)
    return [{ at: start + open.index, field: 'doubt', doubt: { kind: 'range', words: open[1] ?? '' } }];
  // « la 8 est à 60 ou 65 »
  const either =
    /(?:\b(?:a|est|sont)|S,?|[:=]) ?(?:environ )?(\d{1,3} (?:ou|voire) (?:bien |plutot |meme |a |peut-etre )*\d{1,3})(?= ?(?:$|[.;!]|, ))/.exec(
      clause,
    );
  if (either && facts.length === 0)
    facts.push({
      at: start + either.index,
      field: 'doubt',
      doubt: { kind: 'range', words: either[1] ?? '' },
    });
  const money = new RegExp(
    String.raw`\b(?:budget|enveloppe|cout)s?(?: (?:de |pour |sur )?(?:la |l')?S+)?(?: (?:est|passe|ramene|porte|revu|total|previsionnel|fixe|a|de|au|:|=))*[ :=]+(?<minus>-)?(?<number>${numberSource})(?![\d,.]?\d| ?(?:[%€/a-z]|[A-Z]))`,
  ).exec(clause);
  if (money && facts.length === 0)
    facts.push({
      at: start + money.index,
      field: 'doubt',
      doubt: { kind: 'unclearAmount', words: money.groups?.['number'] ?? '' },
    });
  return facts;
}
