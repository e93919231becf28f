import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import type { Field } from '../../../core/form';
import { say } from '../../../core/message';
import { foldText } from '../../../core/text';
import { journal } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { facetHeadings, facetIds } from '../facets';
import type { KnowledgeSource } from '../knowledge-source';
import type { Fact, Source } from '../knowledge';
import { parisDay } from '../french-day';
import { monthsLater } from './answer-to-draft';
import type { FactDraft } from './draft';
import { requireDrafter, type Drafter } from './editors';
import { draftContent, factTextAtMost, factValuesSchema, type FactValues } from './fact-values';
import { addDraft, findDraft, findFactRow, rewriteDraft } from './store';
import { editingTexts as texts } from './texts';
import { draftCard } from './views';

export interface EditingParts {
  territories: TerritoryRegister;
  knowledge: KnowledgeSource;
}

/** A new fact, a draft that is written further, or the correction of a published fact. */
const payloadSchema = z.object({ draftId: z.uuid().optional(), factId: z.string().optional() });
type Payload = z.infer<typeof payloadSchema>;

export function factForm(parts: EditingParts): FormDefinition {
  return form({
    formId: 'schemes.draftFact',
    openLabel: texts.formTitle,
    payload: payloadSchema,
    values: factValuesSchema,
    async build(context, payload) {
      const { draft, fact } = await start(context, parts, payload);
      return {
        formId: 'schemes.draftFact',
        title: payload.factId === undefined ? texts.formTitle : texts.correctTitle,
        submitLabel: texts.formSave,
        payload,
        fields: fieldsOf(parts, context.now, fact, draft),
      };
    },
    async submit(context, payload, values) {
      const { drafter, draft, fact } = await start(context, parts, payload);
      const index = parts.knowledge.current();
      const problems: Record<string, string> = {};
      if (!index.subject(values.subject)) problems['subject'] = 'Choisissez un sujet de la liste.';
      if (isMoved(draft, fact, values)) problems['subject'] = texts.keepsItsPlace;
      const isKnown = values.source === undefined || values.source === draft?.newSource?.id;
      if (!isKnown && !index.source(values.source ?? ''))
        problems['source'] = 'Choisissez une source de la liste.';
      if (Object.keys(problems).length > 0) return [{ type: 'rejectForm', problems }];
      return save(context, parts, { drafter, draft, fact, values });
    },
  });
}

/** The name of a published fact holds its subject and heading. */
const isMoved = (
  draft: FactDraft | undefined,
  fact: Fact | undefined,
  { subject, facet }: FactValues,
): boolean =>
  fact !== undefined &&
  (draft === undefined || draft.bornOf === 'correction') &&
  (fact.subjectId !== subject || fact.facet !== facet);

async function start(context: Context, { territories }: EditingParts, { draftId, factId }: Payload) {
  const drafter = requireDrafter(context, territories);
  const { tx } = context;
  const draft = draftId === undefined ? undefined : await findDraft(tx, { id: draftId }, drafter.visitor);
  if (draftId !== undefined && !draft) throw new UserError(texts.draftGone);
  const row = factId === undefined ? undefined : await findFactRow(tx, factId);
  if (factId !== undefined && row?.state !== 'published') throw new UserError(texts.noSuchFact(factId));
  return { drafter, draft, fact: draft?.fact ?? row?.data, row };
}

async function save(
  context: Context,
  parts: EditingParts,
  {
    drafter,
    draft,
    fact,
    values,
  }: { drafter: Drafter; draft: FactDraft | undefined; fact: Fact | undefined; values: FactValues },
): Promise<HandlerReply> {
  const { tx, now, event } = context;
  const isCorrection = draft ? draft.bornOf === 'correction' : fact !== undefined;
  // A new fact may still move to another subject or heading; a published one keeps its name for ever.
  const before = isCorrection ? fact : undefined;
  const content = draftContent(values, { before, waiting: draft?.newSource });
  const written = draft
    ? await rewriteDraft(tx, draft, content, drafter.person.id)
    : await addDraft(
        tx,
        {
          ...content,
          bornOf: isCorrection ? 'correction' : 'hand',
          baseRevision: fact && (await findFactRow(tx, fact.id))?.revision,
          authorIds: [drafter.person.id],
          visitor: drafter.visitor,
        },
        now,
      );
  if (written === false) throw new UserError(texts.draftGone);
  const id = written === true ? (draft?.id ?? '') : written.id;
  const saved = await findDraft(tx, { id }, drafter.visitor);
  if (!saved) throw new UserError(texts.draftGone);
  await journal(tx, [
    {
      at: now,
      personId: drafter.person.id,
      action: 'knowledge.draft',
      subject: 'knowledge',
      subjectId: saved.fact.id,
      source: event.key,
    },
  ]);
  return [
    { type: 'closeForm' },
    { type: 'say', audience: 'actor', message: say(texts.saved(saved.number)) },
    { type: 'say', audience: 'actor', message: await cardOfDraft(context, parts, saved) },
  ];
}

