import type { Context } from '../../../core/feature';
import { linkedPerson } from '../accounts/store';
import { linkAccount, linkEntry } from '../first-contact/store';
import { journal } from '../journal/store';
import { isCode, readCode, triesAtMost } from './code';
import { dayMs, guessesByOneADay, guessesOnOneADay } from './limits';
import { provenPerson } from './proven-person';
import type { LinkingParts } from './request-link';
import { awaitedCode, closeWaiting, countGuesses, countTry, lockAccount, lockTarget } from './store';
import { linkingTexts } from './texts';

/**
 * « jalon code 123456 »: links the account, if it is the code that this account asked for. A code that was never mailed,
 * or that too many have guessed at, is answered as a wrong one: the answer does not say whether the directory holds the
 * address.
 */
export async function enterCode(context: Context, parts: LinkingParts, typed: string): Promise<string> {
  const { tx, now, event } = context;
  const { actor: member } = event;
  const linked = await linkedPerson(tx, member);
  if (linked) return linkingTexts.alreadyLinked(linked.displayName);
  const code = readCode(typed);
  if (code === undefined) return linkingTexts.codeShape;

  await lockAccount(tx, member);
  const awaited = parts.canMail ? await awaitedCode(tx, member) : undefined;
  if (!awaited) return linkingTexts.noCode;
  const { requestId, target, tries } = awaited;
  if (awaited.expiresAt <= now) return linkingTexts.codeExpired;
  if (tries >= triesAtMost) return linkingTexts.codeSpent;
  const dayAgo = new Date(now.getTime() - dayMs);
  if ((await countGuesses(tx, member, dayAgo)) >= guessesByOneADay) return linkingTexts.tooManyCodes;
  const isOpen =
    target !== undefined &&
    (await lockTarget(tx, target)) &&
    (await countGuesses(tx, target, dayAgo)) < guessesOnOneADay;
  const isRight = (await isCode(code, requestId, awaited.codeHash ?? '')) && isOpen;
  const deed = { now, source: event.key };
  const person = isRight && target ? await provenPerson(tx, target, parts.adminEmails, deed) : undefined;
  if (!person) {
    await countTry(tx, requestId);
    const left = triesAtMost - tries - 1;
    return left === 0 ? linkingTexts.codeSpent : linkingTexts.codeWrong(left);
  }
  const { whenLinked } = parts;
  if (!(await linkAccount(tx, member, { personId: person.id, linkedBy: 'code' }, { deed, whenLinked })))
    return linkingTexts.notLinked;
  await closeWaiting(tx, member, 'byCode');
  await journal(tx, [linkEntry(member, person.id, deed)]);
  return linkingTexts.linked(person.displayName);
}
