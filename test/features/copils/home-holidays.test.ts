import { homeReminderAt } from '../../../src/features/copils/home/remind-home';
import { copilRules } from '../../../src/features/copils/rules';
import { register } from '../territories/register';
import { aCopil } from './a-copil';

/** Days of J-1 of a copil on that day. */
const dayBefore = async (startsAt: string, where: { regionCode?: string; territoryId?: string }) => {
  const rule = copilRules('x').find(({ id }) => id.endsWith('J-1'));
  const copil = { ...aCopil, regionCode: undefined, ...where, startsAt: new Date(startsAt) };
  return rule && homeReminderAt(copil, rule, await register())?.toISOString();
};

it('reminds a home channel on the working days of the Region or the territory of its copil', async () => {
  // Abolition of slavery in Réunion is on 20 December, a Monday in 2027.
  expect(await dayBefore('2027-12-21T06:00:00Z', { regionCode: '04' })).toBe('2027-12-17T13:30:00.000Z');
  expect(await dayBefore('2027-12-21T06:00:00Z', {})).toBe('2027-12-20T05:00:00.000Z');
});
