import { createFileShelf } from '../../src/storage/file-shelf';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('files of the page', () => {
  let test: TestDatabase;
  beforeAll(async () => void (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('are there once they are put, again too where there is no room left for another', async () => {
    const now = new Date('2026-11-27T09:00:00Z');
    const shelf = createFileShelf(test.database, { now: () => now });
    const bytes = Buffer.from('Une note.');
    expect(await shelf.put('T1', 'a', bytes)).toBe(true);
    await test.database.prisma.pageFile.create({
      data: { workspaceId: 'T1', id: 'big', bytes: new Uint8Array(1), size: 59_999_990, createdAt: now },
    });
    expect(await shelf.put('T1', 'b', bytes)).toBe(false);
    expect(await shelf.put('T1', 'a', bytes)).toBe(true);
    expect(await shelf.get('T1', 'a')).toEqual(new Uint8Array(bytes));
    expect(await shelf.get('T1', 'b')).toBeUndefined();
  });
});
