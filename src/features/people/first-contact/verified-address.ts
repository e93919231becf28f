import type { Profile } from '../../../core/address';

/**
 * The address that links an account by itself: that of a member of the workspace, which the platform vouches for.
 * Undefined for guests, people of other tenants, bots, and whoever only says what her address is.
 */
export function verifiedAddress({ kind, email, emailVerified }: Profile): string | undefined {
  if (kind !== 'member' || !emailVerified) return undefined;
  return email?.trim().toLowerCase() || undefined;
}
