import { randomUUID } from 'node:crypto';
import { memberKey, type Member } from '../../../src/core/address';
import { erasePerson } from '../../../src/features/people';
import type { TerritoryRegister } from '../../../src/features/territories';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { register } from '../territories/register';
import { rowsThatHold } from './rows-that-hold';

const now = new Date('2026-11-24T08:00:00Z');
const later = new Date('2026-12-24T08:00:00Z');
const name = 'Éloïse Le Goff';
const email = 'eloise.le_goff@exemple.fr';
const slack: Member = { platform: 'slack', workspaceId: 'T1', memberId: 'U0ELOISE' };
const teams: Member = { platform: 'teams', workspaceId: 'tenant-1', memberId: '29:eloise-aad' };
const other: Member = { platform: 'slack', workspaceId: 'T1', memberId: 'U0OTHER' };
const direct = { platform: 'slack', workspaceId: 'T1', conversationId: 'D0ELOISE' };
/** As a calendar file breaks its lines. */
const foldedName = `DESCRIPTION:${'x'.repeat(60)} ${name.slice(0, 4)}\r\n ${name.slice(4)}\r\n`;
const traces = [
  name,
  name.normalize('NFD'),
  'Le Goff',
  'LE GOFF Eloise',
  email,
  'eloise',
  'ELOISE',
  'D0ELOISE',
  'SIVU des Monts',
];

