import {
  answerTerritoryQuestion,
  isPlaceName,
  regionInText,
  type TerritoryRegister,
} from '../../territories';
import type { Answer } from './answer';
import { rawWords } from '../retrieval/words';
import { answerFromFacts, answerWith } from './answer-facts';
import type { AskContext } from './ask-context';
import type { KnowledgeIndex } from './knowledge-index';
import { mergeAnswers } from './merge';
import type { Question } from './question';
import { asksForContact, regionalContact } from './regional-contact';
import { fromTerritories } from './territory';

/** « à Figeac », « près de Romans-sur-Isère »: as names are written. */
const place =
  /(?:^|[\s,;:(])(?:à|a|sur|dans|vers|de|du|d['’])\s?((?:L[ae]s? )?\p{Lu}[\p{L}'’]+(?:(?:[- ](?:sur|sous|en|lès|les|la|le|de|du|des|d['’]))?[- ]?\p{Lu}[\p{L}'’]+|-[\p{L}'’]+)*)/gu;
/** A hamlet may bear the name of anything. */
const leastThousands = 1;

/** « Mon entreprise est à Figeac, à qui m'adresser ? »: which territory that is, and whom to ask there. */
export function answerLocalContact(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  typed: string,
  context: AskContext,
): Answer | undefined {
  const programme = index.programme();
  if (programme === undefined || !asksForContact(question.text) || regionInText(register, typed))
    return undefined;
  const town = [...typed.matchAll(place)]
    .map(([, name = '']) => name)
    .find((name) => isPlaceName(register, name, leastThousands));
  if (town === undefined) return undefined;
  const inTown = new Set(rawWords(town));
  // « Un plombier à Nantes »: whoever is looked for there, it is nobody of ours.
  const looksElsewhere = question.telling.some(
    ({ text, stem }) => !inTown.has(text) && index.search.frequencyOf(stem) === 0,
  );
  if (looksElsewhere) return undefined;
  const others = question.named.filter(({ subjectId }) => subjectId !== programme);
  // « Qui contacter pour le VTE à Lyon ? »: the town is the asker's, and the contact for the VTE the same everywhere.
  if (others.length > 0) {
    const properNames = question.properNames.filter((word) => !inTown.has(word));
    return answerFromFacts(index, { ...question, properNames }, context);
  }
  const territory = answerTerritoryQuestion(register, {
    text: `Dans quel territoire d’industrie est ${town} ?`,
    person: context.person,
  });
  if (!territory || territory.refused || territory.options) return undefined;
  // Out of the programme there is no project lead to begin with.
  const contact =
    territory.topic.territoryId === undefined
      ? regionalContact(index)
      : index.factsOf(programme, 'contact').find(({ level }) => level === 'local');
  if (!contact) return undefined;
  const whom = answerWith(
    index,
    { serving: [contact], further: [] },
    { subjectId: programme, facet: 'contact' },
    context.today,
  );
  return mergeAnswers([fromTerritories(territory, context.topic), whom]);
}
