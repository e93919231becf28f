import type { Clause } from './clauses';
import { aroundBefore } from './ellipsis';
import type { Fact, Weight } from './fact';
import type { Found } from './found';
import { isEither, isValue } from './hesitations';
import { interpretAmount } from './interpret-amounts';
import { interpretDate, interpretShift } from './interpret-dates';
import { interpretShare } from './interpret-shares';
import type { Message } from './message';
import { numberSource, readNumber } from './numbers';
import { isContrasted, weightOfAmount, weightOfDate, weightOfShare } from './weights';

/** What a figure, a name or a date says, from the words of its clause. */

const betweenTwo = new RegExp(
  String.raw`(?<![a-z])(?:${numberSource}) (?:ou|a|voire|-|/) (?:bien |meme )?(?:de |d')?$`,
);

/** What leaves a figure open; « environ » before it only rounds. */
const toldAround =
  /^[ ,(]*(?:(?:ou|enfin|voire|bref|a peu pres|disons|quoi|plutot|pas loin|quelque part) )*(?:dans ces eaux|quelque chose comme (?:ca|cela)|un truc (?:comme ca|du genre)|par la(?= ?(?:$|[,)]))|et (?:quelques|des poussieres|des brouettes)|(?:mais )?(?:je |on )?(?:ne |n')?sais? (?:pas|plus) (?:de combien|exactement|trop|au juste|precisement))/;

/** « devait être livrée fin avril » */
const wasDue =
  /\b(?:devait|devaient|devions|aurait du|auraient du|etait prevue?s?|etaient prevue?s?)\b[^,;]*$/;
const renamed =
  /^[ ,.;]*(?:et |mais |donc )*(?:c'est|ce sera|voila|voici) (?:donc |bien |desormais |maintenant )*(?:la nouvelle|la bonne|le nouveau|une nouvelle)/;

const hesitating =
  /\b(?:hesit(?:e|es|ons|ent)|balanc(?:e|es|ons|ent)|oscill(?:e|ons|ent)|tergivers\w+|partage\w*|tranch\w+|(?:ne |n')?(?:arriv\w+|parven\w+|reuss\w+) pas a (?:choisir|trancher|se decider)) (?:encore |toujours |sur [a-z ]{2,20})*entre (?:le |la |les )?(?:[PAHD]+ (?:et|ou) (?:le |la |les )?)?$/;

/** « soit fin mai, soit fin juin », « ou bien mai ou bien juin » */
/** « entre la moitié et les deux tiers » */
const isBetween = (masked: string, { kind, start, end }: Found): boolean =>
  kind === 'P' &&
  ((/\bentre (?:la |le |les |l')?$/.test(masked.slice(Math.max(0, start - 15), start)) &&
    /^ et (?:la |le |les |l')?P/.test(masked.slice(end))) ||
    /\bentre (?:la |le |les |l')?P+ et (?:la |le |les |l')?$/.test(
      masked.slice(Math.max(0, start - 60), start),
    ));
/** « d'un mois, deux au pire », « le 15 mai si elle tient, le 15 juin sinon » */
const atWorst = new RegExp(
  String.raw`^ ?,? ?(?:ou |voire |et )?(?:le |a |en |au )?(?:${numberSource}|[PADH]+) (?:au (?:pire|mieux)|dans le (?:pire|meilleur) des cas|si (?:ca|tout) [a-z ]{2,20})(?![a-z])`,
);
const otherwise = /^ ?,? ?sinon ?(?:$|[.;!?\n])/;
const either = /\b(?:soit|ou bien) (?:a |de |le |la |en |au |aux |pour |vers )*$/;
const isEitherOr = (masked: string, at: number): boolean =>
  either.test(masked.slice(Math.max(0, at - 25), at)) &&
  (/[^.;!?\n]*$/.exec(masked.slice(0, at))?.[0] + (/^[^.;!?\n]*/.exec(masked.slice(at))?.[0] ?? '')).split(
    /\b(?:soit|ou bien) /,
  ).length > 2;
function startsFrom({ masked }: Message, clause: Clause, found: Found): boolean {
  const rest = /^[^.;!?\n]*/.exec(masked.slice(found.end))?.[0] ?? '';
  return (
    /^(?:(?:S|[ ,:])*(?:(?:en )?parti\w* |passee? )?(?:de |d'|du ))(?:la |le )?$/.test(
      masked.slice(clause.start, found.start),
    ) &&
    new RegExp(
      String.raw`^[^.;!?\n]*?, ?[^,]*(?<![a-z])(?:pass|mont|arriv|grimp|tomb|descend|ramen|port|repouss|report|decal|gliss)\w* (?:a|au|aux) (?:la |le |les )?${found.kind}`,
    ).test(rest)
  );
}

/** « 9 logements livrés sur 20, soit 65 % »: the count says 45. */
const countedBefore = new RegExp(
  String.raw`(?<![\d,.])(${numberSource}) (?:[a-z']+ ){0,4}sur (?:les |un total de )?(${numberSource})(?: [a-z]+){0,3},? (?:soit|donc|c'est-a-dire|cad)(?: environ| deja| donc)? $`,
);
function isMiscounted({ masked }: Message, found: Extract<Found, { kind: 'P' }>): boolean {
  const [, part = '', whole = ''] = countedBefore.exec(masked.slice(0, found.start)) ?? [];
  const [above, below] = [readNumber(part) ?? 0, readNumber(whole) ?? 0];
  return below > 1 && !found.value.points && Math.abs((100 * above) / below - found.value.percent) > 2;
}

export function interpretFound(
  message: Message,
  clause: Clause,
  found: Found,
  clauseBefore: Clause | undefined,
): Fact | undefined {
  if ('PAHD'.includes(found.kind) && (isSettledLater(message, found) || isForgotten(message, clause)))
    return undefined;
  const fact = interpretSaid(message, clause, found, clauseBefore);
  if (fact?.field === 'due' && wasDue.test(message.masked.slice(clause.start, found.start))) {
    const rest = /^[^\n]{0,80}/.exec(message.masked.slice(found.end))?.[0] ?? '';
    // « devait être livrée fin avril, c'est la nouvelle échéance »: which day is it?
    if (renamed.test(rest))
      return {
        at: found.start,
        field: 'doubt',
        doubt: { kind: 'unsure', words: message.typed.slice(clause.start, clause.end) },
      };
    if (/[DH]/.test(rest)) return undefined;
  }
  // « on hésite entre fin mai et fin juin », « on ne sait pas si elle fera 900 ou 950 k€ »
  if (
    'PAHD'.includes(found.kind) &&
    (hesitating.test(message.masked.slice(0, found.start)) ||
      isEitherOr(message.masked, found.start) ||
      isBetween(message.masked, found) ||
      atWorst.test(message.masked.slice(found.end)) ||
      otherwise.test(message.masked.slice(found.end)))
  )
    return {
      at: found.start,
      field: 'doubt',
      doubt: { kind: 'range', words: message.typed.slice(clause.start, clause.end) },
    };
  if (found.kind === 'P' && isMiscounted(message, found))
    return {
      at: found.start,
      field: 'doubt',
      doubt: { kind: 'range', words: message.typed.slice(clause.start, clause.end) },
    };
  const isFigure = 'PAHD'.includes(found.kind) && fact && isValue(fact);
  const words = message.typed.slice(found.start, found.end);
  // « 60 % (?) »
  const isMarked = /^ ?\( ?\?+ ?\)/.test(message.masked.slice(found.end));
  // « dans 2 ou 3 mois », « de deux à trois mois »
  if (
    found.kind === 'H' &&
    betweenTwo.test(message.masked.slice(clause.start, found.start)) &&
    (fact !== undefined ||
      /\b(?:dans|d'ici|sous|livr\w*|echeance|pret\w*|fini\w*|termin\w*|fin|decal\w*|report\w*|retard)\b/.test(
        message.masked.slice(clause.start, clause.end),
      ))
  )
    return {
      at: found.start,
      field: 'doubt',
      doubt: { kind: 'range', words: message.typed.slice(clause.start, clause.end) },
    };
  // « 60 % ou dans ces eaux-là »
  if (isFigure && toldAround.test(/^[^.;!?\n]*/.exec(message.masked.slice(found.end))?.[0] ?? ''))
    return { at: found.start, field: 'doubt', doubt: { kind: 'range', words } };
  if (
    !isFigure ||
    (!isMarked && !isEither(message.masked.slice(0, found.start), message.masked.slice(found.end)))
  )
    return fact;
  return { at: found.start, field: 'doubt', doubt: { kind: isMarked ? 'unsure' : 'range', words } };
}

/** « j'hésitais entre 40 et 45 %, j'ai tranché : 45 % » */
const wasTorn =
  /\b(?:hesit|balanc|oscill|tergivers)(?:ais|ait|ions|aient)\b[^.;!?\n]*$|\bavai(?:s|t) (?:longtemps )?hesite\b[^.;!?\n]*$/;
const isSettledLater = ({ masked }: Message, { kind, start, end }: Found): boolean =>
  wasTorn.test(masked.slice(0, start)) && new RegExp(`[^${kind}]${kind}`).test(masked.slice(end));
/** « oubliez le chiffre de Julie (70 %), … » */
const isForgotten = ({ masked }: Message, { start }: Clause): boolean =>
  /(?:^|[.,;:!?\n] ?)(?:(?:bonjour|stp|svp|donc|et|mais) )*(?:oubli|annul|ignor|effac|supprim)(?:e|ez|ons|er) [^.;!?\n,PAD]{2,40}\( ?$/.test(
    masked.slice(0, start),
  );

const restated = /D+ ?[,(] ?(?:soit|c'est-a-dire|cad|autrement dit) (?:le |la |a la |au |vers )?$/;
function isOtherDay({ masked, found }: Message, one: Extract<Found, { kind: 'D' }>): boolean {
  const first = found.findLast((each) => each.kind === 'D' && each.end <= one.start);
  if (!restated.test(masked.slice(0, one.start)) || first?.kind !== 'D') return false;
  const [from, to] = [first.value.day, one.value.day];
  return from !== undefined && to !== undefined && Math.abs(to.since(from).days) > 16;
}

const isNewBudget =
  /^,? ?(?:et |donc )*(?:c'est|ce sera|voila|voici|devient|soit) (?:donc |desormais |maintenant )*(?:notre|le|mon|son) (?:nouveau |nouvel )?(?:budget|montant|cout)(?: (?:total|global|final|previsionnel|de reference))?(?= ?(?:$|[.;!?\n,]))/;
const weighed = (fact: Fact | undefined, weight: Weight): Fact | undefined =>
  fact?.field === 'progress' || fact?.field === 'budget' || fact?.field === 'due'
    ? { ...fact, ...weight }
    : fact;

function interpretSaid(
  message: Message,
  clause: Clause,
  found: Found,
  clauseBefore: Clause | undefined,
): Fact | undefined {
  const corrects = /C[\s,:]*$/.test(message.masked.slice(0, clause.start)) ? 'C ' : '';
  const before = corrects + message.masked.slice(clause.start, found.start);
  const after = message.masked.slice(found.end, clause.end);
  const words = message.typed.slice(found.start, found.end);
  const rest = /^[^.;!?\n]*/.exec(message.masked.slice(found.end))?.[0] ?? '';
  // « de 45 % en octobre, la 8 est passée à 60 % »: where it starts from.
  if ('PAD'.includes(found.kind) && startsFrom(message, clause, found)) return undefined;
  const around = aroundBefore(message, clause, clauseBefore, found.kind, found.start);
  switch (found.kind) {
    case 'P':
      return weighed(
        interpretShare(found.value, before, after, words, found.start, rest),
        weightOfShare(before, rest, words),
      );
    case 'A':
      // « le devis tombe : 1 180 000 €, c'est notre nouveau budget »
      if (isNewBudget.test(rest) && !found.value.delta && !found.value.range && !found.value.foreign)
        return {
          at: found.start,
          field: 'budget',
          euros: found.value.euros,
          excludingTax: found.value.excludingTax,
          delta: false,
        };
      return weighed(
        interpretAmount(
          found.value,
          found.value.delta ? before : (around?.before ?? before),
          after,
          words,
          found.start,
          message.found.filter((one) => one.kind === 'A' && one.value.delta).length > 1,
          isContrasted(message.masked.slice(0, found.start)),
        ),
        weightOfAmount(before, rest),
      );
    case 'D':
      // « le 30 septembre, soit fin octobre »
      if (isOtherDay(message, found))
        return { at: found.start, field: 'doubt', doubt: { kind: 'contradictoryDate', words } };
      return weighed(
        interpretDate(found.value, before, after, words, message.today, found.start),
        weightOfDate(before, rest),
      );
    case 'H':
      return around
        ? interpretShift(found.value, around.before, around.after, found.start)
        : interpretShift(found.value, before, after, found.start);
    case 'L':
      return { at: found.start, field: 'lead', text: found.value };
    case 'T':
      return { at: found.start, field: 'partners', names: found.value };
    case 'Q':
    case 'S':
      return undefined;
  }
}
