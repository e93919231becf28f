import { rawWords, type Word } from '../retrieval/words';
import type { Topic } from '../topic';
import { expandShorthand } from '../understanding/chat-spelling';
import { readIntent, type Intent } from '../understanding/intent';
import type { NamedSubject } from '../understanding/name-matcher';
import { readTime, type TimeReference } from '../understanding/time';
import type { KnowledgeIndex } from './knowledge-index';

/** A question as it was understood. */
export interface Question {
  text: string;
  words: Word[];
  named: NamedSubject[];
  /** Named in the question, or inherited from what was spoken of before. */
  subjectIds: string[];
  inherited: boolean;
  intent: Intent;
  time: TimeReference;
  /** Words that name no subject and ask no kind of thing: what the answer must hold. */
  content: Word[];
  /** Of these, the names of places, people and bodies: nothing that does not say them answers. */
  properNames: string[];
  /** « A ou B » : which of the two? */
  alternative: boolean;
}

/** Words that say which kind of thing is asked, and so need not be in the fact that answers. */
const askingStems =
  /^(pilot|financ|pai|pay|contact|condition|beneficiair|demarch|candidat|budget|montant|argent|aid|prim|cout|dat|ann|heur|lieu|endroit|ville|nombr|chiffr|role|gouvern|gere|gerer|anim|coordin|definit|dispositif|programm|differenc|confond|pareil|lien|rapport|relat|articul|adress|joindr|qui|quoi|concern|destin|ouvr|ouvert|comment|obten|demand|benefici|rejoindr|lanc|cre|commenc|debut|fin|termin|exist|act|etat|responsabl|occup|concret|concretement|info|inform|renseign|sert|servir|consist|definir|present|participant|represent|decid|decis|euro|verse|touch|recoit|recevoir|interess|eligibl|droit|possibl|personn|gens|truc|chose|entrepris|territoir|industr|industri|nouv|gros|princip|important|general|different|niveau|operateur|oper|dirig|presid|fich|cherch|trouv|besoin|projet|compt|etre|organis|lieu|tenu|tien|tenir|deroul|pass|jour|moment|nom|prevu|prevoir|expliqu|detail|tete|plac|jou|fonction|march|perd|perds|compren|propos|permet|prend|prendr|vis|deploi|pratiqu|utilis|mis|mett|mettr|dit|parl|cit|retenu|prevoi|evoqu|regard|rest|attend|selon|apres|cadr|mani|facon|veul|voul|va|connaitr|savoir)/;

export function understand(index: KnowledgeIndex, text: string, topic: Topic | undefined): Question {
  const plain = expandShorthand(text);
  const words = index.search.read(plain);
  const named = index.findNames(plain);
  const intent = readIntent(plain);
  const fromTopic =
    topic?.subjectId !== undefined && named.length === 0 && isFollowUp(plain) ? [topic.subjectId] : [];
  const facets =
    intent.facets.length === 0 && topic?.facet !== undefined && startsFollowUp(plain)
      ? [topic.facet]
      : intent.facets;
  const position = new Map(rawWords(plain).map((word, at) => [at, word]));
  const content = words.filter(
    (word, at) => !word.empty && position.has(at) && !named.some(({ start, end }) => at >= start && at < end),
  );
  return {
    text: plain,
    words,
    named,
    subjectIds: named.length > 0 ? [...new Set(named.map(({ subjectId }) => subjectId))] : fromTopic,
    inherited: fromTopic.length > 0,
    intent: { ...intent, facets: facets },
    time: readTime(plain),
    content,
    alternative: isAlternative(rawWords(plain), named),
    properNames: content.map((word) => word.text).filter((word) => isName(word, text)),
  };
}

export const isAsking = (word: Word): boolean => askingStems.test(word.stem) || askingStems.test(word.text);

function isAlternative(words: string[], [first, second]: NamedSubject[]): boolean {
  if (!first || !second || first.subjectId === second.subjectId) return false;
  const between = words.slice(first.end, second.start);
  return between.includes('ou') && between.length <= 3;
}

const startsFollowUp = (text: string): boolean => /^\s*(et|mais|ok|donc|alors|sinon|du coup)\b/i.test(text);

/** Short, or leaning on what was said before. */
function isFollowUp(text: string): boolean {
  return (
    startsFollowUp(text) ||
    rawWords(text).length <= 6 ||
    /\b(il|elle|ils|elles|ca|ça|cela|celui-ci|celle-ci|y|en|ce dispositif|cette aide|ce programme)\b/i.test(
      text,
    )
  );
}

const regionWords =
  /^(auvergne|rhone|bourgogne|franche|bretagne|breton(s|ne|nes)?|centre-val|corse|alsace|lorraine|champagne|hauts|normandie|normand(s|e|es)?|aquitaine|occitanie|paca|provence|guadeloupe|guyane|martinique|mayotte|reunion|ile-de-france|picardie|limousin|poitou)$/;

/** Written with a capital inside the sentence, all in capitals, or known as a Region. */
function isName(folded: string, original: string): boolean {
  if (regionWords.test(folded)) return true;
  const match = new RegExp(`(?<![\\p{L}\\p{N}])(${folded})(?![\\p{L}\\p{N}])`, 'iu').exec(
    original.normalize('NFD').replace(/\p{M}/gu, ''),
  );
  const written = match?.[1];
  if (!match || written === undefined || original === original.toUpperCase()) return false;
  const inside = /[\p{L}\p{N},'’] *$/u.test(original.slice(0, match.index));
  return /^\p{Lu}/u.test(written) && inside && written.length > 1;
}
