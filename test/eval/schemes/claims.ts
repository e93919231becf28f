import path from 'node:path';
import type { Fact, Knowledge } from '../../../src/features/schemes/knowledge';
import { readSeed } from '../../../src/features/schemes/seed/read-seed';
import { projectFolder } from '../../../src/house';
import type { Answer } from './answer';
import { foldForMatching } from './grade';

export interface ClaimFault {
  id: string;
  sentence: string;
  fault: string;
}

/** What stands in an answer and not in what it cites: it must be nothing. */
export function checkClaims(answers: Iterable<Answer>): { sentences: number; faults: ClaimFault[] } {
  const { knowledge } = readSeed(path.join(projectFolder, 'prisma/seed'));
  const facts = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  const known = knownAddresses(knowledge);
  let sentences = 0;
  const faults: ClaimFault[] = [];
  for (const { id, text, claims, citations } of answers) {
    for (const address of addressesIn(text.split('\n\nSources')[0] ?? ''))
      if (!known.has(address) && !citations.some(({ url }) => url?.includes(address)))
        faults.push({ id, sentence: address, fault: 'an address that nothing says' });
    for (const { text: sentence, citations: numbers, factId } of claims) {
      const fault = faultOf(
        // A name may hold a date, and claims nothing: « rien sur le comité de pilotage du 30 avril 2019 ».
        numbers.length === 0 ? withoutNames(sentence, knowledge) : sentence,
        numbers,
        factId === undefined ? undefined : facts.get(factId),
        citations.length,
      );
      if (numbers.length > 0) sentences += 1;
      if (fault !== undefined) faults.push({ id, sentence, fault });
    }
  }
  return { sentences, faults };
}

const withoutNames = (sentence: string, { subjects }: Knowledge): string =>
  subjects.reduce((rest, { name }) => rest.replace(name, '…'), sentence);

function faultOf(
  sentence: string,
  numbers: number[],
  fact: Fact | undefined,
  sources: number,
): string | undefined {
  if (numbers.some((number) => number < 1 || number > sources)) return 'cites a source that is not shown';
  if (numbers.length === 0)
    return /\d{2,}|[€%]/.test(sentence.replace(/1 000 caractères/, ''))
      ? 'a figure without a source'
      : undefined;
  if (!fact) return undefined;
  const ground = foldForMatching(`${fact.text} ${datesOf(fact.date)} ${datesOf(fact.recheck)}`);
  const missing = figuresAndNames(sentence).filter((word) => !ground.includes(foldForMatching(word)));
  return missing.length > 0 ? `not in the cited fact: ${missing.join(', ')}` : undefined;
}

/** Numbers, and words with a capital that do not begin the sentence. */
const figuresAndNames = (sentence: string): string[] => [
  ...(sentence.match(/\d[\d\s.,]*\d|\d/gu) ?? []).map((figure) => figure.trim()),
  ...(sentence.match(/(?<=[\p{L}\d,;:’'(«] ?)(?<!^)\p{Lu}[\p{L}-]+/gu) ?? []),
];

const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const datesOf = (iso: string): string => {
  const [year = '', month, day] = iso.split('-');
  const name = months[Number(month) - 1] ?? '';
  return `${Number(day ?? 0) === 1 ? '1er' : Number(day ?? 0)} ${name} ${year} ${day}/${month}/${year}`;
};

const addressPattern =
  /[\w.+-]+@[\w-]+\.[\w.]+|\b(?:[\w-]+\.)+(?:fr|com|org|eu|net)\b(?:\/[\w./-]*)?|\b0\d(?:[ .]?\d\d){4}\b/g;
const addressesIn = (text: string): string[] =>
  (text.match(addressPattern) ?? []).map((one) => one.replace(/[./]+$/, ''));
const knownAddresses = (knowledge: Knowledge): Set<string> =>
  new Set([
    ...knowledge.facts.flatMap(({ text }) => addressesIn(text)),
    ...knowledge.sources.flatMap(({ url }) => addressesIn(url ?? '')),
  ]);
