import { foldText } from '../../../core/text';
import { regionInText, type TerritoryRegister } from '../../territories';
import type { Fact } from '../knowledge';
import { texts } from '../texts';
import type { Topic } from '../topic';
import type { Answer, AnswerSentence } from './answer';
import { createComposer, type Composer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { itemsOf } from './lists';
import type { Question } from './question';

const asksPresence =
  /\b(y|etai(t|ent)|est|sont|fait|faisait|a|ont)\b.*\b(represente|presente?|participe|la(?=\W*$)|siege|figure|compris|membre|invite|convie|partie|dedans|elle|il)\b|\by (etait|etaient|est|sont|figur|particip)|\b(participai|assistai|figurai)|\b(presence|absence|absente?)\b/;
const asksElse =
  /\bqu'(?:est|a|ont|avait|fait|faisait)\b|\b(que|quoi|comment|pourquoi|combien|quels?|quelles?|qui|quand)\b/;
const asksForList =
  /\b(quelles?|lesquelles|liste|noms?)\b.*\bregions?\b.*\b(represente|presente?|participe|participai|autour de la table|siege|assist|venue?s|la\b|au (copil|comite))|\bregions?\b.*\b(represente|presente?|participant|autour de la table)[a-z]* ?: ?(la )?(liste|lesquelles)/;
const isElliptic = /^\W*(?:(?:et|ok|mais|donc) )+(?:(?:de|pour|avec) )?(?:la |le |les |l')?/;

/** « L'Occitanie y était-elle ? » of what the knowledge lists to the last: yes or no, and the list. */
export function answerPresence(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  text: string,
  topic: Topic | undefined,
  today: string,
): Answer | undefined {
  const folded = foldText(text);
  const subjectId =
    question.named.map((named) => named.subjectId).find((id) => index.subject(id)?.kind === 'event') ??
    (index.subject(topic?.subjectId ?? '')?.kind === 'event' ? topic?.subjectId : undefined);
  if (subjectId === undefined) return undefined;
  const list = regionList(index, register, subjectId);
  const composer = createComposer(index, today);
  const region = regionInText(register, text);
  if (list && !region && asksForList.test(folded))
    return answerWithList(index, subjectId, list, [composer.sentence(list)], composer);
  if (!region || asksElse.test(folded)) return undefined;
  const continues = isElliptic.test(folded) && folded.length < 40 && topic?.factId === list?.id;
  if (!list || !(asksPresence.test(folded) || continues)) return undefined;
  const isThere = itemsOf(list.text).some((item) => regionInText(register, item)?.code === region.code);
  const said = composer.sentence(list);
  const { citations } = said;
  const yesOrNo = { text: (isThere ? texts.isListed : texts.isNotListed)(region.name), citations };
  return answerWithList(index, subjectId, list, [yesOrNo, said], composer);
}

function answerWithList(
  index: KnowledgeIndex,
  subjectId: string,
  list: Fact,
  sentences: AnswerSentence[],
  composer: Composer,
): Answer {
  return {
    refused: false,
    sentences,
    more: [],
    sources: composer.sources(),
    subjectId,
    otherFacets: [...new Set(index.factsOf(subjectId).map(({ facet }) => facet))],
    canForward: false,
    topic: { subjectId, facet: list.facet, factId: list.id },
  };
}

/** Of several lists, that of who took part. */
function regionList(index: KnowledgeIndex, register: TerritoryRegister, subjectId: string): Fact | undefined {
  const lists = index
    .factsOf(subjectId)
    .filter(({ text }) => itemsOf(text).filter((item) => regionInText(register, item)).length >= 3);
  return lists.find(({ facet }) => facet === 'participants') ?? lists[0];
}
