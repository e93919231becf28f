import { rmSync } from 'node:fs';
import type { TestServer } from './test-server';

export default async function globalTeardown(): Promise<void> {
  const server = (globalThis as { jalonTestServer?: TestServer }).jalonTestServer;
  await server?.leave();
  for (const folder of server?.folders ?? []) rmSync(folder, { recursive: true, force: true });
}
