import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { demoTerritory } from '../../territories';
import { newSheet } from '../create-sheet';
import { parseDay } from '../reading/calendar';
import { sheetFieldsSchema, type Sheet } from '../sheet';

const fileSchema = z.array(
  z.strictObject({
    numero: z.int().positive(),
    /** Days from the installation: of the due date, and of the last news. */
    echeance: z.int().optional(),
    nouvelle: z.int().max(0),
    pilote: z.string().optional(),
    champs: sheetFieldsSchema,
  }),
);

const dayMs = 24 * 60 * 60_000;

/** The invented sheets, as if the installation had followed them for months. `folder`: prisma/seed. */
export function readDemoSheets(folder: string, now: Date): Sheet[] {
  const file = path.join(folder, 'demonstration', 'fiches.yaml');
  const rows = fileSchema.parse(parse(readFileSync(file, 'utf8')));
  const today = parseDay(now.toISOString().slice(0, 10));
  return rows.map(({ numero, echeance, nouvelle, pilote, champs }) => {
    const fields = {
      ...champs,
      ...(echeance !== undefined && { due: { date: today.add({ days: echeance }).toString() } }),
      ...(pilote !== undefined && { lead: { personId: pilote } }),
    };
    const news = new Date(now.getTime() + nouvelle * dayMs);
    return newSheet(demoTerritory.id, numero, true, fields, {
      way: 'demonstration',
      source: 'demonstration',
      now: news,
    });
  });
}
