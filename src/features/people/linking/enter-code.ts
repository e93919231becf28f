import type { Context } from '../../../core/feature';
import { findPeople, linkedPerson } from '../accounts/store';
import { linkAccount, linkEntry, type WhenLinked } from '../first-contact/store';
import { journal } from '../journal/store';
import { isCode, readCode, triesAtMost } from './code';
import { awaitedCode, closeWaiting, countTry, lockAccount } from './store';
import { linkingTexts } from './texts';

/** « jalon code 123456 »: links the account, if it is the code that this account asked for. */
export async function enterCode(context: Context, whenLinked: WhenLinked, typed: string): Promise<string> {
  const { tx, now, event } = context;
  const { actor: member } = event;
  const linked = await linkedPerson(tx, member);
  if (linked) return linkingTexts.alreadyLinked(linked.displayName);
  const code = readCode(typed);
  if (code === undefined) return linkingTexts.codeShape;

  await lockAccount(tx, member);
  const awaited = await awaitedCode(tx, member);
  if (!awaited) return linkingTexts.noCode;
  if (awaited.expiresAt <= now) return linkingTexts.codeExpired;
  if (awaited.tries >= triesAtMost) return linkingTexts.codeSpent;
  const isRight = await isCode(code, awaited.requestId, awaited.codeHash);
  const [person] = isRight ? await findPeople(tx, [awaited.personId ?? '']) : [];
  if (!person) {
    await countTry(tx, awaited.requestId);
    const left = triesAtMost - awaited.tries - 1;
    return left === 0 ? linkingTexts.codeSpent : linkingTexts.codeWrong(left);
  }
  const deed = { now, source: event.key };
  if (!(await linkAccount(tx, member, { personId: person.id, linkedBy: 'code' }, { deed, whenLinked })))
    return linkingTexts.notLinked;
  await closeWaiting(tx, member, 'byCode');
  await journal(tx, [linkEntry(member, person.id, deed)]);
  return linkingTexts.linked(person.displayName);
}
