import type { Year } from './year';

const day = 24 * 3_600_000;

/** Every morning, the sheets that change that day: four or five times a year each, now and then because it is blocked. */
export function planSheetNews({ database, world, chronicle, now, at, ...year }: Year): void {
  const random = year.random('news');
  for (const sheet of world.sheets)
    chronicle.news.set(sheet.id, [{ at: sheet.updatedAt, isBlocked: sheet.isBlocked }]);
  for (let time = chronicle.start + (5 / 24) * day; time < chronicle.end; time += day)
    at(time, async () => {
      const changed = world.sheets
        .filter(() => random() < 4.5 / 365)
        .map((sheet) => ({ id: sheet.id, blocked: random() < 0.12 }));
      if (changed.length === 0) return;
      for (const { id, blocked } of changed) chronicle.news.get(id)?.push({ at: now(), isBlocked: blocked });
      await database.prisma.$executeRaw`
        UPDATE sheet SET updated_at = ${new Date(now())}::timestamptz, revision = revision + 1,
          fields = jsonb_set(fields, '{status}', CASE WHEN changed.blocked THEN '"bloque"'::jsonb ELSE '"en_cours"'::jsonb END)
        FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS changed (id uuid, blocked boolean)
        WHERE sheet.id = changed.id`;
    });
}
