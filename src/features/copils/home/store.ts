import { deliveryAddressSchema, type DeliveryAddress } from '../../../core/address';
import type { Tx } from '../../../core/ports';
import { storeClient } from '../../../storage/database';
import { jsonColumn } from '../../../storage/json-column';

export async function homeOfCopil(tx: Tx, id: string): Promise<DeliveryAddress | undefined> {
  const row = await storeClient(tx).copil.findUnique({ where: { id }, select: { home: true } });
  return row?.home == null ? undefined : deliveryAddressSchema.parse(row.home);
}

export async function homesOfCopils(tx: Tx, ids: string[]): Promise<Map<string, DeliveryAddress>> {
  const rows = await storeClient(tx).copil.findMany({
    where: { id: { in: ids } },
    select: { id: true, home: true },
  });
  return new Map(
    rows.flatMap(({ id, home }) => (home === null ? [] : [[id, deliveryAddressSchema.parse(home)]])),
  );
}

export async function forgetHome(tx: Tx, id: string): Promise<void> {
  await storeClient(tx).$executeRaw`UPDATE copil SET home = NULL WHERE id = ${id}::uuid`;
}

export async function setHome(tx: Tx, id: string, home: DeliveryAddress): Promise<void> {
  await storeClient(tx).copil.update({ where: { id }, data: { home: jsonColumn(home) } });
}
