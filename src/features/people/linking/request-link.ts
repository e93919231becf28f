import { randomUUID } from 'node:crypto';
import { memberKey, type Member } from '../../../core/address';
import type { Context } from '../../../core/feature';
import { say } from '../../../core/message';
import type { PersonDirectory, Tx } from '../../../core/ports';
import { linkedPerson } from '../accounts/store';
import { personWithAddress, type WhenLinked } from '../first-contact/store';
import { readAddress } from './address';
import { codeMinutes, hashCode, newCode } from './code';
import {
  dayMs,
  guessesOnOneADay,
  hourMs,
  mailsFromOneADay,
  mailsToOneADay,
  requestsADay,
  requestsAnHour,
} from './limits';
import {
  countGuesses,
  countMails,
  countRequests,
  describeAccount,
  lockAccount,
  lockTarget,
  saveMail,
  saveRequest,
  tell,
  type Target,
} from './store';
import { linkingTexts } from './texts';

export interface LinkingParts {
  directory: PersonDirectory;
  /** In lower case. */
  adminEmails: string[];
  /** False: no mail goes out, so only an administrator links. */
  canMail: boolean;
  whenLinked: WhenLinked;
}

/**
 * « jalon rattacher prenom.nom@… »: a code to that address, and a request for the administrators. Whoever asks gets the
 * same answer, after the same work, whether or not the directory holds the address, and whether or not a mail is withheld.
 */
export async function requestLink(context: Context, parts: LinkingParts, typed: string): Promise<string> {
  const { tx, now, event } = context;
  const { actor: member } = event;
  const linked = await linkedPerson(tx, member);
  if (linked) return linkingTexts.alreadyLinked(linked.displayName);
  const address = readAddress(typed);
  if (address === undefined) return linkingTexts.addressMissing;

  await lockAccount(tx, member);
  if ((await countRequests(tx, member, before(now, hourMs))) >= requestsAnHour) return linkingTexts.tooMany;
  if ((await countRequests(tx, member, before(now, dayMs))) >= requestsADay) return linkingTexts.tooManyToday;
  const target = await targetOf(tx, parts, address);
  const { displayName } = await describeAccount(tx, member, now);
  const mailed = target !== undefined && parts.canMail && (await mayMail(tx, target, member, now));
  const id = randomUUID();
  const code = newCode();
  const codeHash = await hashCode(code, id);
  await saveRequest(tx, {
    id,
    member,
    displayName,
    ...target,
    mailed,
    // Where no mail carries it, no guess can be right.
    ...(mailed && { codeHash }),
    createdAt: now,
    expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
  });
  if (target !== undefined) {
    if (mailed)
      await saveMail(tx, {
        id: randomUUID(),
        ...('personId' in target ? target : { address: target.adminAddress }),
        subject: linkingTexts.mailSubject,
        text: linkingTexts.mailText(code, member.platform),
        createdAt: now,
      });
    await tellAdministrators(
      tx,
      await parts.directory.membersWithRole(tx, 'administrateur', member),
      id,
      now,
    );
  }
  return parts.canMail ? linkingTexts.requested : linkingTexts.requestedWithoutMail;
}

/**
 * Whom the address means. An administrator of the settings need not be in the directory: nobody is made of her before
 * somebody has proven that the address is hers.
 */
async function targetOf(tx: Tx, { adminEmails }: LinkingParts, email: string): Promise<Target | undefined> {
  const personId = await personWithAddress(tx, email);
  const target =
    personId !== undefined ? { personId } : adminEmails.includes(email) ? { adminAddress: email } : undefined;
  return target !== undefined && (await lockTarget(tx, target)) ? target : undefined;
}

async function mayMail(tx: Tx, target: Target, member: Member, now: Date): Promise<boolean> {
  const dayAgo = before(now, dayMs);
  return (
    (await countMails(tx, target, member, dayAgo)) < mailsFromOneADay &&
    (await countMails(tx, target, undefined, dayAgo)) < mailsToOneADay &&
    (await countGuesses(tx, target, dayAgo)) < guessesOnOneADay
  );
}

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** One line, whatever the number of requests: a newer one takes the place of an older that was not sent yet. */
async function tellAdministrators(
  tx: Tx,
  administrators: Member[],
  requestId: string,
  now: Date,
): Promise<void> {
  const message = say(linkingTexts.requestWaits);
  const deliveries = administrators.map((member) => ({
    dedupeKey: `people.requestWaits/${requestId}/${memberKey(member)}`,
    supersedesKey: `people.requestWaits/${memberKey(member)}`,
    cause: `people.request/${requestId}`,
    recipient: { member },
    message,
  }));
  await tell(tx, deliveries, now);
}
