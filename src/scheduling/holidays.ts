import Holidays from 'date-holidays';

/** Where the public holidays are not those of the rest of France: the library's names of these places. */
const zoneOfDepartment: Record<string, string> = {
  '57': '57',
  '67': '67',
  '68': '68',
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
};

/** A part of France with public holidays of its own; `FR`: as in most of the country. */
export type HolidayZone = string;

/** Of a territory that lies in several départements: the zone of most of them; of two equals the first. */
export function holidayZoneOf(departmentCodes: string[]): HolidayZone {
  const counts = new Map<string, number>();
  for (const code of departmentCodes) {
    const zone = zoneOfDepartment[code] ?? 'FR';
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  let best: HolidayZone | undefined;
  for (const [zone, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = zone;
  return best ?? 'FR';
}

const known = new Map<string, Map<string, string>>();

/** The name of the public holiday of that day (« YYYY-MM-DD »), if it is one there. */
export function holidayOn(zone: HolidayZone, day: string): string | undefined {
  const year = day.slice(0, 4);
  const key = `${zone}/${year}`;
  const ofYear = known.get(key) ?? publicHolidays(zone, Number(year));
  known.set(key, ofYear);
  return ofYear.get(day);
}

function publicHolidays(zone: HolidayZone, year: number): Map<string, string> {
  const calendar = zone === 'FR' ? new Holidays('FR') : new Holidays('FR', zone);
  const days = calendar.getHolidays(year, 'fr').filter(({ type }) => type === 'public');
  return new Map(days.map(({ date, name }) => [date.slice(0, 10), name]));
}
