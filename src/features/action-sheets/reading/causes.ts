import type { Clause } from './clauses';
import type { Fact } from './fact';
import type { Message } from './message';
import { anyStatus } from './status-words';

/** What stands beside a sheet that is held tells why. */

/** « la 10 est bloquée, le verrier veut renégocier le prix »: what follows at once tells why. */
export function isCause(
  { masked }: Message,
  { facts }: { facts: readonly Fact[] },
  { start }: Clause,
): boolean {
  const held = facts.find(
    (fact) => fact.field === 'status' && (fact.status === 'bloque' || fact.status === 'suspendu'),
  );
  if (!held || held.at > start || facts.some(({ field }) => field === 'blocker')) return false;
  const between = masked.slice(held.at, start);
  return /^[a-zS' ]{2,60}[\s,:;(-]+(?:car |parce que )?$/.test(between) && !/[.!?\n]/.test(between);
}

const deniedStatus = new RegExp(
  String.raw`^(?:.*,)?[^,]*S?[^,]*\b(?:n'est|n'etait|ne sont) (?:pas|plus) (?:encore |vraiment |du tout )?${anyStatus} ?$`,
);

/** « la convention n'est pas signée pour la 8, ça bloque »: what is denied just before tells why. */
export function isCauseBefore(
  { masked }: Message,
  { facts }: { facts: readonly Fact[] },
  { start, end }: Clause,
): boolean {
  const held = facts.find(
    (fact) => fact.field === 'status' && (fact.status === 'bloque' || fact.status === 'suspendu'),
  );
  if (!held || held.at < end || facts.some(({ field }) => field === 'blocker')) return false;
  // « n'est pas abandonnée, elle est suspendue »: what is denied is a status itself.
  if (deniedStatus.test(masked.slice(start, end))) return false;
  return (
    /(?<![a-z])(?:n'|ne )[a-z' ]{1,30}(?:pas|plus|rien|aucune?)(?![a-z])/.test(masked.slice(start, end)) &&
    /^,? ?(?:et |donc |du coup |alors )*(?:(?:la |le )?S+,? |ca |c'est |on |elle |il |tout )?(?:est |reste |sommes )?$/.test(
      masked.slice(end, held.at),
    )
  );
}
