import type { Command } from 'commander';
import { UserError } from '../core/errors';
import type { Perimeter } from '../core/perimeter';
import { roles, type Person } from '../core/person';
import type { Tx } from '../core/ports';
import { leadId, type Sheet, type SheetFilter } from '../features/action-sheets';
import { readAxis, readStatus } from '../features/action-sheets/files';
import { allowed, findPeople, findPersonByEmail, peopleWithRole, perimeterOf } from '../features/people';
import {
  matchRegion,
  matchTerritory,
  territoriesOfRegion,
  type TerritoryRegister,
} from '../features/territories';

/** Whoever may type on the server may see and write all that is real. */
export const everywhere: Perimeter = { demo: false, territoryIds: 'all' };

/**
 * What somebody of the directory may have exported, by the table of rights; without an address everything that is real.
 * Throws a UserError where that is nothing.
 */
export async function exportableFor(
  tx: Tx,
  email: string | undefined,
  register: TerritoryRegister,
): Promise<Perimeter> {
  if (email === undefined) return everywhere;
  const person = await findPersonByEmail(tx, email);
  if (!person || person.demo !== everywhere.demo)
    throw new UserError(
      `Personne dans l’annuaire n’a l’adresse « ${email} ». Vérifiez avec : jalon directory export annuaire.csv`,
    );
  if (!allowed(person, 'sheet.export', register))
    throw new UserError(`« ${email} » n’a le droit à aucun export de fiches : rien n’est écrit.`);
  return perimeterOf(person, 'sheet.export', register);
}

/** Of the real directory: who has a role, and who leads one of these sheets, though she may have none any more. */
export async function everybody(tx: Tx, sheets: Sheet[]): Promise<Person[]> {
  const people = await peopleWithRole(tx, { roles: [...roles], demo: everywhere.demo });
  const known = new Set(people.map(({ id }) => id));
  const leads = sheets.flatMap(({ fields: { lead } }) => leadId(lead) ?? []);
  return [
    ...people,
    ...(await findPeople(
      tx,
      leads.filter((id) => !known.has(id)),
    )),
  ];
}

export interface FilterOptions {
  territory?: string;
  region?: string;
  axis?: string;
  status?: string;
  late?: boolean;
  stale?: string;
}

/** The options that say which sheets. */
export const withPlace = (command: Command): Command =>
  command
    .option('--region <nom>', 'les fiches d’une Région')
    .option('--territory <nom>', 'les fiches d’un territoire')
    .option('--status <statut>', 'par exemple « bloquée »');

const dayMs = 86_400_000;

/** Throws a UserError for a name that is none. */
export function filterOf(register: TerritoryRegister, options: FilterOptions, now: Date): SheetFilter {
  const status = valueOf(readStatus(options.status));
  const stale = options.stale === undefined ? undefined : Number(options.stale);
  if (stale !== undefined && !(Number.isInteger(stale) && stale > 0))
    throw new UserError('--stale : il faut un nombre de semaines, par exemple 6.');
  const regionIds = regionTerritories(register, options.region);
  const id = territoryOf(register, options.territory);
  return {
    territoryIds: id === undefined ? regionIds : (regionIds ?? [id]).filter((one) => one === id),
    ...(status !== undefined && { statuses: [status] }),
    axis: valueOf(readAxis(options.axis)),
    ...(options.late === true && { lateOn: now.toISOString().slice(0, 10) }),
    ...(stale !== undefined && { staleSince: new Date(now.getTime() - stale * 7 * dayMs) }),
  };
}

function valueOf<T>(reading: { value: T } | { problem: string } | undefined): T | undefined {
  if (reading && 'problem' in reading) throw new UserError(reading.problem);
  return reading?.value;
}

export function territoryOf(register: TerritoryRegister, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const named = matchTerritory(register, name);
  if ('found' in named) return named.found.id;
  const hint =
    named.near.length > 0 ? ` Voulez-vous dire ${named.near.map((one) => one.name).join(', ou ')} ?` : '';
  throw new UserError(`« ${name} » n’est pas un territoire de la liste.${hint}`);
}

function regionTerritories(register: TerritoryRegister, name: string | undefined): string[] | undefined {
  if (name === undefined) return undefined;
  const region = matchRegion(register, name);
  if ('near' in region)
    throw new UserError(
      `« ${name} » n’est pas une Région. Les Régions sont : ${register.regions.map((one) => one.name).join(', ')}.`,
    );
  return territoriesOfRegion(register, region.found.code).map(({ id }) => id);
}
