import { findTerritory, regionInText, type TerritoryRegister } from '../../territories';
import type { Fact } from '../knowledge';
import { texts } from '../texts';
import type { Answer, AnswerSentence } from './answer';
import type { AskContext } from './ask-context';
import { createComposer } from './compose';
import type { KnowledgeIndex } from './knowledge-index';
import { fitting, shortLength } from './length';
import { knownFacets } from './no-answer';
import type { Question } from './question';

const asksWhom =
  /\bqui (?:contacter|appeler|solliciter|voir|joindre|prevenir|saisir)|\ba qui (?:je |on |dois-je |faut-il |puis-je )?(?:m'|m |me |s'|nous )?(?:adress|parl|demand|ecri)|\bvers qui|\b(?:j'appelle|je (?:contacte|vois|joins|previens|sollicite)|on (?:appelle|contacte|voit)) qui\b|\bquel(?:le)? (?:est (?:le |mon |notre )?)?(?:bon )?(?:interlocuteur|contact)/;
/** A detail that the knowledge does not have: then it is « je ne sais pas », and no way round. */
const asksDetail = /\b(telephone|tel|numero|e-?mail|mail|courriel|coordonnees|nom|prenom)\b/;
const ownRegion = /\b(?:ma|notre|mon|ici|chez (?:moi|nous)|pres de chez)\b/;

const isSure = (fact: Fact): boolean => fact.facet === 'contact' && fact.nature !== 'à-vérifier';
/** Whom to call in whatever Region. */
export const regionalContact = (index: KnowledgeIndex): Fact | undefined =>
  index.facts.find((fact) => isSure(fact) && fact.level === 'régional' && fact.region === undefined);

export const asksForContact = (text: string): boolean => asksWhom.test(text) && !asksDetail.test(text);

/** « À qui m’adresser dans ma région ? »: what is said of the subject, and then the Region, by its name. */
export function answerRegionalContact(
  index: KnowledgeIndex,
  register: TerritoryRegister,
  question: Question,
  { person, today }: AskContext,
): Answer | undefined {
  const { text } = question;
  if (!asksForContact(text)) return undefined;
  const territory =
    person?.territoryId === undefined ? undefined : findTerritory(register, person.territoryId);
  const home = person?.regionCode ?? territory?.regionCodes[0];
  const named = regionInText(register, text);
  const region =
    named ?? (ownRegion.test(text) ? register.regions.find(({ code }) => code === home) : undefined);
  const general = regionalContact(index);
  // What the Region itself does, and who is at it, is told elsewhere; a body has its own contact.
  const subjects = question.subjectIds
    .flatMap((id) => index.subject(id) ?? [])
    .filter(({ kind, id }) => kind !== 'practice' && id !== index.programme() && id !== general?.subjectId);
  if (!region || subjects.some(({ kind }) => kind !== 'scheme')) return undefined;
  const [subject] = subjects;
  const own = subject && index.factsOf(subject.id).find(isSure);
  if (!general || (subject && !own)) return undefined;
  const composer = createComposer(index, today);
  const ofSubject = own ? [composer.sentence(own)] : [];
  const ofRegion = composer.sentence(general);
  const opening: AnswerSentence = {
    text: texts.regionalContact(region.phrase, region.name),
    citations: ofRegion.citations,
  };
  const isOwn = territory?.regionCodes.includes(region.code) ?? false;
  const place: AnswerSentence[] =
    territory && isOwn ? [{ text: texts.yourTerritory(territory.name), citations: [] }] : [];
  const unknown = index
    .factsOf(general.subjectId, 'contact')
    .filter(({ nature }) => nature === 'à-vérifier')
    .map(composer.sentence);
  const subjectId = subject?.id ?? general.subjectId;
  return {
    refused: false,
    sentences: fitting([...ofSubject, opening, ofRegion, ...place], shortLength).fit,
    more: fitting(unknown, shortLength).fit,
    sources: composer.sources(),
    subjectId,
    otherFacets: knownFacets(index, subjectId).filter((facet) => facet !== 'contact'),
    canForward: true,
    topic: { subjectId, facet: 'contact', factId: (own ?? general).id },
  };
}
