import { escapedForRegExp, foldText } from '../../../core/text';
import type { Fact } from '../knowledge';
import type { KnowledgeIndex } from './knowledge-index';
import type { Question } from './question';

const asksForNext =
  /\bqui (?:a|ont|avait|est|l'a) (?:pris (?:la suite|la releve|la succession)|succede|remplace|repris|venu apres|arrive apres)|\bsuccesseur|\bqui (?:remplace|succede)\b|\bqui (?:vient|est) (?:venu )?apres\b|\b(?:remplace|suivi) par qui\b/;
const asksForFormer = /\ba qui (?:a|avait)|\bqui (?:a ete|est|fut) remplace par\b|\bavant (?:lui|elle)\b/;

/** « Qui a remplacé Lluansi ? » : somebody else, who came after him. */
export const namesAnother = (index: KnowledgeIndex, question: Question, fact: Fact): boolean =>
  [...index.mentions.namedIn(fact.text)].some(
    (id) => index.mentions.isPerson(id) && !question.subjectIds.includes(id),
  ) && !namesFormerOnly(index, question, fact);

/** « Qui a pris la suite de Basset ? »: that he came after somebody else says the contrary. */
function namesFormerOnly(index: KnowledgeIndex, question: Question, fact: Fact): boolean {
  const { text, subjectIds } = question;
  if (!asksForNext.test(text) || asksForFormer.test(text)) return false;
  const persons = subjectIds.filter(index.mentions.isPerson);
  const said = foldText(fact.text);
  return (
    persons.length > 0 && persons.every((id) => !isFollowed(said, foldText(index.subject(id)?.name ?? '')))
  );
}

/** « Après Lluansi, … », « a succédé à Lluansi », « remplaçait Lluansi ». */
function isFollowed(said: string, name: string): boolean {
  const names = [name, name.split(' ').at(-1) ?? name].map(escapedForRegExp).join('|');
  return new RegExp(
    `\\b(?:apres|succed\\w+ a|succession d[e']|suite d[e']|remplac\\w+|releve d[e']|predecesseur\\w*) ?(?:m\\. |a )?(?:${names})\\b|\\b(?:${names}) (?:a |est |fut )?(?:ete )?(?:remplace|suivi)`,
  ).test(said);
}
