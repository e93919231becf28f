import { foldText } from '../../../core/text';
import type { Topic } from '../topic';
import type { Answer } from './answer';
import type { KnowledgeIndex } from './knowledge-index';
import { mergeAnswers } from './merge';

const both =
  /(?<![a-z])(?:(?:pour|sur|dans|de|entre|chez|avec) )?(?:(?:tous |toutes )?les deux|l'un (?:et|comme) l'autre|chacune?(?: des deux| d'eux| d'elles)?)(?![a-z ]{0,3}(?:ans|mois|annees|phases|regions|territoires|ministres))(?![a-z])[, ]*/;
/** Which of the two is asked of both at once. */
const chooses =
  /(?<![a-z])(?:lequel|laquelle|quel|quelle|qui) (?:des deux|est|a|fait|peut|doit|sont)(?![a-z])/;

/** « Et pour les deux, quelle durée ? » after two were told apart: asked of one, then of the other. */
export function answerOfBoth(
  index: KnowledgeIndex,
  text: string,
  topic: Topic | undefined,
  answerOf: (text: string, topic: Topic) => Answer,
): Answer | undefined {
  const [first, second] = topic?.recent ?? [];
  const folded = foldText(text);
  if (topic?.factId !== undefined || first === undefined || second === undefined) return undefined;
  if (first !== topic?.subjectId || !both.test(folded) || chooses.test(folded)) return undefined;
  if (index.findNames(folded).length > 0 || index.subject(first)?.kind !== index.subject(second)?.kind)
    return undefined;
  const asked = `et ${folded.replace(both, '').replace(/^\W*(?:et|mais|donc)\W+/, '')}`;
  const answers = [first, second].map((subjectId) =>
    answerOf(asked, { ...topic, subjectId, recent: [subjectId] }),
  );
  if (answers.some(({ refused }) => refused)) return undefined;
  const merged = mergeAnswers(answers);
  return merged && { ...merged, topic: { ...topic } };
}
