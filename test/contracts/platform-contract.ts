import type { Member } from '../../src/core/address';
import { buttonRow, say, textBlock } from '../../src/core/message';
import { PlatformError } from '../../src/core/errors';
import { startContractHouse, type ContractHouse } from './contract-house';
import {
  attachedFile,
  fullCard,
  hostileText,
  liveCard,
  liveKey,
  messageWithFile,
  taken,
} from './contract-feature';
import {
  contractCases,
  type ContractCase,
  type ContractHarness,
  type SkippedCases,
  type StartHarness,
} from './harness';

/**
 * What every platform must do, whatever its SDK. It runs on the real dispatch, inbox and database; only the
 * vendor's service is a stand-in.
 */
export function platformContract(name: string, startHarness: StartHarness, skipped: SkippedCases = {}): void {
  describe(`platform contract: ${name}`, () => {
    let house: ContractHouse;
    let harness: ContractHarness;

    beforeAll(async () => {
      house = await startContractHouse();
      harness = await startHarness(house.dispatch, house.stores);
    });
    afterAll(async () => {
      await harness?.stop();
      await house?.stop();
    });
    beforeEach(() => {
      harness.vendorAnswers(undefined);
      harness.resetRequests();
    });

    const lastSeen = async (place: 'personal' | 'shared' = 'personal', member = harness.alice) => {
      const seen = await harness.seen(member, place);
      const last = seen.at(-1);
      if (!last) throw new Error('nothing was shown');
      return last;
    };
    const failure = async (work: Promise<unknown>): Promise<PlatformError> => {
      const error = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(PlatformError);
      return error as PlatformError;
    };

    const bodies: Record<ContractCase, () => Promise<void>> = {
      async reply() {
        await harness.write(harness.alice, 'personal', 'bonjour');
        expect((await lastSeen()).text).toContain('Bonjour à vous.');
        await harness.write(harness.alice, 'shared', 'bonjour');
        expect((await lastSeen('shared', harness.bob)).text).toContain('Bonjour à vous.');
      },

      async card() {
        await harness.write(harness.alice, 'personal', 'carte');
        const { text, buttons } = await lastSeen();
        for (const words of [
          'Carte complète',
          'Un texte simple.',
          'Un texte fort.',
          'premier point',
          'second point',
          'Statut',
          'en cours',
        ])
          expect(text).toContain(words);
        for (const words of ['Page du programme', 'Source une', 'Éditeur, 30/04/2019'])
          expect(text).toContain(words);
        expect(buttons).toEqual(['Remplacer']);
      },

      async button() {
        await harness.write(harness.alice, 'personal', 'boutons');
        const before = (await harness.seen(harness.alice, 'personal')).length;
        expect((await lastSeen()).buttons).toEqual(['Remplacer', 'Ouvrir le formulaire']);
        await harness.press(harness.alice, 'personal', 'Remplacer');
        expect((await harness.seen(harness.alice, 'personal')).length).toBe(before);
      },

      async 'replaced card'() {
        await harness.write(harness.alice, 'personal', 'carte');
        const before = await lastSeen();
        await harness.press(harness.alice, 'personal', 'Remplacer');
        const after = await lastSeen();
        expect(after.id).toBe(before.id);
        expect(after.text).toContain('Remplacé, étape 1.');
        expect(after.text).not.toContain('premier point');
        expect(after.buttons).toEqual([]);
      },

      async form() {
        await harness.write(harness.alice, 'personal', 'boutons');
        await harness.press(harness.alice, 'personal', 'Ouvrir le formulaire');
        const opened = await harness.openForm(harness.alice);
        expect(opened).toMatchObject({
          title: 'Une note',
          fields: ['note', 'level', 'place', 'day', 'sure'],
          problems: {},
        });
        await harness.submit(harness.alice, {
          note: 'Tout avance',
          level: 'ferme',
          place: 'pau',
          day: '2026-06-15',
          sure: true,
        });
        expect((await lastSeen()).text).toContain(
          'Noté (étape 2) : Tout avance, ferme, pau, 2026-06-15, sûre.',
        );
        expect(await harness.openForm(harness.alice)).toBeUndefined();
      },

      async 'rejected form'() {
        await harness.write(harness.alice, 'personal', 'boutons');
        const shownBefore = (await harness.seen(harness.alice, 'personal')).length;
        await harness.press(harness.alice, 'personal', 'Ouvrir le formulaire');
        await harness.submit(harness.alice, { note: 'ab', level: 'idee' });
        const rejected = await harness.openForm(harness.alice);
        expect(rejected?.problems).toEqual({ note: 'La note doit avoir au moins trois lettres.' });
        expect((await harness.seen(harness.alice, 'personal')).length).toBe(shownBefore);
        await harness.submit(harness.alice, { note: 'abc', level: 'idee' });
        expect((await lastSeen()).text).toContain('abc, idee, sans lieu, sans jour, pas sûre.');
      },

      async 'look-up'() {
        await harness.write(harness.alice, 'personal', 'boutons');
        await harness.press(harness.alice, 'personal', 'Ouvrir le formulaire');
        expect(await harness.search(harness.alice, 'place', 'pa')).toEqual(['Pau', 'Paimpol']);
        expect(await harness.search(harness.alice, 'place', 'zzz')).toEqual([]);
        await harness.submit(harness.alice, { note: 'fini', level: 'idee' });
      },

      async 'private reply never seen by others'() {
        await harness.write(harness.alice, 'shared', 'secret');
        expect(
          (await harness.seen(harness.alice, 'personal')).some(({ text }) => text.includes('4217')),
        ).toBe(true);
        for (const place of ['personal', 'shared'] as const)
          expect((await harness.seen(harness.bob, place)).some(({ text }) => text.includes('4217'))).toBe(
            false,
          );
        expect((await harness.seen(harness.alice, 'shared')).some(({ text }) => text.includes('4217'))).toBe(
          false,
        );
      },

      async roster() {
        const { alice, bob } = harness;
        const there = await harness.platform.roster(harness.address('shared', alice));
        expect(there).toEqual(expect.arrayContaining([alice.memberId, bob.memberId]));
      },

      async 'roster without who left'() {
        const { alice, bob, platform } = harness;
        harness.outOfRoom([bob]);
        const without = await platform.roster(harness.address('shared', alice));
        harness.outOfRoom([]);
        const all = await platform.roster(harness.address('shared', alice));
        expect(without).toContain(alice.memberId);
        expect(without).not.toContain(bob.memberId);
        expect(all).toContain(bob.memberId);
      },

      async 'closed room'() {
        const address = harness.address('shared', harness.alice);
        harness.closeRoom(true);
        const asked = await failure(harness.platform.roster(address));
        const posted = await failure(harness.platform.post(address, say('Fermé ?'), 'closed'));
        harness.closeRoom(false);
        expect([asked.reason, posted.reason]).toEqual(['unreachable', 'unreachable']);
        expect(await harness.platform.roster(address)).toContain(harness.alice.memberId);
      },

      async file() {
        const bytes = Buffer.from('Le comité se réunit le 3 mars 2026.\n'.repeat(500));
        await harness.write(harness.alice, 'personal', 'prends ce fichier', [{ name: 'note.txt', bytes }]);
        expect((await lastSeen()).text).toContain('Pris : note.txt');
        const file = taken.at(-1);
        if (!file) throw new Error('no file came');
        const read = await harness.platform.readFile(file, bytes.length);
        expect(Buffer.from(read as Uint8Array).equals(bytes)).toBe(true);
      },

      async 'file beside words'() {
        const bytes = Buffer.from('x');
        const before = (await harness.seen(harness.alice, 'personal')).length;
        await harness.write(harness.alice, 'personal', 'bonjour', [{ name: '<b>note</b>.txt', bytes }]);
        const [answer, notice] = (await harness.seen(harness.alice, 'personal')).slice(before);
        expect(answer?.text).toContain('Bonjour à vous.');
        expect(notice?.text).toContain('Je n’ai pas ouvert');
        await harness.write(harness.alice, 'personal', '', [{ name: 'seule.txt', bytes }]);
        expect((await lastSeen()).text).toContain('seule.txt');
      },

      async 'file too big'() {
        const bytes = Buffer.alloc(300_000, 97);
        await harness.write(harness.alice, 'personal', 'prends ce fichier', [{ name: 'gros.txt', bytes }]);
        const file = taken.at(-1);
        if (!file) throw new Error('no file came');
        expect(await harness.platform.readFile(file, bytes.length - 1)).toBe('tooBig');
      },

      async 'file that is gone'() {
        const gone = { name: 'parti.txt', bytes: Buffer.from('x'), isGone: true } as const;
        await harness.write(harness.alice, 'personal', 'prends ce fichier', [gone]);
        const file = taken.at(-1);
        if (!file) throw new Error('no file came');
        expect((await failure(harness.platform.readFile(file, 100))).reason).toBe('rejected');
      },

      async 'own message'() {
        await harness.write(harness.alice, 'shared', 'bonjour');
        const before = (await harness.seen(harness.alice, 'shared')).length;
        await harness.echoOwnMessage('shared');
        expect((await harness.seen(harness.alice, 'shared')).length).toBe(before);
      },

      async 'other bot'() {
        const before = (await harness.seen(harness.alice, 'shared')).length;
        await harness.otherBotWrites('shared', 'bonjour');
        expect(
          (await harness.seen(harness.alice, 'shared')).filter(({ text }) => text.includes('Bonjour à vous.'))
            .length,
        ).toBe(
          (await harness.seen(harness.alice, 'shared'))
            .slice(0, before)
            .filter(({ text }) => text.includes('Bonjour à vous.')).length,
        );
      },

      async redelivery() {
        await harness.write(harness.alice, 'personal', 'une seule fois');
        const before = (await harness.seen(harness.alice, 'personal')).length;
        expect(await harness.redeliver()).toBe(200);
        const after = await harness.seen(harness.alice, 'personal');
        expect(after.length).toBe(before);
        expect(after.filter(({ text }) => text.includes('Écho : une seule fois')).length).toBe(1);
      },

      async 'arrival by itself'() {
        const direct = await harness.platform.directAddress(harness.bob, 'soon');
        const posted = await harness.platform.post(direct, say('Rappel du comité.'), 'delivery-arrival');
        expect((await lastSeen('personal', harness.bob)).text).toContain('Rappel du comité.');
        expect(posted.address.key.platform).toBe(harness.platform.name);
        expect(
          (await harness.seen(harness.alice, 'personal')).some(({ text }) =>
            text.includes('Rappel du comité.'),
          ),
        ).toBe(false);
      },

      async update() {
        const address = harness.address('personal', harness.alice);
        const posted = await harness.platform.post(address, say('Version une.', fullCard), 'delivery-update');
        await harness.platform.update(
          posted,
          say('Version deux.', {
            blocks: [
              textBlock('Version deux.'),
              buttonRow({ label: 'Bien reçu', actionId: 'contract.replace', payload: { step: 9 } }),
            ],
          }),
        );
        const seen = await lastSeen();
        expect(seen.text).toContain('Version deux.');
        expect(seen.text).not.toContain('Carte complète');
        expect(seen.buttons).toEqual(['Bien reçu']);
      },

      async 'live message'() {
        const { alice } = harness;
        for (const place of ['personal', 'shared'] as const) {
          await harness.write(alice, place, 'suivi');
          await harness.press(alice, place, 'Avancer');
          const before = await harness.seen(alice, place);
          expect(before.at(-1)?.text).toContain('Suivi : 20 %.');
          await house.refresh(harness.platform, liveKey, () => liveCard('Suivi : 60 %.'));
          const after = await harness.seen(alice, place);
          expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
          expect(after.at(-1)?.text).toContain('Suivi : 60 %.');
          expect(after.at(-1)?.text).not.toContain('20 %');
          expect(after.at(-1)?.buttons).toEqual(['Avancer', 'Clore']);
        }
      },

      async 'live message, replaced or private'() {
        const { alice, bob, platform } = harness;
        await harness.write(alice, 'personal', 'suivi');
        await harness.press(alice, 'personal', 'Clore');
        await harness.write(alice, 'shared', 'suivi secret');
        await harness.write(bob, 'personal', 'suivi');
        await harness.write(alice, 'shared', 'suivi');
        const onlyAlice = (member: Member | undefined) =>
          member?.memberId === alice.memberId ? liveCard('Pour Alice : 70 %.') : undefined;
        await house.refresh(platform, liveKey, onlyAlice);
        const texts = (await harness.seen(alice, 'personal')).map(({ text }) => text);
        expect(texts.at(-2)).toContain('Remplacé, étape 3.');
        expect(texts.at(-1)).toContain('Pour Alice : 70 %.');
        expect((await lastSeen('personal', bob)).text).toContain('Suivi : 10 %.');
        expect((await lastSeen('shared')).text).toContain('Suivi : 10 %.');
      },

      async remove() {
        const posted = await harness.platform.post(
          harness.address('personal', harness.alice),
          say('À effacer.'),
          'delivery-remove',
        );
        expect((await lastSeen()).text).toContain('À effacer.');
        await harness.platform.remove(posted);
        expect(
          (await harness.seen(harness.alice, 'personal')).some(({ text }) => text.includes('À effacer.')),
        ).toBe(false);
      },

      async find() {
        const since = new Date(Date.now() - 60_000);
        const address = harness.address('personal', harness.alice);
        const posted = await harness.platform.post(address, say('Cherchez-moi.'), 'delivery-find');
        const found = await harness.platform.find(address, 'delivery-find', since, 'soon');
        expect(found).toMatchObject({ messageId: posted.messageId });
        expect(await harness.platform.find(address, 'delivery-never-sent', since, 'soon')).toBe('absent');
      },

      async 'requests counted on 429'() {
        const address = harness.address('personal', harness.alice);
        harness.vendorAnswers({ kind: 'tooManyRequests', retryAfterSeconds: 7 });
        const error = await failure(harness.platform.post(address, say('Trop vite.'), 'delivery-429'));
        expect(error).toMatchObject({ reason: 'rateLimited', retryAfterMs: 7000 });
        expect(harness.sendRequests()).toBe(1);
      },

      async 'requests counted on 5xx'() {
        const address = harness.address('personal', harness.alice);
        harness.vendorAnswers({ kind: 'serverError' });
        const error = await failure(harness.platform.post(address, say('Panne.'), 'delivery-5xx'));
        expect(error.reason).toBe('ambiguous');
        expect(harness.sendRequests()).toBe(1);
      },

      async 'final refusal'() {
        const address = harness.address('personal', harness.alice);
        harness.vendorAnswers({ kind: 'gone' });
        const error = await failure(harness.platform.post(address, say('Parti.'), 'delivery-gone'));
        expect(error.reason).toBe('unreachable');
        expect(harness.sendRequests()).toBe(1);
      },

      async 'attached file'() {
        const address = harness.address('personal', harness.alice);
        const posted = await harness.platform.post(address, messageWithFile, 'delivery-file');
        const seen = await lastSeen();
        expect(seen.id).toBe(posted.messageId);
        expect(seen.text).toContain('Un fichier pour vous.');
        if (harness.filesIn) {
          const { name, content } = attachedFile;
          expect(await harness.filesIn(seen.id)).toEqual([{ name, content }]);
          expect(seen.text).toContain(attachedFile.help);
          expect(seen.text).not.toContain(attachedFile.link.hint);
          const since = new Date(Date.now() - 60_000);
          const found = await harness.platform.find(address, 'delivery-file', since, 'soon');
          expect(found).toMatchObject({ messageId: posted.messageId });
        } else {
          expect(seen.text).toContain(attachedFile.link.hint);
          expect(seen.text).not.toContain(attachedFile.help);
        }
        expect(seen.text).toContain(attachedFile.label);
        expect(seen.buttons).toEqual(['Remplacer']);
      },

      async 'attached file, changed later'() {
        const address = harness.address('personal', harness.alice);
        const posted = await harness.platform.post(address, messageWithFile, 'delivery-file-2');
        const before = (await harness.seen(harness.alice, 'personal')).length;
        await harness.platform.update(posted, messageWithFile);
        const seen = await harness.seen(harness.alice, 'personal');
        expect(seen).toHaveLength(before);
        expect(seen.at(-1)?.text).toContain(attachedFile.link.hint);
      },

      async 'hostile text'() {
        await harness.write(harness.alice, 'personal', 'hostile');
        const { text } = await lastSeen();
        // Read back as a person reads it: every sign is there, and none of it became markup.
        expect(text).toContain(hostileText);
        await harness.write(harness.alice, 'personal', hostileText);
        expect((await lastSeen()).text).toContain('<script>alert(1)</script>');
      },
    };

    for (const contractCase of contractCases) {
      const reason = skipped[contractCase];
      if (reason === undefined) it(contractCase, bodies[contractCase]);
      else it.skip(`${contractCase} (not on this platform: ${reason})`, bodies[contractCase]);
    }
  });
}
