import ICAL from 'ical.js';
import { createCalls, createWebClient, type SlackCalls } from '../../../adapters/slack/web-api';
import type { DeliveryAddress } from '../../../src/core/address';
import type { AttachedFile } from '../../../src/core/attached-file';
import { silentLogger, type LogFields } from '../../../src/core/logger';
import { say, textBlock, type Message } from '../../../src/core/message';
import type { Platform } from '../../../src/core/platform';
import { calendarFile } from '../../../src/features/copils/ics';
import { createPlatformMemory } from '../../../src/storage';
import { allFinal, openDeliveryHouse, type DeliveryHouse } from '../../delivery/delivery-house';
import type { PlannedUpload, UploadStep } from '../../support/slack-files';
import { signingSecret } from '../../support/slack-request';
import { readBlocks } from '../../support/slack-screen';
import { botToken, startSlackVendor, type SlackVendor } from '../../support/slack-vendor';
import { aCopil } from '../../features/copils/a-copil';

const content = calendarFile(aCopil, {
  title: 'Copil d’été',
  description: 'Ouverture',
  uid: 'copil-4@jalon.example',
  attendee: { name: 'Alice Exemple', email: 'alice@exemple.fr' },
});
const file: AttachedFile = {
  name: 'copil-4.ics',
  label: 'Ajouter à mon agenda',
  content,
  link: { url: 'https://jalon.example/calendrier/x.ics', hint: 'Lien personnel.' },
};
const invitation = (text: string, more: Partial<AttachedFile> = {}): Message => ({
  ...say(text, { blocks: [textBlock(text)] }),
  file: { ...file, ...more },
});

