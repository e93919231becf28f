import type { FacetId } from '../../../src/features/schemes/facets';
import type { Subject } from '../../../src/features/schemes/knowledge';
import { ask, knowledge } from './asking';

/** Ordinary ways of asking, made with every subject: what is learnt from one must read the others. */
const phrasings: [FacetId, number, string[]][] = [
  [
    'what',
    0.95,
    [
      'C’est quoi {le}X ?',
      'X ?',
      'Pouvez-vous m’expliquer ce qu’est {le}X ?',
      'X : de quoi s’agit-il ?',
      'Bonjour, je suis maire et j’aimerais savoir ce que recouvre {le}X',
    ],
  ],
  ['governance', 0.88, ['Qui pilote {le}X ?', 'Qui est responsable {du}X ?', 'X, c’est piloté par qui ?']],
  ['contact', 0.93, ['Qui contacter pour {le}X ?', 'Qui est mon interlocuteur pour {le}X ?', 'contact X']],
  ['apply', 0.85, ['Comment bénéficier {du}X ?', 'Quelle est la démarche pour {le}X ?']],
  ['figures', 0.95, ['Quels sont les chiffres {du}X ?']],
];

const articles: Record<string, [string, string]> = {
  le: ['le ', 'du '],
  la: ['la ', 'de la '],
  "l'": ['l’', 'de l’'],
  les: ['les ', 'des '],
  '': ['', 'de '],
};

function phrase(pattern: string, { article, acronym, name }: Subject): string {
  const [le, du] = articles[article] ?? ['', 'de '];
  return pattern
    .replace('{le}', le)
    .replace('{du}', du)
    .replace('X', acronym ?? name);
}

describe('ordinary phrasings', () => {
  it.each(phrasings)(
    'of « %s » lead to what the knowledge says there, at %d or more',
    async (facet, share, patterns) => {
      const subjects = knowledge.subjects.filter(({ id }) =>
        knowledge.facts.some((fact) => fact.subjectId === id && fact.facet === facet),
      );
      const missed: string[] = [];
      for (const subject of subjects)
        for (const pattern of patterns) {
          const question = phrase(pattern, subject);
          const { topic } = await ask(question);
          if (topic.subjectId !== subject.id || topic.facet !== facet) missed.push(question);
        }
      const asked = subjects.length * patterns.length;
      expect([missed.length <= (1 - share) * asked, ...missed]).toEqual([true, ...missed]);
    },
  );
});
