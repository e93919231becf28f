import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import path from 'node:path';
import { Command } from 'commander';
import MiniSearch from 'minisearch';
import type { Knowledge } from '../../src/features/schemes/knowledge';
import { build, type Passage } from '../../src/features/schemes/retrieval';
import { readSeed } from '../../src/features/schemes/seed/read-seed';
import { projectFolder } from '../../src/house';
import { readExpectations } from '../eval/schemes/expectation';
import { holdsEssentials } from '../eval/schemes/grade';

const limits = { p95Ms: 10, buildMs: 2000, memoryMb: 100 };
const scoredAt = [1, 3];

interface Engine {
  name: string;
  build: (passages: Passage[]) => (question: string, limit: number) => number[];
}

const engines = (knowledge: Knowledge): Engine[] => [
  {
    name: 'Jalon',
    build: (passages) => {
      const index = build(
        passages,
        knowledge.synonyms.map(({ words }) => words),
      );
      return (question, limit) => index.search(question, limit).map(({ passage }) => passage);
    },
  },
  {
    name: 'MiniSearch, as it comes',
    build: (passages) => {
      const index = new MiniSearch<Passage & { id: number }>({ fields: ['text', 'names', 'questions'] });
      index.addAll(passages.map((passage, id) => ({ id, ...passage })));
      return (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .map(({ id }) => id as number);
    },
  },
];

/** The search alone: how fast, how heavy, and how often the first passages hold what was asked. */
export function searchCommand(): Command {
  return new Command('search')
    .description('the search in 5,000 passages, beside MiniSearch at its defaults')
    .option('--passages <count>', 'how many', Number, 5000)
    .action(({ passages: count }: { passages: number }) => {
      const { knowledge } = readSeed(path.join(projectFolder, 'prisma/seed'));
      const own = passagesOf(knowledge);
      const many = Array.from({ length: count }, (_, at) => mixed(own, at));
      const questions = readExpectations('tuning').concat(readExpectations('frozen'));
      const answerable = questions.filter(
        ({ refuse, previous }) => refuse === false && previous === undefined,
      );
      console.log(`${count} passages made of ${own.length} facts; ${answerable.length} questions`);
      for (const engine of engines(knowledge)) {
        const figures = measure(
          engine,
          many,
          questions.map(({ question }) => question),
        );
        const search = engine.build(own);
        const hits = scoredAt.map((depth) => {
          const hit = answerable.filter(({ question, must }) =>
            holdsEssentials(
              must,
              search(question, depth)
                .map((at) => `${own[at]?.names} ${own[at]?.text}`)
                .join(' '),
            ),
          );
          return `hit@${depth} ${((100 * hit.length) / answerable.length).toFixed(1)} %`;
        });
        console.log(
          `${engine.name}: build ${figures.buildMs.toFixed(0)} ms, ${figures.memoryMb.toFixed(0)} MB; ` +
            `median ${figures.medianMs.toFixed(2)} ms, p95 ${figures.p95Ms.toFixed(2)} ms; ${hits.join(', ')}`,
        );
        if (engine.name === 'Jalon' && isBeyond(figures)) process.exitCode = 1;
      }
      console.log(`limits: build ${limits.buildMs} ms, ${limits.memoryMb} MB, p95 ${limits.p95Ms} ms`);
    });
}

type Figures = Record<'buildMs' | 'memoryMb' | 'medianMs' | 'p95Ms', number>;
const isBeyond = (figures: Figures): boolean =>
  figures.buildMs > limits.buildMs || figures.memoryMb > limits.memoryMb || figures.p95Ms > limits.p95Ms;

function measure(engine: Engine, passages: Passage[], questions: string[]): Figures {
  const before = usedMb();
  const startedAt = performance.now();
  const search = engine.build(passages);
  const buildMs = performance.now() - startedAt;
  const memoryMb = usedMb() - before;
  for (const question of questions.slice(0, 30)) search(question, 20);
  const times = questions
    .map((question) => {
      const askedAt = performance.now();
      search(question, 20);
      return performance.now() - askedAt;
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(share * times.length) - 1] ?? 0;
  return { buildMs, memoryMb, medianMs: at(0.5), p95Ms: at(0.95) };
}

const passagesOf = ({ facts, facets, subjects }: Knowledge): Passage[] =>
  facts.map(({ text, subjectId, facet }) => {
    const subject = subjects.find(({ id }) => id === subjectId);
    const wordings =
      facets.find((one) => one.subjectId === subjectId && one.facet === facet)?.questions ?? [];
    return {
      text,
      names: [subject?.name, subject?.acronym, ...(subject?.aliases ?? [])].filter(Boolean).join(' . '),
      questions: wordings.join(' . '),
    };
  });

/** Beyond the facts that there are: half of one and half of another, so that words are as frequent as in French. */
function mixed(own: Passage[], at: number): Passage {
  const passage = own[at % own.length];
  const other = own[(at * 7919 + 13) % own.length];
  if (!passage || !other) throw new Error('no passages');
  if (at < own.length) return passage;
  const half = (text: string): string[] => text.split(' ');
  const [a, b] = [half(passage.text), half(other.text)];
  return { ...passage, text: [...a.slice(0, a.length / 2), ...b.slice(b.length / 2)].join(' ') };
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
function usedMb(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
