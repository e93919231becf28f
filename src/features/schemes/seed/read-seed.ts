import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knowledge } from '../knowledge';
import { parseChecked, parseGlossary, parseRelations, parseSources, parseSynonyms } from './parse-lists';
import { parseSubject } from './parse-subject';
import { reportInto, type Report } from './report';

const subjectFolders = ['schemes', 'actors', 'events', 'practices'];

export interface ReadSeed {
  knowledge: Knowledge;
  /** French, with file, line and field; empty when all is well. */
  problems: string[];
}

/** Reads and checks all the files of the knowledge; every problem is found before anything is loaded. */
export function readSeed(folder: string): ReadSeed {
  const problems: string[] = [];
  const knowledge: Knowledge = {
    subjects: [],
    facets: [],
    facts: [],
    sources: [],
    relations: [],
    glossary: [],
    synonyms: [],
    documents: [],
    passages: [],
  };
  const read = (name: string): { text: string; report: Report } => {
    const file = path.join(folder, name);
    const report = reportInto(problems, path.relative(process.cwd(), file));
    if (existsSync(file)) return { text: readFileSync(file, 'utf8'), report };
    report(undefined, 'fichier', 'il manque');
    return { text: '', report };
  };
  const checked = read('checked.yaml');
  const checkedAt = parseChecked(checked.text, checked.report);
  for (const name of filesOf(folder, 'sources', '.yaml')) {
    const { text, report } = read(name);
    knowledge.sources.push(...parseSources(text, checkedAt, report));
  }
  const relations = read('relations.yaml');
  knowledge.relations = parseRelations(relations.text, relations.report);
  const glossary = read('glossary.yaml');
  knowledge.glossary = parseGlossary(glossary.text, glossary.report);
  const synonyms = read('synonymes.yaml');
  knowledge.synonyms = parseSynonyms(synonyms.text, synonyms.report);
  const checks: (() => void)[] = [];
  for (const name of subjectFolders.flatMap((sub) => filesOf(folder, sub, '.md'))) {
    const { text, report } = read(name);
    const parsed = parseSubject(text, report);
    if (!parsed) continue;
    if (parsed.subject.id !== path.basename(name, '.md'))
      report(2, 'id', `doit être le nom du fichier, « ${path.basename(name, '.md')} »`);
    knowledge.subjects.push(parsed.subject);
    knowledge.facets.push(...parsed.facets);
    knowledge.facts.push(...parsed.facts);
    checks.push(() =>
      checkReferences(
        knowledge,
        parsed.subject.notToBeConfusedWith,
        parsed.facts.flatMap(({ sources }) => sources),
        report,
      ),
    );
  }
  for (const check of checks) check();
  checkReferences(
    knowledge,
    knowledge.relations.flatMap(({ from, to }) => [from, to]),
    knowledge.relations.flatMap(({ sources }) => sources),
    relations.report,
  );
  checkReferences(
    knowledge,
    knowledge.glossary.flatMap(({ subject }) => subject ?? []),
    [],
    glossary.report,
  );
  checkUnique(knowledge, reportInto(problems, path.relative(process.cwd(), folder)));
  return { knowledge, problems };
}

function filesOf(folder: string, sub: string, extension: string): string[] {
  if (!existsSync(path.join(folder, sub))) return [];
  return readdirSync(path.join(folder, sub))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => path.join(sub, name));
}

function checkReferences(
  knowledge: Knowledge,
  subjectIds: string[],
  sourceIds: string[],
  report: Report,
): void {
  const subjects = new Set(knowledge.subjects.map(({ id }) => id));
  const sources = new Set(knowledge.sources.map(({ id }) => id));
  for (const id of new Set(subjectIds))
    if (!subjects.has(id)) report(undefined, 'sujet', `« ${id} » n’existe pas`);
  for (const id of new Set(sourceIds))
    if (!sources.has(id)) report(undefined, 'source', `« ${id} » n’est dans aucun fichier de sources/`);
}

function checkUnique(knowledge: Knowledge, report: Report): void {
  for (const [field, ids] of [
    ['sujet', knowledge.subjects.map(({ id }) => id)],
    ['source', knowledge.sources.map(({ id }) => id)],
    ['groupe de synonymes', knowledge.synonyms.map(({ words }) => words.join(' '))],
  ] as const) {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) report(undefined, field, `« ${id} » est défini deux fois`);
      seen.add(id);
    }
  }
}