describe('an erased person', () => {
  let test: TestDatabase;
  let herId: string;
  let places: TerritoryRegister;
  let otherId: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    places = await register();
    herId = await addPerson(name, email, 'SIVU des Monts');
    otherId = await addPerson('Bo Ly', 'bo@exemple.fr', 'ANCT');
    await fill();
  });
  afterEach(() => test.drop());

  const db = () => test.database.prisma;
  const erase = (who = email) =>
    erasePerson(test.database.transactions, who, { now, source: 'jalon person erase', register: places });

  async function addPerson(name_: string, email_: string, organisation: string): Promise<string> {
    const id = randomUUID();
    await db().person.create({
      data: {
        id,
        name: name_,
        email: email_,
        organisation,
        timeZone: 'Europe/Paris',
        createdAt: now,
        assignments: { create: [{ role: 'elu', territoryId: 'ti-5302', regionCode: '53' }] },
      },
    });
    return id;
  }

  async function addDelivery(member: Member, state: string, text: string, rest: object = {}): Promise<void> {
    await db().delivery.create({
      data: {
        id: randomUUID(),
        dedupeKey: `copils/${randomUUID()}/${memberKey(member)}`,
        cause: `slack/message/T1/D0ELOISE/1.2`,
        platform: member.platform,
        workspaceId: member.workspaceId,
        conversation: memberKey(member),
        recipient: { member: { ...member } },
        message: { text, card: { blocks: [{ type: 'text', text }] } },
        state,
        notBefore: now,
        nextTryAt: now,
        createdAt: now,
        ...rest,
      },
    });
  }

  /** She is everywhere where somebody can be. */
  async function fill(): Promise<void> {
    const account = { linkedBy: 'verifiedAddress', linkedAt: now, checkedAt: now, lastActiveAt: now };
    await db().account.createMany({
      data: [
        { ...slack, ...account, personId: herId, kind: 'member', displayName: name },
        { ...teams, ...account, personId: herId, kind: 'guest' },
        { ...other, ...account, personId: otherId, kind: 'member' },
      ],
    });
    const request = {
      displayName: name,
      personId: herId,
      state: 'waiting',
      createdAt: now,
      expiresAt: later,
    };
    await db().linkRequest.createMany({
      data: [
        { id: randomUUID(), ...slack, ...request },
        { id: randomUUID(), ...teams, ...request, personId: null },
        {
          id: randomUUID(),
          platform: 'slack',
          workspaceId: 'T2',
          memberId: 'U2',
          ...request,
          personId: null,
        },
      ],
    });
    await db().outgoingMail.create({
      data: {
        id: randomUUID(),
        personId: herId,
        subject: `Code de ${name}`,
        text: email,
        state: 'pending',
        nextTryAt: now,
        createdAt: now,
      },
    });
    const sheet = { territoryId: 'ti-5302', createdAt: now, updatedAt: now, updatedBy: herId };
    const free = randomUUID();
    const linked = randomUUID();
    await db().sheet.createMany({
      data: [
        {
          id: free,
          number: 1,
          ...sheet,
          fields: {
            title: 'École de production',
            status: 'en_cours',
            lead: { name: 'LE  GOFF Éloïse' },
            partners: [name.normalize('NFD'), 'Bo Ly'],
            nextStep: `Écrire à ${email} ou à <@U0ELOISE>`,
          },
        },
        {
          id: linked,
          number: 2,
          ...sheet,
          fields: { title: 'Foncier', status: 'bloque', lead: { personId: herId } },
        },
      ],
    });
    const revision = { at: now, way: 'sentence', source: 'slack/message/T1/D0ELOISE/1.2' };
    await db().sheetRevision.createMany({
      data: [
        {
          ...revision,
          sheetId: free,
          revision: 1,
          authorId: herId,
          changes: [{ field: 'lead', after: { name } }],
          words: 'la 1 est à moi',
        },
        {
          ...revision,
          sheetId: free,
          revision: 2,
          authorId: otherId,
          changes: [{ field: 'partners', before: [name], after: ['eloïse LE GOFF', 'Bo Ly'] }],
          words: 'la 1 est pilotée par eloise le-goff, urgent',
        },
        {
          ...revision,
          sheetId: linked,
          revision: 1,
          authorId: otherId,
          changes: [{ field: 'lead', after: { personId: herId } }],
          words: 'la 2 est à 60 %',
        },
      ],
    });
    const proposal = { way: 'sentence', state: 'open', createdAt: now, expiresAt: later };
    await db().sheetProposal.createMany({
      data: [
        { id: randomUUID(), personId: herId, items: [], words: 'x', ...proposal },
        {
          id: randomUUID(),
          personId: otherId,
          items: [{ set: { lead: { name } } }],
          words: name,
          ...proposal,
        },
      ],
    });
    const round = { startedAt: now, updatedAt: now, sheetIds: [free] };
    await db().sheetRound.createMany({
      data: [
        { personId: herId, answers: {}, ...round },
        { personId: otherId, answers: { [free]: { lead: name } }, ...round },
      ],
    });
    const key = { member: memberKey(slack), conversation: 'slack/T1/D0ELOISE', expiresAt: later };
    await db().runningDialog.create({ data: { ...key, dialogId: 'd', version: 1, state: { name } } });
    await db().conversationTopic.create({ data: { ...key, topic: { name } } });
    await db().sheetTopic.create({ data: { ...key, sheetId: free } });
    await db().forwardedQuestion.create({
      data: { id: randomUUID(), question: `Qui aide ? — ${name}`, askedBy: memberKey(slack), askedAt: now },
    });
    await db().inboxEvent.create({
      data: {
        key: 'slack/message/T1/D0ELOISE/1.2',
        platform: 'slack',
        state: 'received',
        instance: 1,
        event: {
          kind: 'message',
          actor: { ...slack },
          scope: 'personal',
          address: { key: direct, route: {} },
          text: `je suis ${name}`,
        },
        receivedAt: now,
        nextTryAt: now,
      },
    });
    const given = { name: 'copil-4.ics', label: 'Agenda', content: foldedName };
    await db().inboxEvent.create({
      data: {
        key: 'slack/message/T1/D0OTHER/2.1',
        platform: 'slack',
        state: 'done',
        instance: 1,
        receivedAt: now,
        nextTryAt: now,
        reply: [
          { type: 'closeForm' },
          { type: 'say', audience: 'actor', message: { text: 'Copil', file: given } },
        ],
      },
    });
    await db().inboxEvent.create({
      data: {
        key: 'slack/message/T1/D0ELOISE/1.1',
        platform: 'slack',
        state: 'done',
        instance: 1,
        receivedAt: now,
        nextTryAt: now,
        shownAt: now,
      },
    });
    await addDelivery(slack, 'pending', `Bonjour ${name}`);
    await addDelivery(teams, 'uncertain', 'Bonjour Éloïse', { finishedAt: now });
    await addDelivery(slack, 'sent', 'Bonjour Éloïse', {
      finishedAt: now,
      posted: {
        address: { key: direct, route: { channel: 'D0ELOISE' } },
        messageId: '1.2',
        visibility: 'all',
      },
    });
    await addDelivery(other, 'pending', 'Votre binôme', {
      operation: 'update',
      recipient: undefined,
      conversation: 'slack/T1/D0ELOISE/1.2',
      posted: { address: { key: direct, route: {} }, messageId: '1.2', visibility: 'all' },
    });
    await addDelivery(other, 'pending', `${name} (${email}) demande un rattachement`);
    await db().delivery.updateMany({
      where: { conversation: memberKey(other) },
      data: { dedupeKey: `account.request/${memberKey(slack)}`, supersedesKey: `request/${slack.memberId}` },
    });
    for (const file of [
      { content: foldedName },
      { content: 'UEsDBA==', encoding: 'base64' },
      { content: 'rien' },
    ])
      await addDelivery(other, 'pending', 'Un fichier', {
        message: { text: 'Un fichier', file: { name: 'copil-4.ics', label: 'Agenda', ...file } },
      });
    await db().boardMessage.create({
      data: {
        id: randomUUID(),
        workspaceId: 'v1',
        conversationId: 'web/v1/room',
        key: {},
        author: { kind: 'bot' },
        message: { text: `Pilote : ${name}` },
        position: 1,
        revision: 1,
        postedAt: now,
      },
    });
    const liveIn = (conversationId: string, messageId: string, member?: Member) => ({
      conversation: `slack/T1/${conversationId}`,
      messageId,
      liveKey: `action-sheets.card/${free}`,
      posted: {
        address: { key: { ...direct, conversationId }, route: { channel: conversationId } },
        messageId,
        visibility: member ? 'actor' : 'all',
      },
      ...(member && { member: { ...member } }),
      postedAt: now,
    });
    await db().liveMessage.createMany({
      data: [
        liveIn(direct.conversationId, '1.3'),
        liveIn('C0CHANNEL', '1.4', slack),
        liveIn('C0CHANNEL', '1.5'),
        liveIn('D0OTHER', '1.6', other),
      ],
    });
    const entry = { at: now, action: 'sheet.write', subject: 'sheet', subjectId: free };
    await db().journalEntry.createMany({
      data: [
        { ...entry, personId: herId, source: 'slack/message/T1/D0ELOISE/1.2' },
        {
          ...entry,
          personId: otherId,
          action: 'account.link',
          subject: 'account',
          subjectId: memberKey(teams),
          source: 'x',
        },
      ],
    });
  }

  it('is found nowhere: no table holds her name, address, organisation, account or conversation', async () => {
    for (const trace of traces.filter((one) => one !== 'LE GOFF Eloise'))
      expect(await rowsThatHold(test.url, trace)).not.toEqual([]);
    await erase();
    for (const trace of traces)
      expect({ trace, rows: await rowsThatHold(test.url, trace) }).toEqual({ trace, rows: [] });
  });

  it('leaves her id in the journal and in the history, which says that she was erased', async () => {
    const erasure = await erase();
    expect(erasure).toMatchObject({
      personId: herId,
      assignments: 1,
      accounts: 2,
      revisions: 1,
      messagesCancelled: 2,
      messagesBlanked: 4,
      hasNamesake: false,
    });
    const entries = await db().journalEntry.findMany({ orderBy: { id: 'asc' } });
    expect(entries.map(({ action, personId }) => [action, personId])).toEqual([
      ['sheet.write', herId],
      ['account.link', otherId],
      ['person.erase', null],
    ]);
    expect(entries[2]).toMatchObject({ subject: 'person', subjectId: herId, source: 'jalon person erase' });
    expect(await db().person.findUnique({ where: { id: herId } })).toMatchObject({
      name: '',
      email: null,
      organisation: null,
      erasedAt: now,
    });
    const [free, linked] = await db().sheet.findMany({ orderBy: { number: 'asc' } });
    expect(free?.fields).toEqual({
      title: 'École de production',
      status: 'en_cours',
      lead: { name: 'personne effacée' },
      partners: ['personne effacée', 'Bo Ly'],
      nextStep: 'Écrire à personne effacée ou à <@personne effacée>',
    });
    expect(linked?.fields).toMatchObject({ lead: { personId: herId } });
    const revisions = await db().sheetRevision.findMany({
      orderBy: [{ authorId: 'asc' }, { revision: 'asc' }, { words: 'asc' }],
    });
    expect(revisions.filter(({ authorId }) => authorId === herId).map(({ words }) => words)).toEqual([null]);
    expect(
      revisions
        .filter(({ authorId }) => authorId === otherId)
        .map(({ words }) => words)
        .sort(),
    ).toEqual(['la 1 est pilotée par personne effacée, urgent', 'la 2 est à 60 %']);
  });

  it('gets nothing any more; what others wait for still comes, without her name', async () => {
    await erase();
    const waiting = await db().delivery.findMany({ where: { state: 'pending' } });
    const filesOf = (message: unknown) => (message as { file?: { content?: string } }).file;
    // A file that names her goes, and so does one that cannot be read through.
    expect(waiting.flatMap(({ message }) => filesOf(message)?.content ?? [])).toEqual(['rien']);
    expect(waiting.filter(({ message }) => filesOf(message))).toHaveLength(3);
    expect(waiting.map(({ message }) => message).filter((message) => !filesOf(message))).toEqual([
      expect.objectContaining({ text: 'personne effacée (personne effacée) demande un rattachement' }),
    ]);
    const { reply } = await db().inboxEvent.findUniqueOrThrow({
      where: { key: 'slack/message/T1/D0OTHER/2.1' },
    });
    expect(reply).toEqual([
      { type: 'closeForm' },
      {
        type: 'say',
        audience: 'actor',
        message: { text: 'Copil', file: { name: 'copil-4.ics', label: 'Agenda' } },
      },
    ]);
    const gone = await db().delivery.findMany({ where: { conversation: '' } });
    expect(gone.every(({ message, recipient, posted }) => !message && !recipient && !posted)).toBe(true);
    expect(await db().account.findMany()).toMatchObject([other]);
    const live = await db().liveMessage.findMany({ orderBy: { messageId: 'asc' } });
    expect(live.map(({ messageId }) => messageId)).toEqual(['1.5', '1.6']);
    expect(await db().assignment.count({ where: { personId: otherId } })).toBe(1);
    expect(await db().sheetProposal.findMany()).toMatchObject([
      { personId: otherId, words: 'personne effacée' },
    ]);
  });

  it('leaves texts as they are where somebody else has the same name', async () => {
    await addPerson('éloïse le goff', 'homonyme@exemple.fr', 'X');
    const erasure = await erase(herId);
    expect(erasure.hasNamesake).toBe(true);
    const free = await db().sheet.findFirst({ where: { number: 1 } });
    expect(free?.fields).toMatchObject({ lead: { name: 'LE  GOFF Éloïse' } });
    expect(await rowsThatHold(test.url, email)).toEqual([]);
  });

  it('is erased wholly or not at all', async () => {
    const before = await rowsThatHold(test.url, 'Le Goff');
    const cut = erasePerson(test.database.transactions, email, {
      now,
      source: 'x',
      register: places,
      progress(done, total) {
        if (done === total) throw new Error('power cut');
      },
    });
    await expect(cut).rejects.toThrow('power cut');
    expect(await rowsThatHold(test.url, 'Le Goff')).toEqual(before);
  });

  it('cannot be erased twice, nor can nobody or an invented person', async () => {
    await erase();
    await expect(erase(herId)).rejects.toThrow('Cette personne est déjà effacée.');
    await expect(erase()).rejects.toThrow(/Personne dans l’annuaire/);
    await db().person.create({
      data: { id: 'demo-x', name: 'X', timeZone: 'Europe/Paris', demo: true, createdAt: now },
    });
    await expect(erase('demo-x')).rejects.toThrow(/demo remove/);
  });
});
