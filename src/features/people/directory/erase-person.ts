import { UserError } from '../../../core/errors';
import type { Transactions, Tx } from '../../../core/ports';
import { territoriesOfRegion, type TerritoryRegister } from '../../territories';
import { forgetting } from '../forgetting/store';
import { unlinkedId } from '../accounts/unlinked-id';
import { replacePersonId } from '../person-ids/store';
import { journal } from '../journal/store';
import { knownOtherwise } from './erasure/known-otherwise';
import { mentionsOf } from './erasure/mentions';
import { nameWords } from './erasure/name';
import {
  blankDeliveries,
  blankPerson,
  directConversations,
  findErasable,
  lockForErasure,
  otherPeople,
  publicTexts,
  removeAccounts,
  territoriesOf,
  type ErasablePerson,
} from './erasure/store';
import { replaceMentions } from './erasure/texts/store';

export interface Erasure {
  /** What remains of her: the id in the journal and in the history of sheets. */
  personId: string;
  assignments: number;
  accounts: number;
  /** Revisions of hers whose typed words went. */
  revisions: number;
  messagesCancelled: number;
  messagesBlanked: number;
  /** Texts of others that named her. */
  mentions: number;
  /** Somebody else has the same name: texts that say it were left as they are. */
  hasNamesake: boolean;
}

export interface Erasing {
  now: Date;
  source: string;
  register: TerritoryRegister;
  progress?: (done: number, total: number) => void;
}

/** Somebody of the directory, by id or address. Throws a UserError where there is nobody, or nothing more to say of her. */
export async function personToExport(tx: Tx, idOrEmail: string): Promise<ErasablePerson> {
  const person = await findErasable(tx, idOrEmail.trim());
  if (!person)
    throw new UserError(
      `Personne dans l’annuaire n’a l’adresse ou l’identifiant « ${idOrEmail} ». Vérifiez avec : jalon directory export annuaire.csv`,
    );
  if (person.erasedAt) throw new UserError('Cette personne est déjà effacée.');
  return person;
}

/** Whom `erasePerson` would erase. Throws a UserError where there is nobody to erase. */
export async function personToErase(tx: Tx, idOrEmail: string): Promise<ErasablePerson> {
  const person = await personToExport(tx, idOrEmail);
  if (person.demo)
    throw new UserError(
      'C’est une personne inventée de la démonstration. Pour retirer la démonstration : jalon demo remove',
    );
  return person;
}

/** Blanks her everywhere, in one transaction: nothing but her id remains. It cannot be undone. */
export async function erasePerson(
  transactions: Transactions,
  idOrEmail: string,
  { now, source, register, progress = () => {} }: Erasing,
): Promise<Erasure> {
  return transactions.run(async (tx) => {
    const { id } = await personToErase(tx, idOrEmail);
    await lockForErasure(tx, id);
    const person = await personToErase(tx, id);
    const { members } = person;
    const conversations = await directConversations(tx, members);
    const ids = [...members.map(({ memberId }) => memberId), ...conversations];
    const places = { members, conversations, ids };
    const others = await otherPeople(tx, id);
    const namesake = others.some(({ name }) => isSameName(name, person.name));
    const mentions = mentionsOf({
      name: person.name,
      ...(person.email !== undefined && { email: person.email }),
      ids,
      others,
      isKnownOtherwise: knownOtherwise(register, await publicTexts(tx, id), person.name),
    });
    const territoryIds = await territoriesOf(tx, id, (code) =>
      territoriesOfRegion(register, code).map((territory) => territory.id),
    );
    return forgetting(tx, async () => {
      for (const member of members) await replacePersonId(tx, unlinkedId(member), id, { history: true });
      const revisions = await blankPerson(tx, person, now);
      await removeAccounts(tx, id, places);
      const messages = await blankDeliveries(tx, places, now);
      const replaced = await replaceMentions(tx, mentions, territoryIds, progress);
      await journal(tx, [{ at: now, action: 'person.erase', subject: 'person', subjectId: id, source }]);
      return {
        personId: id,
        assignments: person.assignments,
        accounts: members.length,
        revisions,
        messagesCancelled: messages.cancelled,
        messagesBlanked: messages.blanked,
        mentions: replaced,
        hasNamesake: namesake,
      };
    });
  });
}

const isSameName = (one: string, other: string): boolean =>
  nameWords(one).sort().join(' ') === nameWords(other).sort().join(' ');
