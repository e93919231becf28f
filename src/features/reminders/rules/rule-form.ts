import { z } from 'zod';
import { UserError } from '../../../core/errors';
import { form, type Context, type FormDefinition, type HandlerReply } from '../../../core/feature';
import type { Field } from '../../../core/form';
import type { Person } from '../../../core/person';
import type { Timing } from '../../../scheduling/recurrence';
import { allowed } from '../../people';
import type { TerritoryRegister } from '../../territories';
import type { ReminderRule } from '../reminder';
import { texts, weekdays } from '../texts';
import { setRule } from './set-rule';
import { rulesOf } from './store';

const numberOf = (most: number, problem: string) =>
  z.coerce.number(problem).int(problem).min(1, problem).max(most, problem);
const weeksAtMost = 52;
const maximumAtMost = 20;

const valuesSchema = z.object({
  weeks: numberOf(weeksAtMost, texts.weeksProblem(weeksAtMost)).optional(),
  weekday: numberOf(weekdays.length, texts.weekdayProblem).optional(),
  maximum: numberOf(maximumAtMost, texts.maximumProblem(maximumAtMost)),
});

/** How often a regular reminder comes, and how many times; for whoever may turn it on and off. */
export function ruleForm(
  register: TerritoryRegister,
  names: ReadonlyMap<string, string>,
  shown: (context: Context) => Promise<HandlerReply>,
): FormDefinition {
  const find = async (context: Context, ruleId: string): Promise<{ person: Person; rule: ReminderRule }> => {
    const { person } = context;
    if (!person || !allowed(person, 'reminders.manage', register)) throw new UserError(texts.rulesRefused);
    const rule = (await rulesOf(context.tx, { subjectId: null })).find(({ id }) => id === ruleId);
    if (!rule) throw new UserError(texts.noSuchRule);
    return { person, rule };
  };
  return form({
    formId: 'reminders.editRule',
    openLabel: texts.editRuleTitle,
    payload: z.object({ ruleId: z.string() }),
    values: valuesSchema,
    async build(context, { ruleId }) {
      const { what, timing, maximum } = (await find(context, ruleId)).rule;
      return {
        formId: 'reminders.editRule',
        title: texts.editRuleTitle,
        submitLabel: 'Enregistrer',
        intro: texts.editRuleIntro(names.get(what) ?? what),
        payload: { ruleId },
        fields: [
          ...timingFields(timing),
          {
            id: 'maximum',
            label: 'Nombre de fois, au plus',
            hint: 'À une même personne, tant qu’elle n’a pas donné de nouvelles.',
            type: 'text',
            maxLength: 3,
            initial: String(maximum),
          },
        ],
      };
    },
    async submit(context, { ruleId }, { weeks, weekday, maximum }) {
      const { person, rule } = await find(context, ruleId);
      const timing = changed(rule.timing, { weeks, weekday });
      await setRule(context, person, ruleId, { timing, maximum });
      return [{ type: 'closeForm' }, ...(await shown(context))];
    },
  });
}

function timingFields(timing: Timing): Field[] {
  if (timing.kind === 'withoutNews')
    return [
      {
        id: 'weeks',
        label: 'Semaines sans nouvelles',
        type: 'text',
        maxLength: 3,
        initial: String(timing.weeks),
      },
    ];
  if (timing.kind === 'weekly')
    return [
      {
        id: 'weekday',
        label: 'Jour',
        type: 'choice',
        choices: weekdays.map((label, index) => ({ value: String(index + 1), label })),
        initial: String(timing.weekday),
      },
    ];
  return [];
}

function changed(timing: Timing, { weeks, weekday }: { weeks?: number; weekday?: number }): Timing {
  if (timing.kind === 'withoutNews' && weeks !== undefined) return { ...timing, weeks };
  if (timing.kind === 'weekly' && weekday !== undefined) return { ...timing, weekday };
  return timing;
}
