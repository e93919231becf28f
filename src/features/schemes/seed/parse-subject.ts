import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { facetHeadings, facetIds, facetOfHeading, type FacetId } from '../facets';
import type { FacetQuestions, Fact, Subject } from '../knowledge';
import { isPeriod } from '../period';
import type { Report } from './report';

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const headSchema = z.strictObject({
  id: z.string().regex(slug, 'minuscules, chiffres et tirets seulement'),
  kind: z.enum(
    ['scheme', 'actor', 'event', 'practice', 'concept'],
    'scheme, actor, event, practice ou concept',
  ),
  name: z.string('manque').min(1, 'manque'),
  acronym: z.string().optional(),
  article: z.enum(['', 'le', 'la', "l'", 'les'], "le, la, l', les ou vide"),
  aliases: z.array(z.string()).default([]),
  notToBeConfusedWith: z.array(z.string()).default([]),
});

const isoDate = z.string('manque').refine(isPeriod, 'n’est pas une date (2019, 2019-04 ou 2019-04-30)');
const attributesSchema = z.strictObject({
  source: z.string('manque').min(1, 'manque'),
  date: isoDate,
  confiance: z.enum(['haute', 'moyenne', 'faible'], 'vaut haute, moyenne ou faible'),
  revoir: z.iso.date('n’est pas un jour (2027-03-31)'),
  niveau: z.enum(['national', 'régional', 'local'], 'vaut national, régional ou local').optional(),
  région: z
    .string()
    .regex(/^\d{2}$/, 'est un code INSEE à deux chiffres')
    .optional(),
  nature: z
    .enum(
      ['montant', 'échéance', 'ouverture', 'à-vérifier'],
      'vaut montant, échéance, ouverture ou à-vérifier',
    )
    .optional(),
});

const factLine = /^- `([^`]+)` (.+?)\s*\[([^\]]*)\]\s*$/;

export interface ParsedSubject {
  subject: Subject;
  facets: FacetQuestions[];
  facts: Fact[];
}

/** Reads one subject file; every problem goes to the report with its line. Undefined when the head is unusable. */
export function parseSubject(text: string, report: Report): ParsedSubject | undefined {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    report(1, 'en-tête', 'le fichier doit commencer par un en-tête YAML entre deux lignes « --- »');
    return undefined;
  }
  const subject = parseHead(lines.slice(1, end).join('\n'), report);
  if (!subject) return undefined;
  const parsed: ParsedSubject = { subject, facets: [], facts: [] };
  let facet: FacetId | undefined;
  lines.slice(end + 1).forEach((line, index) => {
    const number = end + 2 + index;
    if (line.startsWith('## ')) facet = openFacet(parsed, line.slice(3), number, report);
    else if (line.startsWith('  ? ') && facet)
      addQuestion(parsed, facet, line.trim().slice(2), number, report);
    else if (line.startsWith('? ') && facet) parsed.facets.at(-1)?.questions.push(line.slice(2).trim());
    else if (line.startsWith('- ') && facet) addFact(parsed, facet, line, number, report);
    else if (line.trim() !== '')
      report(
        number,
        'ligne',
        'cette ligne n’est ni une rubrique « ## », ni une question « ? », ni un fait « - `nom` … [source=…] »',
      );
  });
  if (!parsed.facts.some((fact) => fact.facet === 'what'))
    report(1, 'rubrique', `il manque un fait sous « ${facetHeadings.what} »`);
  return parsed;
}

function parseHead(yaml: string, report: Report): Subject | undefined {
  let head: unknown;
  try {
    head = parseYaml(yaml);
  } catch (error) {
    report(2, 'en-tête', `YAML illisible (${(error as Error).message.split('\n', 1)[0]})`);
    return undefined;
  }
  const parsed = headSchema.safeParse(head);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) report(2, issue.path.join('.') || 'en-tête', issue.message);
  return undefined;
}

function openFacet(
  parsed: ParsedSubject,
  heading: string,
  line: number,
  report: Report,
): FacetId | undefined {
  const facet = facetOfHeading(heading);
  if (!facet) {
    report(line, 'rubrique', `« ${heading} » n’est pas une rubrique permise`);
    return undefined;
  }
  const last = parsed.facets.at(-1)?.facet;
  if (last !== undefined && facetIds.indexOf(facet) <= facetIds.indexOf(last))
    report(line, 'rubrique', `« ${heading} » n’est pas à sa place, ou y est deux fois`);
  parsed.facets.push({ subjectId: parsed.subject.id, facet, questions: [] });
  return facet;
}

/** How people ask for the fact above it. */
function addQuestion(
  { facts }: ParsedSubject,
  facet: FacetId,
  question: string,
  line: number,
  report: Report,
): void {
  const fact = facts.at(-1);
  if (fact?.facet !== facet) return report(line, 'question', 'aucun fait de la rubrique ne la précède');
  fact.questions = [...(fact.questions ?? []), question.trim()];
}

function addFact(parsed: ParsedSubject, facet: FacetId, line: string, number: number, report: Report): void {
  const match = factLine.exec(line);
  if (!match)
    return report(
      number,
      'fait',
      'un fait s’écrit « - `nom` Phrase. [source=… date=… confiance=… revoir=…] »',
    );
  const [, name = '', text = '', attributes = ''] = match;
  if (!slug.test(name)) report(number, name, 'le nom court : minuscules, chiffres et tirets seulement');
  const pairs = attributes
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => pair.split('=', 2));
  const read = attributesSchema.safeParse(Object.fromEntries(pairs));
  if (!read.success) {
    for (const issue of read.error.issues) report(number, `${name}.${issue.path.join('.')}`, issue.message);
    return;
  }
  const id = `${parsed.subject.id}/${facet}/${name}`;
  if (parsed.facts.some((fact) => fact.id === id))
    report(number, name, 'ce nom est déjà pris dans la rubrique');
  const { source, date, confiance, revoir, niveau, région, nature } = read.data;
  parsed.facts.push({
    id,
    subjectId: parsed.subject.id,
    facet,
    text,
    sources: source.split(','),
    date,
    confidence: confiance,
    recheck: revoir,
    ...(niveau && { level: niveau }),
    ...(région && { region: région }),
    ...(nature && { nature }),
  });
}
