import { memberKey } from '../../../core/address';
import type { Context, HandlerReply } from '../../../core/feature';
import { say } from '../../../core/message';
import { UserError } from '../../../core/errors';
import type { Person } from '../../../core/person';
import type { TerritoryRegister } from '../../territories';
import { findPeople } from '../accounts/store';
import { linkAccount, linkEntry, type WhenLinked } from '../first-contact/store';
import { journal } from '../journal/store';
import { allowed } from '../rights';
import { provenPerson } from './proven-person';
import { takeRequest, tell, waitingRequests, type WaitingRequest } from './store';
import { linkingTexts } from './texts';
import { requestsMessage, type ShownRequest } from './views';

export interface DecidingParts {
  territories: TerritoryRegister;
  /** In lower case. */
  adminEmails: string[];
  whenLinked: WhenLinked;
}

/** Older requests are nobody's business any more. */
const requestLifeMs = 30 * 24 * 60 * 60_000;
const shownAtOnce = 10;

/** « jalon demandes »: what waits, with its buttons. */
export async function showRequests(context: Context, parts: DecidingParts): Promise<HandlerReply> {
  const administrator = administratorIn(context, parts.territories);
  const { requests, more } = await readRequests(context, parts.adminEmails, administrator);
  return [{ type: 'say', audience: 'actor', message: requestsMessage(requests, more) }];
}

/** A press of Approuver or Refuser. Her right is looked at again: the message may be old, or shown to others. */
export async function decide(
  context: Context,
  parts: DecidingParts,
  requestId: string,
  decision: 'approved' | 'refused',
): Promise<HandlerReply> {
  const administrator = administratorIn(context, parts.territories);
  const outcome = await carryOut(context, parts, administrator, requestId, decision);
  const { requests, more } = await readRequests(context, parts.adminEmails, administrator);
  return [{ type: 'replaceSource', message: requestsMessage(requests, more, outcome) }];
}

/** Invented administrators are for invented data, and no request is. */
function administratorIn({ person }: Context, register: TerritoryRegister): Person {
  if (!person || !allowed(person, 'account.approve', register))
    throw new UserError(linkingTexts.notAdministrator);
  return person;
}

async function carryOut(
  { tx, now, event }: Context,
  { adminEmails, whenLinked }: DecidingParts,
  administrator: Person,
  requestId: string,
  decision: 'approved' | 'refused',
): Promise<string> {
  if (administrator.demo) return linkingTexts.decidedAlready;
  const request = await takeRequest(tx, requestId, decision, oldest(now));
  if (!request) return linkingTexts.decidedAlready;
  const { member, target } = request;
  const deed = { now, source: event.key };
  const entry = { at: now, personId: administrator.id, source: event.key };
  let name = 'adminAddress' in target ? target.adminAddress : '';
  if (decision === 'approved') {
    const person = await provenPerson(tx, target, adminEmails, deed);
    if (!person) return linkingTexts.decidedAlready;
    const link = { personId: person.id, linkedBy: 'approval' as const };
    if (!(await linkAccount(tx, member, link, { deed, whenLinked }))) return linkingTexts.linkedMeanwhile;
    await journal(tx, [
      { ...entry, action: 'account.approve', subject: 'person', subjectId: person.id },
      linkEntry(member, administrator.id, deed),
    ]);
    name = person.displayName;
  } else {
    const [person] = 'personId' in target ? await findPeople(tx, [target.personId]) : [];
    name = person?.displayName ?? name;
    const subject = person
      ? { subject: 'person' as const, subjectId: person.id }
      : { subject: 'account' as const, subjectId: memberKey(member) };
    await journal(tx, [{ ...entry, action: 'account.refuse', ...subject }]);
  }
  const told = decision === 'approved' ? linkingTexts.tellApproved(name) : linkingTexts.tellRefused;
  const message = say(told);
  const dedupeKey = `people.decided/${requestId}`;
  await tell(tx, [{ dedupeKey, cause: event.key, recipient: { member }, message }], now);
  return linkingTexts[decision](name);
}

async function readRequests(
  { tx, now, event }: Context,
  adminEmails: string[],
  administrator: Person,
): Promise<{ requests: ShownRequest[]; more: number }> {
  const waiting = administrator.demo ? [] : await waitingRequests(tx, oldest(now));
  const idOf = ({ target }: WaitingRequest): string[] => ('personId' in target ? [target.personId] : []);
  const people = await findPeople(tx, waiting.flatMap(idOf));
  const named = new Map(people.map((person) => [person.id, person]));
  // Of somebody who was erased meanwhile there is nothing to decide.
  const all = waiting.flatMap((request) => {
    const { target } = request;
    if ('adminAddress' in target)
      return adminEmails.includes(target.adminAddress)
        ? [{ ...request, name: target.adminAddress, organisation: undefined }]
        : [];
    const person = named.get(target.personId);
    return person ? [{ ...request, name: person.displayName, organisation: person.organisation }] : [];
  });
  const requests = all.slice(0, shownAtOnce);
  await journal(
    tx,
    [...new Set(requests.flatMap(idOf))].map((subjectId) => ({
      at: now,
      personId: administrator.id,
      action: 'people.read',
      subject: 'person' as const,
      subjectId,
      source: event.key,
    })),
  );
  return { requests, more: all.length - requests.length };
}

const oldest = (now: Date): Date => new Date(now.getTime() - requestLifeMs);
