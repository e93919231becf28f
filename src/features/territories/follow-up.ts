import type { TerritoryRegister } from './load-territories';
import { buildQuestion, isArea as isAreaName, mineOf, type TerritoryQuestion } from './build-question';
import { readSentence, type SentenceShape } from './sentence-shape';
import type { TerritoryTopic } from './topic';
import { otherSubjects } from './words';

const opening =
  /^(et |ok |merci |oui |non |alors |d accord |du coup |bien |sinon |donc )*(et |pour |dans |en |a |au |aux |chez |de |du |des |d |sur |l |la |le |les |region |departement |ville |commune |celle |celles |ceux |meme question |meme chose |quid |qu en est il |idem |avec |c est |ce est |je |parle |suis |nous |sommes |on |est )*/;

/** « et la Corse ? », « lesquels ? », « et avant ? » after an answer. Undefined: it stands on its own. */
export function understandFollowUp(
  register: TerritoryRegister,
  sentence: SentenceShape,
  previous: TerritoryTopic,
  text: string,
): TerritoryQuestion | undefined {
  const { shape } = sentence;
  if (/\b(TI|TER)[SP]\b/.test(shape) && shape.split(' ').length > 4) return undefined;
  const rest = shape.replace(opening, '').replace(/ ?\b(alors|merci|aussi|et|elle|lui)$/, '');
  const again = (question: Partial<TerritoryQuestion>): TerritoryQuestion => ({
    kind: previous.kind,
    list: previous.list,
    choices: [],
    ...question,
  });
  const inherited = (kind: TerritoryTopic['kind']) => {
    const period = sentence.period ?? previous.list;
    return buildQuestion(register, { ...sentence, period }, kind, text);
  };

  if (sentence.period !== 'other' && /^(# ?)+((et|ou|a|en|dans|de|le|la|l|du) (# ?)*)*$/.test(rest)) {
    const isArea = sentence.places.every(isAreaName);
    if (previous.ambiguousName !== undefined && isArea) {
      const whole = `${previous.ambiguousName} (${text})`;
      return buildQuestion(register, readSentence(register, whole), previous.kind, whole);
    }
    if (previous.kind === 'list' || previous.kind === 'count') return inherited(previous.kind);
    if (isArea) return inherited('list');
    return inherited(
      previous.kind === 'byRegion' || previous.kind === 'where' ? 'membership' : previous.kind,
    );
  }
  if (rest === '' && sentence.period && sentence.period !== 'other' && sentence.period !== previous.list)
    return again({ list: sentence.period, ...scopeOf(register, previous) });
  if (/^(avant|auparavant|precedemment)$/.test(rest) && previous.list === 'inForce')
    return again({ list: 'phase1', ...scopeOf(register, previous) });
  if (/^(aujourd hui|maintenant|actuellement|desormais)$/.test(rest) && previous.list === 'phase1')
    return again({ list: 'inForce', ...scopeOf(register, previous) });
  if (/^(ma|notre) region$/.test(shape.replace(/^(et |pour |dans |en )+/, '')))
    return again({ mine: 'region', kind: previous.kind === 'count' ? 'count' : 'list' });
  if (
    /^et (moi|nous|chez moi|chez nous|ma commune|ma ville|notre commune|ma comcom|mon interco|mon agglo|ma communaute)$/.test(
      shape,
    )
  )
    return again({ mine: mineOf('chez moi'), kind: 'membership' });

  const isScoped = previous.kind === 'count' || previous.kind === 'list';
  if (
    isScoped &&
    /^(lesquels|lesquelles|quels sont ils|quels|liste|noms|la liste|voir la liste)( sont ils| exactement)?$/.test(
      rest,
    )
  )
    return again({ kind: 'list', ...scopeOf(register, previous) });
  if (isScoped && /^combien( il y en a| y en a t il| en tout| au total| sont ils)?$/.test(rest))
    return again({ kind: 'count', ...scopeOf(register, previous) });
  if (previous.territoryId !== undefined) {
    if (
      /^((quels|qui) sont |qui est |qui en )?(ses |les |leurs )?(membres|fait partie|qui en fait partie|autres membres|qui d autre)( de ce territoire| du territoire)?$/.test(
        rest,
      )
    )
      return again({ kind: 'members', ...scopeOf(register, previous) });
    if (/^combien (de |d )?(membres|communes|intercommunalites|epci)( (dans|a) ce (TERS|TIS))?$/.test(rest))
      return again({ kind: 'memberCount', ...scopeOf(register, previous) });
  }
  const unknown = previous.waitsForPlace ? unknownNameOf(sentence, text) : undefined;
  return unknown === undefined ? undefined : again({ kind: 'membership', unknownPlace: unknown });
}

/** We asked for a place, and these few words look like the name of one. */
function unknownNameOf(sentence: SentenceShape, text: string): string | undefined {
  const [first] = sentence.strangers;
  const last = sentence.strangers.at(-1);
  if (!first || !last || sentence.shape.split(' ').length > 5) return undefined;
  if (sentence.strangers.some((one) => otherSubjects.has(one.word))) return undefined;
  if (/\b(c est|quoi|qui|que|quel|quels|ou)\b/.test(sentence.shape)) return undefined;
  return /^\p{Lu}\p{Ll}/u.test(first.raw) ? text.slice(first.start, last.end) : undefined;
}

/** The place of the previous answer, as if it had been named again. */
function scopeOf(register: TerritoryRegister, previous: TerritoryTopic): Pick<TerritoryQuestion, 'choices'> {
  const territory = register.territories.find((one) => one.id === previous.territoryId);
  const region = register.regions.find((one) => one.code === previous.regionCode);
  const codes = previous.departmentCodes ?? [];
  const department = codes.length === 1 ? register.departments.get(codes[0] ?? '') : undefined;
  const formerRegion = register.formerRegions.find((one) => one.departmentCodes.join() === codes.join());
  const place = territory
    ? { kind: 'territory' as const, territory }
    : region
      ? { kind: 'region' as const, region }
      : department
        ? { kind: 'department' as const, department }
        : formerRegion
          ? { kind: 'formerRegion' as const, formerRegion }
          : undefined;
  if (!place) return { choices: [] };
  return {
    choices: [
      {
        found: { from: 0, to: 0, text: '', places: [place], withArticle: false },
        choice: { place, others: [] },
      },
    ],
  };
}
