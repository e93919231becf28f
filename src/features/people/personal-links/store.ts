import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';

/** The key of personal links, the same for every instance: the first one that was proposed. */
export async function signingKey(tx: Tx, proposed: string): Promise<string> {
  const client = storeClient(tx);
  await client.signingKey.createMany({
    data: [{ id: 1, key: proposed }],
    skipDuplicates: true,
  });
  return (await client.signingKey.findUniqueOrThrow({ where: { id: 1 } })).key;
}
