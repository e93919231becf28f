import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchFile } from '../../src/http/fetch-file';

describe('fetching a file', () => {
  it('ends at once when nobody waits for it any more', async () => {
    // Its head comes, its body never ends.
    const server = createServer((_request, response) => void response.write('a'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/f`;
    const gone = new AbortController();
    const begun = Date.now();
    const fetched = fetchFile({ url, limitBytes: 10, signal: gone.signal, isAllowed: () => true });
    setTimeout(() => gone.abort(), 100);
    await expect(fetched).rejects.toMatchObject({ reason: 'unavailable' });
    expect(Date.now() - begun).toBeLessThan(3000);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});
