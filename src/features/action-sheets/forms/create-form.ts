import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type FormDefinition } from '../../../core/feature';
import { say } from '../../../core/message';
import { allowed, peopleWithRole } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { createSheet } from '../create-sheet';
import { openDesk, tell, territoryName, type Desk } from '../desk';
import { axisNames, commitmentNames, fieldNames, statusNames } from '../french';
import { changesOf } from '../revision';
import { axes, commitments, statuses, type SheetFields } from '../sheet';
import { showCard } from '../show-card';
import { tellOthers } from '../tell-others';
import { texts } from '../texts';
import { toLead } from '../to-values';
import {
  budgetField,
  dueField,
  formTextLimit,
  formHints,
  listOf,
  optionalText,
  partnersField,
  pastDueProblem,
  readBudget,
  readDue,
} from './form-values';

const valuesSchema = z.object({
  territory: z.string('Choisissez un territoire.').min(1, 'Choisissez un territoire.').optional(),
  title: z
    .string('Donnez un intitulé.')
    .trim()
    .min(3, 'Donnez un intitulé.')
    .max(300, 'L’intitulé est trop long : 300 caractères au plus.'),
  axis: z.enum(axes, 'Choisissez un axe.').optional(),
  status: z.enum(statuses, 'Choisissez un statut.'),
  commitment: z.enum(commitments).optional(),
  description: optionalText(formTextLimit),
  lead: optionalText(200),
  partners: partnersField,
  budget: budgetField,
  due: dueField,
});

const payloadSchema = z.object({ title: z.string().max(300).optional() });

/** « fiche nouvelle »: submitting it creates the sheet. */
export function createForm(register: TerritoryRegister): FormDefinition {
  return form<z.infer<typeof payloadSchema>, z.infer<typeof valuesSchema>>({
    formId: 'action-sheets.create',
    openLabel: texts.createTitle,
    payload: payloadSchema,
    values: valuesSchema,
    build: async (context, payload) => {
      const desk = openDesk(context, register);
      const territories = desk ? writableTerritories(desk) : [];
      return {
        formId: 'action-sheets.create',
        title: texts.createTitle,
        submitLabel: 'Créer',
        payload,
        fields: [
          ...(territories.length > 1
            ? [
                {
                  id: 'territory',
                  label: 'Territoire',
                  type: 'choice' as const,
                  choices: territories.slice(0, 100).map(({ id, name }) => ({ value: id, label: name })),
                },
              ]
            : []),
          {
            id: 'title',
            label: fieldNames.title,
            type: 'text',
            maxLength: 300,
            ...(payload.title !== undefined && { initial: payload.title }),
          },
          {
            id: 'axis',
            label: fieldNames.axis,
            type: 'choice',
            optional: true,
            choices: axes.map((value) => ({ value, label: axisNames[value] })),
          },
          {
            id: 'status',
            label: fieldNames.status,
            type: 'choice',
            initial: 'a_lancer',
            choices: statuses.map((value) => ({ value, label: statusNames[value] })),
          },
          {
            id: 'commitment',
            label: fieldNames.commitment,
            type: 'choice',
            optional: true,
            choices: commitments.map((value) => ({ value, label: commitmentNames[value] })),
          },
          {
            id: 'description',
            label: fieldNames.description,
            type: 'text',
            multiline: true,
            maxLength: formTextLimit,
            optional: true,
          },
          { id: 'lead', label: fieldNames.lead, type: 'text', optional: true },
          {
            id: 'partners',
            label: fieldNames.partners,
            hint: formHints.partners,
            type: 'text',
            optional: true,
          },
          {
            id: 'budget',
            label: fieldNames.budget,
            hint: formHints.budget,
            type: 'text',
            optional: true,
          },
          {
            id: 'due',
            label: fieldNames.due,
            hint: formHints.due,
            type: 'text',
            optional: true,
          },
        ],
      };
    },
    submit: async (context, _payload, values) => {
      const desk = openDesk(context, register);
      if (!desk) throw new UserError(texts.unknownPerson);
      const territories = writableTerritories(desk);
      const territoryId = values.territory ?? (territories.length === 1 ? territories[0]?.id : undefined);
      if (territoryId === undefined)
        return [{ type: 'rejectForm', problems: { territory: 'Choisissez un territoire.' } }];
      if (!allowed(desk.person, 'sheet.write', register, territoryId)) throw new UserError(texts.cannotWrite);
      const people = await peopleWithRole(context.tx, {
        roles: ['elu', 'industriel', 'chefDeProjet'],
        territoryId,
        demo: desk.person.demo,
      });
      const due = values.due ? readDue(values.due, desk.today) : undefined;
      const problems = pastDueProblem(due, values.status, desk.today);
      if (problems) return [{ type: 'rejectForm', problems }];
      const partners = listOf(values.partners ?? '');
      const fields: SheetFields = {
        title: values.title,
        status: values.status,
        ...(values.axis && { axis: values.axis }),
        ...(values.commitment && { commitment: values.commitment }),
        ...(values.description && { description: values.description }),
        ...(values.lead && { lead: toLead(values.lead, people) }),
        ...(partners.length > 0 && { partners }),
        ...(values.budget && { budget: readBudget(values.budget) }),
        ...(due && { due }),
      };
      const sheet = await createSheet(context.tx, territoryId, desk.person.demo, fields, {
        authorId: desk.person.id,
        way: 'form',
        source: context.event.key,
        now: context.now,
      });
      const notes = await tellOthers(
        desk,
        [{ sheet, changes: changesOf({}, sheet.fields) }],
        `created/${sheet.id}`,
      );
      return [
        { type: 'closeForm' },
        ...tell(desk, say([texts.created(sheet.number), ...notes].join(' '))),
        ...(await showCard(desk, sheet)),
      ];
    },
  });
}

function writableTerritories({ writable, register }: Desk): { id: string; name: string }[] {
  if (writable.territoryIds === 'all') return [];
  return writable.territoryIds
    .map((id) => ({ id, name: territoryName(register, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
