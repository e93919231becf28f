import { isArea } from './build-question';
import type { SentenceShape } from './sentence-shape';
import type { TerritoryTopic } from './topic';
import { otherSubjects } from './words';

type Kind = TerritoryTopic['kind'];

/** What the shape of a sentence says, at hand for the rules below. */
interface Signs {
  /** Whole words of the shape. */
  has: (pattern: string) => boolean;
  /** No word but those of questions on territories, and of this list. */
  saysOnly: (allowed?: RegExp) => boolean;
  strangers: string[];
  places: number;
  /** The first place is a Region or a département. */
  namesArea: boolean;
  /** There is a place, and it can be in a territory or be one. */
  namesPlace: boolean;
}

const groups =
  '(membres?|communes|communaute|communautes|intercommunalites?|intercos?|epci|agglos?|collectivites|villes)';
const name = '(TIS|TIP|TERS|TERP)';

/** What is asked; undefined where anything in the sentence says that it is something else. */
export function kindOf(sentence: SentenceShape): Kind | undefined {
  const place = sentence.places[0];
  const strangers = sentence.strangers.map((one) => one.word);
  const signs: Signs = {
    has: (pattern) => new RegExp(`(?:^| )(?:${pattern})(?= |$)`).test(sentence.shape),
    saysOnly: (allowed) => strangers.every((word) => allowed?.test(word) ?? false),
    strangers,
    places: sentence.places.length,
    namesArea: place !== undefined && isArea(place),
    namesPlace: place !== undefined && !isArea(place),
  };
  // « dans l’Est »: an area without borders.
  if (signs.has('(l|le|du|au) (est|ouest|nord|sud|centre)$')) return undefined;
  for (const rule of [memberCount, where, byRegion, members, count, areaList, wholeList]) {
    const kind = rule(signs);
    if (kind !== undefined) return kind === 'none' ? undefined : kind;
  }
  return membership(signs, new Set(sentence.shape.split(' ')));
}

/** A kind; 'none': surely something else; undefined: the next rule looks. */
type Verdict = Kind | 'none' | undefined;

function memberCount({ has, saysOnly, places, namesArea }: Signs): Verdict {
  if (!has(`(combien|nombre) (de |d )?${groups}`)) return undefined;
  const isOfTerritory = places > 0 ? !namesArea || has('TERS #|TIS #') : has('mon|notre|TIP|TERP');
  return saysOnly(memberWords) && isOfTerritory ? 'memberCount' : 'none';
}

function where({ has, saysOnly, namesPlace }: Signs): Verdict {
  const asks = has('ou (est|se trouve|se situe)|dans (quel|quels) (region|departement)s?');
  return asks && saysOnly() && namesPlace && has('TERS|TIS') ? 'where' : undefined;
}

function byRegion({ has, saysOnly, namesArea }: Signs): Verdict {
  if (!has('(par|chaque|quels?) regions?|combien (de |d )?regions?')) return undefined;
  if (namesArea || has('ma region')) return undefined;
  return saysOnly(/^(reparti(s|es|tion)?|classement|moins)$/) ? 'byRegion' : 'none';
}

const memberWords =
  /^(composition|composee?s?|composent|regroupe|reunit|rassemble|comprend|perimetre|constituee?|constituent|forment)$/;

/** « Qui d'autre avec nous ? » */
const companions = new RegExp(`${memberWords.source}|^autres?$`);

function members({ has, saysOnly, strangers, places, namesArea, namesPlace }: Signs): Verdict {
  const asks =
    has(
      'membres|qui (d autre|est avec|sont avec)|avec qui|qui (sont les membres|est membre|sont membres|fait partie|est dans|sont dans|y a|il y a|on trouve)',
    ) ||
    has(`(quels|liste des|les) ${groups}`) ||
    strangers.some((word) => memberWords.test(word));
  // With two places, it is asked whether the one is in the other.
  if (!asks || !saysOnly(companions) || places > 1) return undefined;
  if (namesPlace) return 'members';
  if (namesArea) return has('(TIS|TERS) (de |du |d |l |la |le )*#') ? 'members' : undefined;
  return has('(mon|notre) (TIS|TERS)') ? 'members' : undefined;
}

function count({ has, saysOnly, namesPlace }: Signs): Verdict {
  const asks = has(
    `(combien|nombre) (de |d )?${name}|${name} .*combien|combien (\\S+ )*?(y a|existe|existent|compte|comptent|a|ont|avons|avez|recense|trouve|sont) (\\S+ )*${name}`,
  );
  if (!asks || !saysOnly()) return undefined;
  // « combien pour un territoire d’industrie ? » asks for money.
  if (has('combien (\\S+ )*pour (\\S+ )*(TI|TER).')) return 'none';
  return namesPlace ? 'membership' : 'count';
}

const listing =
  'quels?|lesquels|lesquelles|liste|lister|listing|donner?|donnez|montrer?|montrez|citer?|citez|enumere|noms?|affiche|afficher|connaitre|voir';

function areaList({ has, saysOnly, namesArea }: Signs): Verdict {
  if (!namesArea && !has('(ma|notre) region|(mon|notre) departement')) return undefined;
  if (!saysOnly()) return 'none';
  const saysExistence = has(
    'y a|il a|existe|existent|a t elle|a t il|a elle|a il|possede|compte|trouve|a des|a un|ont des',
  );
  const belongs = has('TIS|TIP') && has('est|sont|fait partie|appartient|sommes');
  const isBare =
    has('TIS|TIP') &&
    !has(
      '(?!(?:#|TI[SP]|TER[SP]|les|des|de|du|d|en|dans|a|au|aux|la|le|l|pour|sur|region|departement|et)(?: |$))\\S+',
    );
  return has(listing) || saysExistence || belongs || isBare ? 'list' : 'none';
}

function wholeList({ has, saysOnly, places }: Signs): Verdict {
  if (places > 0 || !has(listing) || !has('TIP|TERP') || !saysOnly()) return undefined;
  return has('qui|quoi|que|ou|mon|ma|mes|notre|pour|avec') ? undefined : 'list';
}

function membership({ has, strangers, places }: Signs, said: ReadonlySet<string>): Kind | undefined {
  if (!has('TIS|TIP|(quel|un|le) TERS|TERS (de |du |d )?#')) return undefined;
  // « que fait », « qui … »: something else than belonging is asked.
  if (has('que (fait|font|va|faire|peut)|ce que|a quoi|de quoi')) return undefined;
  // « On a droit au label ? » asks whether one is in it.
  const asksForLabel = has('droit (a|au) (le |l |un )?(label|TIS)');
  if ([...said].some((word) => otherSubjects.has(word) && !(asksForLabel && word === 'droit')))
    return undefined;
  if (places > 0)
    return strangers.filter((word) => !memberWords.test(word)).length <= 2 ? 'membership' : undefined;
  const belongs = has(
    '(est|es|suis|sommes|sont|serait) (\\S+ )*(TIS|TIP)|fait (\\S+ )?partie|fais(ons)? (\\S+ )?partie|appartien(t|nent|ons)|releve|depend|figure|(quel|mon|notre) (TIS|TERS)|(dans|en) (quel|un) (TIS|TERS)',
  );
  return belongs ? 'membership' : undefined;
}
