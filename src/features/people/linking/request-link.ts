import { randomUUID } from 'node:crypto';
import { memberKey, type Member } from '../../../core/address';
import type { Context } from '../../../core/feature';
import { say } from '../../../core/message';
import type { PersonDirectory, Tx } from '../../../core/ports';
import { linkedPerson } from '../accounts/store';
import { administratorOf } from '../administrators/store';
import { personWithAddress, type WhenLinked } from '../first-contact/store';
import { nameInAddress, readAddress } from './address';
import { codeMinutes, hashCode, newCode } from './code';
import { countRequests, describeAccount, lockAccount, saveMail, saveRequest, tell } from './store';
import { linkingTexts } from './texts';

export interface LinkingParts {
  directory: PersonDirectory;
  /** In lower case. */
  adminEmails: string[];
  /** False: no mail goes out, so only an administrator links. */
  canMail: boolean;
  whenLinked: WhenLinked;
}

const hourMs = 60 * 60_000;
const requestsAnHour = 3;
/** However many accounts ask for the same person. */
const mailsToOneAnHour = 6;

/**
 * « jalon rattacher prenom.nom@… »: a code to that address, and a request for the administrators. Whoever asks gets the
 * same answer, after the same work, whether or not the directory holds the address.
 */
export async function requestLink(context: Context, parts: LinkingParts, typed: string): Promise<string> {
  const { tx, now, event } = context;
  const { actor: member } = event;
  const linked = await linkedPerson(tx, member);
  if (linked) return linkingTexts.alreadyLinked(linked.displayName);
  const address = readAddress(typed);
  if (address === undefined) return linkingTexts.addressMissing;

  await lockAccount(tx, member);
  const hourAgo = new Date(now.getTime() - hourMs);
  if ((await countRequests(tx, member, hourAgo)) >= requestsAnHour) return linkingTexts.tooMany;
  const { displayName } = await describeAccount(tx, member, now);
  const personId = await addressee(context, parts, address);
  const id = randomUUID();
  const code = newCode();
  const codeHash = await hashCode(code, id);
  await saveRequest(tx, {
    id,
    member,
    displayName,
    personId,
    codeHash: parts.canMail ? codeHash : undefined,
    createdAt: now,
    expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
  });
  if (personId !== undefined) {
    if (parts.canMail && (await countRequests(tx, { personId }, hourAgo)) <= mailsToOneAnHour)
      await saveMail(tx, {
        id: randomUUID(),
        personId,
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

/** An administrator of the settings need not be in the directory: her address is what she is known by. */
async function addressee(
  { tx, now, event }: Context,
  { adminEmails }: LinkingParts,
  email: string,
): Promise<string | undefined> {
  const known = await personWithAddress(tx, email);
  if (known !== undefined || !adminEmails.includes(email)) return known;
  const administrator = { id: randomUUID(), name: nameInAddress(email), email };
  return administratorOf(tx, administrator, { now, source: event.key });
}

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
