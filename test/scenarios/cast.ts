import type { Member } from '../../src/core/address';
import type { Tx } from '../../src/core/ports';
import { loadDemoSheets } from '../../src/features/action-sheets';
import { demoPersonae } from '../../src/features/people';
import type { Assignment } from '../../src/core/person';
import { seedFolder } from '../features/schemes/seed-folder';
import { storeClient } from '../../src/storage/database';

/** Linked from the start, as after a first contact. */
const voisin = { memberId: 'voisin', displayName: 'Pilote de la Région voisine' };
const nouvelle = { memberId: 'nouvelle', displayName: 'Nouvelle cheffe de projet' };
const invitee = { memberId: 'invitee', displayName: 'Élue invitée' };

/**
 * Who plays: a person of each role, a second account of the project lead, a pilot of another Region, somebody who never
 * wrote, a guest, and somebody whom the directory does not know.
 */
export const castNames = [
  'alice',
  'bob',
  ...demoPersonae.map(({ memberId }) => memberId),
  'portable',
  'voisin',
  'nouvelle',
  'invitee',
  'inconnue',
];
export const guests = ['invitee'];

/** A territory of the programme, and its Region. */
const home = { territoryId: 'ti-5309', regionCode: '53' };

/** The address that their platform tells, and that the directory holds. */
export const addressOf = (name: string): string => `${name}@collectivite.example`;

/**
 * The same people and the same dozen sheets everywhere: invented ones on the web page, as in the demonstration; elsewhere
 * they are real, and linked to their accounts.
 */
export async function seatCast(tx: Tx, memberOf: (name: string) => Member, now: Date): Promise<void> {
  const client = storeClient(tx);
  const demo = memberOf('alice').platform === 'web';
  const idOf = (name: string): string => (demo ? `demo-${name}` : name);
  await client.$executeRaw`SELECT set_config('jalon.may_forget', 'on', true)`;
  await client.$executeRaw`TRUNCATE sheet, sheet_revision, sheet_proposal, sheet_round, sheet_topic, person, account,
    broadcast, audience_list, document_import, knowledge_revision,
    link_request, outgoing_mail, journal_entry, running_dialog,
    copil, reminder_message, reminder_preference, copil_draft, job, conversation_roster, conversation_topic, live_message CASCADE`;
  await client.$executeRaw`DELETE FROM knowledge_item WHERE origin = 'document'`;
  await client.$executeRaw`DELETE FROM reminder_rule WHERE subject_id IS NOT NULL`;

  const people: { memberId: string; displayName: string; assignments: Assignment[] }[] = [
    ...demoPersonae,
    { ...voisin, assignments: [{ role: 'piloteRegional', regionCode: '52' }] },
    ...(demo
      ? []
      : [
          { ...nouvelle, assignments: [{ role: 'chefDeProjet', ...home } as const] },
          { ...invitee, assignments: [{ role: 'elu', ...home } as const] },
        ]),
  ];
  for (const { memberId, displayName, assignments } of people)
    await client.person.create({
      data: {
        id: idOf(memberId),
        name: displayName,
        email: demo ? null : addressOf(memberId),
        timeZone: 'Europe/Paris',
        demo,
        createdAt: now,
        assignments: {
          create: assignments.map(({ role, regionCode, territoryId }) => ({
            role,
            regionCode: regionCode ?? null,
            territoryId: territoryId === undefined ? null : demo ? territoryId : home.territoryId,
          })),
        },
      },
    });
  await loadDemoSheets(tx, seedFolder, now);
  if (demo) return;
  await client.$executeRaw`UPDATE sheet SET demo = false, territory_id = ${home.territoryId},
    fields = replace(fields::text, '"demo-', '"')::jsonb`;
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
  const linked = [...demoPersonae, voisin].map(({ memberId }) => [memberId, memberId, now] as const);
  for (const [account, personId, lastActiveAt] of [...linked, ['portable', 'cheffe', dayAgo] as const])
    await client.account.create({
      data: {
        ...memberOf(account),
        personId,
        linkedBy: 'verifiedAddress',
        linkedAt: now,
        checkedAt: now,
        lastActiveAt,
        kind: 'member',
      },
    });
}
