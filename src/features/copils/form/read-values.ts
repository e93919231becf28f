import { z } from 'zod';
import { roles, type Person } from '../../../core/person';
import type { Tx } from '../../../core/ports';
import { instantOf } from '../../../scheduling/recurrence';
import { readTimeZone } from '../../people';
import { findTerritory, type TerritoryRegister } from '../../territories';
import { copilContentSchema, isWebAddress, levels, longestMinutes, type CopilContent } from '../copil';
import { findByName } from '../participants';
import { mayConvene } from '../rights';
import { texts } from '../texts';
import { linesOf, readDocuments } from './read-lists';
import { readDuration, readHour } from './read-time';

const optional = (limit: number, what: string) =>
  z.string().trim().max(limit, `${what} : ${limit} caractères au plus.`).optional();

export const copilValues = z.object({
  level: z.enum(levels, 'Choisissez un niveau.'),
  where: z.string().optional(),
  title: optional(200, 'Intitulé'),
  date: z.iso.date('Choisissez une date.'),
  hour: z.string('Donnez l’heure de début.').trim(),
  duration: z.string('Donnez une durée, ou l’heure de fin.').trim(),
  timeZone: z.string().trim().optional(),
  place: optional(300, 'Lieu'),
  visio: z
    .string()
    .trim()
    .optional()
    .refine(
      (text) => text === undefined || text === '' || isWebAddress(text),
      'Donnez une adresse http(s)://… entière.',
    ),
  agenda: optional(4000, 'Ordre du jour'),
  documents: optional(4000, 'Documents'),
  ...(Object.fromEntries(roles.map((role) => [`role_${role}`, z.boolean().optional()])) as Record<
    `role_${(typeof roles)[number]}`,
    z.ZodOptional<z.ZodBoolean>
  >),
  names: optional(4000, 'Personnes'),
});
export type CopilValues = z.infer<typeof copilValues>;

export type ReadCopil = { content: CopilContent } | { problems: Record<string, string> };

/** What the form says, as a copil; or what has to be corrected, by field. */
export async function readCopilValues(
  values: CopilValues,
  author: Person,
  { tx, now, register }: { tx: Tx; now: Date; register: TerritoryRegister },
): Promise<ReadCopil> {
  const problems: Record<string, string> = {};
  const place = readWhere(values, author, register);
  if ('problem' in place) problems['where'] = place.problem;
  const typedZone = values.timeZone ?? '';
  const timeZone = typedZone === '' ? author.timeZone : readTimeZone(typedZone);
  if (timeZone === undefined) problems['timeZone'] = texts.unknownZone(typedZone.slice(0, 60));
  const time = readTimes(values, timeZone ?? author.timeZone, now, problems);
  const documents = readDocuments(values.documents ?? '');
  if ('problem' in documents) problems['documents'] = documents.problem;
  const agenda = linesOf(values.agenda ?? '');
  if (agenda.length > 40 || agenda.some((line) => line.length > 300))
    problems['agenda'] = 'Quarante points au plus, de 300 caractères chacun.';
  const personIds = await readNames(values, author, { tx, register }, problems);
  const chosen = roles.filter((role) => values[`role_${role}`] === true);
  if (chosen.length + personIds.length === 0 && problems['names'] === undefined)
    problems['names'] = texts.nobody;
  if (
    Object.keys(problems).length > 0 ||
    'problem' in place ||
    'problem' in documents ||
    !time ||
    timeZone === undefined
  )
    return { problems };
  const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
  return {
    content: copilContentSchema.parse({
      level: values.level,
      ...place,
      title: given(values.title),
      ...time,
      timeZone,
      place: given(values.place),
      visio: given(values.visio),
      agenda,
      documents: documents.documents,
      roles: chosen,
      personIds,
    }),
  };
}

function readWhere(
  { level, where }: CopilValues,
  author: Person,
  register: TerritoryRegister,
): { regionCode?: string; territoryId?: string } | { problem: string } {
  const [kind, id = ''] = (where ?? '').split(':');
  const own = author.assignments;
  const typed =
    level === 'national'
      ? {}
      : kind === 'region' && level !== 'local'
        ? { regionCode: id }
        : kind === 'territory' && level !== 'regional'
          ? { territoryId: id }
          : level === 'regional'
            ? { regionCode: own.find(({ role }) => role === 'piloteRegional')?.regionCode }
            : {
                territoryId:
                  level === 'local' || own.every(({ role }) => role !== 'delegation')
                    ? own.find(({ territoryId }) => territoryId !== undefined)?.territoryId
                    : undefined,
              };
  if (level === 'regional' && (!('regionCode' in typed) || typed.regionCode === undefined))
    return { problem: texts.needsRegion };
  if (level === 'local' && (!('territoryId' in typed) || typed.territoryId === undefined))
    return { problem: texts.needsTerritory };
  if (
    'territoryId' in typed &&
    typed.territoryId !== undefined &&
    !findTerritory(register, typed.territoryId)
  )
    return { problem: texts.needsTerritory };
  return mayConvene(author, { level, ...typed }, register) ? typed : { problem: texts.cannotConveneThis };
}

function readTimes(
  { date, hour: typedHour, duration: typedDuration }: CopilValues,
  timeZone: string,
  now: Date,
  problems: Record<string, string>,
): { startsAt: Date; durationMinutes: number } | undefined {
  const hour = readHour(typedHour);
  if (hour === undefined) {
    problems['hour'] = texts.noHour;
    return undefined;
  }
  const startsAt = instantOf(date, hour, timeZone);
  if (!startsAt) problems['hour'] = texts.noSuchHour;
  else if (startsAt <= now) problems['date'] = texts.past;
  const durationMinutes = readDuration(typedDuration, hour);
  if (durationMinutes === undefined) problems['duration'] = texts.noDuration;
  else if (durationMinutes <= 0) problems['duration'] = texts.endBeforeStart;
  else if (durationMinutes < 5) problems['duration'] = texts.noDuration;
  else if (durationMinutes > longestMinutes) problems['duration'] = texts.tooLong;
  return startsAt && durationMinutes !== undefined ? { startsAt, durationMinutes } : undefined;
}

async function readNames(
  { names }: CopilValues,
  author: Person,
  { tx, register }: { tx: Tx; register: TerritoryRegister },
  problems: Record<string, string>,
): Promise<string[]> {
  const typed = linesOf((names ?? '').replace(/[,;]/g, '\n'));
  const found = await findByName(tx, author, typed, register);
  const sentences: string[] = [];
  const ids: string[] = [];
  for (const [name, who] of found)
    if (who === 'unknown') sentences.push(texts.unknownName(name.slice(0, 80)));
    else if ('among' in who) sentences.push(texts.ambiguousName(name, who.among));
    else ids.push(who.personId);
  if (sentences.length > 0) problems['names'] = sentences.slice(0, 5).join(' ');
  return ids;
}