describe('a file that goes with a message of Slack', () => {
  let house: DeliveryHouse;
  let vendor: SlackVendor;
  let calls: SlackCalls;
  let warnings: LogFields[];
  let address: DeliveryAddress;
  beforeAll(async () => {
    vendor = await startSlackVendor();
    house = await openDeliveryHouse();
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await vendor.stop();
  });
  beforeEach(async () => {
    warnings = [];
    vendor.answers(undefined);
    vendor.files.plan(() => 'ok');
    vendor.files.reset();
    calls = freshCalls();
    address = await calls.directAddress(alice(), 'now');
  });

  const alice = () => ({
    platform: 'slack' as const,
    workspaceId: vendor.teamId,
    memberId: vendor.ids.alice,
  });
  /** As after a start: nothing is remembered of before. */
  const freshCalls = (): SlackCalls =>
    createCalls({
      client: createWebClient({ mode: 'http', botToken, signingSecret, apiUrl: vendor.apiUrl }),
      pace: [],
      memory: createPlatformMemory(house.test.database),
      clock: house.clock,
      logger: { ...silentLogger, warn: (fields) => void warnings.push(fields) },
    });
  const plan = (step: UploadStep, answer: PlannedUpload): void =>
    vendor.files.plan((at) => (at === step ? answer : 'ok'));
  /** What she finds of that text: each message with its words and its files. */
  async function seen(text: string) {
    const channel = (address.route as { channel: string }).channel;
    const { messages } = await vendor.call('conversations.history', { channel, limit: 200 });
    return (messages as { ts: string; blocks: unknown }[])
      .map(({ ts, blocks }) => ({ words: readBlocks(blocks).text, files: vendor.files.in(ts) }))
      .filter(({ words }) => words.includes(text));
  }

  it('is read back as it was written, by a library that had no part in it', async () => {
    await calls.post(address, invitation('relue'), 'd-read');
    const [shown] = await seen('relue');
    expect(shown?.words).toContain(file.label);
    expect(shown?.words).not.toContain('Lien personnel.');
    expect(shown?.files.map(({ name }) => name)).toEqual(['copil-4.ics']);
    const calendar = new ICAL.Component(ICAL.parse(shown?.files[0]?.content ?? '') as string);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    expect([calendar.getFirstPropertyValue('method'), event.summary, event.sequence]).toEqual([
      'REQUEST',
      'Copil d’été',
      0,
    ]);
  });

  it('is uploaded once, however many get it', async () => {
    await Promise.all(
      ['un', 'deux', 'trois'].map((text) => calls.post(address, invitation(`nombre ${text}`), `d-${text}`)),
    );
    expect(vendor.files.calls()).toEqual(['getUploadURLExternal', 'upload', 'completeUploadExternal']);
    const shown = await seen('nombre');
    expect(shown.map(({ files }) => files[0]?.content)).toEqual([content, content, content]);
  });

  it('gives way to its link where the token may not upload: told once, not asked again within the hour', async () => {
    plan('getUploadURLExternal', 'missing_scope');
    for (const text of ['a', 'b', 'c']) await calls.post(address, invitation(`portée ${text}`), `d-${text}`);
    const shown = await seen('portée');
    expect(shown).toHaveLength(3);
    for (const { words, files } of shown) {
      expect(words).toContain('Lien personnel.');
      expect(files).toEqual([]);
    }
    expect(vendor.files.calls()).toHaveLength(1);
    expect(warnings).toEqual([{ reason: 'missing_scope' }]);
    vendor.files.plan(() => 'ok');
    house.clock.advance(61 * 60_000);
    await calls.post(address, invitation('portée rendue'), 'd-again');
    expect((await seen('portée rendue'))[0]?.files).toHaveLength(1);
  });

  it('gives way to its link after a 429, and is not asked for until then', async () => {
    plan('getUploadURLExternal', '429');
    await calls.post(address, invitation('limite une'), 'd-429');
    vendor.files.plan(() => 'ok');
    house.clock.advance(29_000);
    await calls.post(address, invitation('limite deux'), 'd-429-2');
    house.clock.advance(2000);
    await calls.post(address, invitation('limite trois'), 'd-429-3');
    const files = await Promise.all(
      ['une', 'deux', 'trois'].map(async (n) =>
        (await seen(`limite ${n}`)).map((shown) => shown.files.length),
      ),
    );
    expect(files).toEqual([[0], [0], [1]]);
  });

  const lost: [UploadStep, PlannedUpload][] = [
    ['getUploadURLExternal', '500'],
    ['getUploadURLExternal', 'answer lost'],
    ['upload', '500'],
    ['upload', 'answer lost'],
    ['completeUploadExternal', 'file_uploads_disabled'],
    ['completeUploadExternal', 'answer lost'],
    ['completeUploadExternal', 'no answer'],
  ];
  it.each(lost)('never loses nor doubles its message: %s, %s', async (step, answer) => {
    plan(step, answer);
    const text = `essai ${step} ${answer}.`;
    await calls.post(address, invitation(text), `d-${step}-${answer}`);
    const shown = await seen(text);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.words).toContain('Lien personnel.');
    expect(shown[0]?.files).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain('essai');
  });

  it('goes without a word where it can be neither uploaded nor linked', async () => {
    plan('upload', '500');
    const { link: _link, ...unlinked } = file;
    await calls.post(address, { ...invitation('sans lien'), file: unlinked }, 'd-none');
    expect((await seen('sans lien')).map(({ words }) => words)).toEqual(['sans lien']);
  });

  /** A delivery whose sender died during its first attempt, before or after the message. */
  async function diedWhile(text: string, whatWasDone: (deliveryId: string) => Promise<unknown>) {
    await house.send({ dedupeKey: text, cause: 'test', recipient: { address }, message: invitation(text) });
    const { id } = await house.test.database.prisma.delivery.update({
      where: { dedupeKey: text },
      data: { inDoubt: true, tries: 1, firstAttemptAt: house.clock.now() },
    });
    await whatWasDone(id);
    const sender = freshCalls();
    const platform: Platform = {
      ...house.platform,
      name: 'slack',
      post: (to, message, deliveryId) => sender.post(to, message, deliveryId),
      // The vendor's clock is the machine's.
      find: (to, deliveryId) => sender.find(to, deliveryId, new Date(Date.now() - 60_000), 'soon'),
    };
    const worker = await house.startWorker({ platforms: new Map([['slack', platform]]) });
    const rows = await house.until(allFinal, () => house.clock.advance(1000));
    await worker.stop();
    return rows.find(({ id: other }) => other === id);
  }

  it('is attached once when the process died after the upload and before the message', async () => {
    const before = vendor.files.uploaded();
    const row = await diedWhile('mort avant', async () => {
      const [upload] = (
        await createWebClient({ mode: 'http', botToken, signingSecret, apiUrl: vendor.apiUrl }).filesUploadV2(
          {
            file: Buffer.from(content),
            filename: file.name,
          },
        )
      ).files;
      expect(upload?.ok).toBe(true);
    });
    expect(row?.state).toBe('sent');
    const shown = await seen('mort avant');
    expect(shown.map(({ files }) => files.length)).toEqual([1]);
    // What the dead process uploaded stands in no message: nobody but the bot can open it.
    expect(vendor.files.uploaded()).toBe(before + 2);
  });

  it('is found with its message when the process died after both', async () => {
    const row = await diedWhile('mort après', (id) => calls.post(address, invitation('mort après'), id));
    expect(row).toMatchObject({ state: 'sent' });
    expect(row?.reason).toContain('retrouvé');
    const shown = await seen('mort après');
    expect(shown.map(({ files }) => files.length)).toEqual([1]);
    expect(vendor.files.calls()).toHaveLength(3);
  });
});