export async function cardOfDraft({ tx }: Context, { knowledge }: EditingParts, draft: FactDraft) {
  const before = draft.bornOf === 'correction' ? (await findFactRow(tx, draft.fact.id))?.data : undefined;
  return draftCard(draft, before, knowledge.current().source);
}

function fieldsOf(
  { knowledge }: EditingParts,
  now: Date,
  fact: Fact | undefined,
  draft: FactDraft | undefined,
): Field[] {
  const index = knowledge.current();
  const subject = fact && index.subject(fact.subjectId);
  const sourceId = fact?.sources[0];
  const source = sourceId === draft?.newSource?.id ? draft?.newSource : index.source(sourceId ?? '');
  const choice = (value: string) => ({ label: value, value });
  return [
    {
      id: 'subject',
      label: 'Sujet',
      type: 'search',
      lookupId: 'schemes.subjects',
      ...(subject && { initial: { label: subject.name, value: subject.id } }),
    },
    {
      id: 'facet',
      label: 'Rubrique',
      type: 'choice',
      choices: facetIds.map((value) => ({ value, label: facetHeadings[value] })),
      initial: fact?.facet,
    },
    {
      id: 'text',
      label: 'Le fait, en une phrase',
      type: 'text',
      multiline: true,
      maxLength: factTextAtMost,
      initial: fact?.text,
    },
    {
      id: 'source',
      label: 'Source connue',
      type: 'search',
      lookupId: 'schemes.sources',
      optional: true,
      ...(source && { initial: { label: sourceLabel(source), value: source.id } }),
    },
    {
      id: 'sourceTitle',
      label: 'Ou nouvelle source : son titre',
      type: 'text',
      maxLength: 300,
      optional: true,
    },
    {
      id: 'sourcePublisher',
      label: 'Nouvelle source : qui la publie',
      type: 'text',
      maxLength: 200,
      optional: true,
    },
    { id: 'sourceUrl', label: 'Nouvelle source : son adresse', type: 'text', maxLength: 500, optional: true },
    {
      id: 'date',
      label: 'Date de l’information',
      hint: '2026, 2026-11 ou 2026-11-26',
      type: 'text',
      maxLength: 10,
      initial: fact?.date ?? parisDay(now),
    },
    {
      id: 'confidence',
      label: 'Confiance',
      type: 'choice',
      choices: ['haute', 'moyenne', 'faible'].map(choice),
      initial: fact?.confidence ?? 'moyenne',
    },
    { id: 'recheck', label: 'À revérifier le', type: 'date', initial: fact?.recheck ?? monthsLater(now, 6) },
    {
      id: 'nature',
      label: 'Information fragile',
      type: 'choice',
      optional: true,
      choices: ['montant', 'échéance', 'ouverture', 'à-vérifier'].map(choice),
      initial: fact?.nature,
    },
    {
      id: 'wording',
      label: 'Une question à laquelle il répond',
      type: 'text',
      maxLength: 300,
      optional: true,
      initial: draft?.wording,
    },
  ];
}

const sourceLabel = ({ title, publisher }: Source): string => `${title}, ${publisher}`;

/** The look-ups of the form: subjects by any of their names, sources by title and publisher. */
export function searchKnowledge<T>(
  all: readonly T[],
  query: string,
  read: (one: T) => { value: string; label: string; words: string },
): { label: string; value: string }[] {
  const wanted = foldText(query).split(' ').filter(Boolean);
  return all
    .map(read)
    .filter(({ words }) => wanted.every((word) => foldText(words).includes(word)))
    .slice(0, 20)
    .map(({ label, value }) => ({ label: label.slice(0, 70), value }));
}
