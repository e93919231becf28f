import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import type { Field, Form } from '../../../core/form';
import { roles, type Person } from '../../../core/person';
import { wallClock } from '../../../scheduling/zoned-time';
import { allowed, findPeople, roleNames } from '../../people';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { levels, type CopilContent, type Level } from '../copil';
import type { CopilParts, Desk } from '../desk';
import { lockDraft } from '../drafts/store';
import { mayManage } from '../rights';
import { findCopil } from '../store';
import { levelNames, texts } from '../texts';
import { durationInForm } from './read-time';
import { copilValues, readCopilValues, type CopilValues } from './read-values';

const payloadSchema = z.object({ copilId: z.uuid().optional(), draftId: z.uuid().optional() });

/** « copil nouveau », « copil modifier 4 »: submitting it shows what would happen; nothing is sent yet. */
export function copilForm(
  parts: CopilParts,
  propose: (
    desk: Desk,
    content: CopilContent,
    of: { copilId: string | undefined; draftId: string | undefined },
  ) => Promise<HandlerReply>,
): FormDefinition {
  const { register } = parts;
  return form<z.infer<typeof payloadSchema>, CopilValues>({
    formId: 'copils.form',
    openLabel: texts.formTitle,
    payload: payloadSchema,
    values: copilValues,
    build: async (context, payload) => {
      const { person } = context;
      if (!person || conveneLevels(person, register).length === 0) throw new UserError(texts.cannotConvene);
      const { copil, content } = await known(context, person, payload);
      return buildForm(
        person,
        register,
        payload,
        content && {
          content,
          names: await namesOf(context, content),
        },
        copil?.number,
      );
    },
    submit: async (context, payload, values) => {
      const { person } = context;
      if (!person) throw new UserError(texts.stranger);
      const { copil } = await known(context, person, payload);
      const read = await readCopilValues(values, person, { ...context, register });
      if ('problems' in read) return [{ type: 'rejectForm', problems: read.problems }];
      const desk = { ...parts, context, person };
      const of = { copilId: copil?.id, draftId: payload.draftId };
      const reply = await propose(desk, read.content, of);
      return reply.some(({ type }) => type === 'rejectForm') ? reply : [{ type: 'closeForm' }, ...reply];
    },
  });

  /** The copil that is changed, and what the form begins with: it, or what she prepared before. */
  async function known(
    context: Context,
    person: Person,
    { copilId, draftId }: z.infer<typeof payloadSchema>,
  ) {
    const copil = copilId === undefined ? undefined : await findCopil(context.tx, { id: copilId });
    if (copilId !== undefined && (!copil || !mayManage(person, copil, register)))
      throw new UserError(texts.cannotManage);
    if (copil?.state === 'cancelled') throw new UserError(texts.isCancelled);
    const draft = draftId === undefined ? undefined : await lockDraft(context.tx, draftId, person.id);
    return { copil, content: draft?.content ?? copil };
  }
}

async function namesOf({ tx }: Context, { personIds }: CopilContent): Promise<string> {
  return (await findPeople(tx, personIds)).map(({ displayName }) => displayName).join('\n');
}

export function conveneLevels(person: Person, register: TerritoryRegister): Level[] {
  const may = {
    national: allowed(person, 'copil.national', register),
    regional: person.assignments.some(
      ({ role, regionCode }) => role === 'piloteRegional' && regionCode !== undefined,
    ),
    local: allowed(person, 'copil.local', register),
  };
  return levels.filter((level) =>
    level === 'groupe' ? may.national || may.regional || may.local : may[level],
  );
}

function buildForm(
  person: Person,
  register: TerritoryRegister,
  payload: z.infer<typeof payloadSchema>,
  known: { content: CopilContent; names: string } | undefined,
  number: number | undefined,
): Form {
  const content = known?.content;
  const possible = conveneLevels(person, register);
  const wall = content && wallClock(content.startsAt, content.timeZone);
  const text = (id: string, label: string, initial: string | undefined, more: Partial<Field> = {}): Field =>
    ({
      id,
      label,
      type: 'text',
      ...(initial !== undefined && initial !== '' && { initial }),
      ...more,
    }) as Field;
  return {
    formId: 'copils.form',
    title: number === undefined ? texts.formTitle : texts.formModify(number),
    submitLabel: texts.formSubmit,
    payload,
    intro: texts.formIntro,
    fields: [
      {
        id: 'level',
        label: 'Niveau',
        type: 'choice',
        choices: possible.map((value) => ({ value, label: levelNames[value] })),
        ...((content?.level ?? possible[0]) && { initial: content?.level ?? possible[0] }),
      },
      {
        id: 'where',
        label: 'Région ou territoire',
        hint: 'Vide : votre Région ou votre territoire.',
        type: 'search',
        lookupId: 'copils.where',
        optional: true,
        ...(content && whereChoice(content, register)),
      },
      text('title', 'Intitulé', content?.title, {
        optional: true,
        hint: 'Par exemple : revue des fiches bloquées',
      }),
      { id: 'date', label: 'Date', type: 'date', ...(wall && { initial: wall.toPlainDate().toString() }) },
      text('hour', 'Heure de début', wall && wall.toPlainTime().toString().slice(0, 5), {
        hint: 'Par exemple 14:30',
      }),
      text(
        'duration',
        'Durée, ou heure de fin',
        content ? durationInForm(content.durationMinutes) : '1 h 30',
        {
          hint: '1 h 30, ou 16:00. Pour sept heures et plus : durée 9 h, ou l’heure de fin.',
        },
      ),
      text('timeZone', 'Fuseau horaire', content?.timeZone ?? person.timeZone, {
        optional: true,
        hint: 'Paris, La Réunion, Guadeloupe…',
      }),
      text('place', 'Lieu', content?.place, { optional: true }),
      text('visio', 'Lien de visioconférence', content?.visio, { optional: true }),
      text('agenda', 'Ordre du jour', content?.agenda.join('\n'), {
        optional: true,
        multiline: true,
        hint: 'Un point par ligne. Fiches bloquées, demandes au copil et simplification s’y ajoutent d’elles-mêmes.',
      }),
      text(
        'documents',
        'Documents',
        content?.documents.map(({ label, url }) => `${label} : ${url}`).join('\n'),
        {
          optional: true,
          multiline: true,
          hint: 'Un lien par ligne : Compte rendu : https://…',
        },
      ),
      ...roles
        .filter((role) => role !== 'administrateur')
        .map((role): Field => ({
          id: `role_${role}`,
          label: `Convier : ${roleNames[role]}`,
          type: 'checkbox',
          optional: true,
          initial: content?.roles.includes(role) ?? false,
        })),
      text('names', 'Convier aussi, par leur nom', known?.names, {
        optional: true,
        multiline: true,
        hint: 'Un nom par ligne, comme dans l’annuaire.',
      }),
    ],
  };
}

function whereChoice(
  { regionCode, territoryId }: CopilContent,
  register: TerritoryRegister,
): { initial: { label: string; value: string } } | undefined {
  if (territoryId !== undefined)
    return {
      initial: {
        label: findTerritory(register, territoryId)?.name ?? territoryId,
        value: `territory:${territoryId}`,
      },
    };
  if (regionCode === undefined) return undefined;
  const region = register.regions.find(({ code }) => code === regionCode);
  return { initial: { label: region?.name ?? regionCode, value: `region:${regionCode}` } };
}
