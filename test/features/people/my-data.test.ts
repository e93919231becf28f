import { randomUUID } from 'node:crypto';
import { demoPersonae } from '../../../src/features/people/demo-personae';
import { loadDemoPeople } from '../../../src/features/people';
import { aMember, aProfile, inChannel, startPeopleHouse, type PeopleHouse } from './people-house';

const email = 'claire.martin@collectivite.example';
const claireSlack = aMember('U1');

describe('« jalon mes-donnees »', () => {
  let house: PeopleHouse;
  let id: string;
  beforeEach(async () => {
    house = await startPeopleHouse();
    id = await house.addPerson(email, 'Claire Martin', ['chefDeProjet', 'elu']);
    await house.addPerson('autre@collectivite.example', 'Autre Personne');
    house.profiles
      .set('U1', aProfile(email))
      .set('U2', aProfile(email))
      .set('V1', aProfile('qui@nulle.example'));
    await house.write(aMember('U2'), 'bonjour');
    await house.write(claireSlack, 'bonjour');
    house.now = new Date(house.now.getTime() + 60_000);
  });
  afterEach(() => house.stop());

  const exportOf = (shown: string): Record<string, unknown> => {
    const parts = shown.split(/^Export de vos données \(JSON\).*$/m).slice(1);
    return JSON.parse(parts.join('\n')) as Record<string, unknown>;
  };

  it('shows and exports what is held, and journals that it was read', async () => {
    const shown = await house.write(claireSlack, 'jalon mes-donnees');
    for (const words of ['Claire Martin', email, 'chef·fe de projet', 'élu·e', 'Slack, U1', 'Slack, U2'])
      expect(shown).toContain(words);
    expect(shown).not.toContain('Autre');
    expect(exportOf(shown)).toMatchObject({
      person: { id, name: 'Claire Martin', email },
      assignments: [{ role: 'chefDeProjet' }, { role: 'elu' }],
      accounts: [{ memberId: 'U1' }, { memberId: 'U2', linkedBy: 'verifiedAddress' }],
      counts: { journalEntries: 2, queuedMessages: 0, revisions: 0, openProposals: 0 },
    });
    expect(await house.journalled('people.export')).toEqual([
      { personId: id, subject: 'person', subjectId: id },
    ]);
  });

  it('says where she is written to directly, and in which copil channels she was seen, and nobody else', async () => {
    const { prisma } = house.test.database;
    const { platform, workspaceId, memberId } = claireSlack;
    const address = (conversationId: string) => ({
      key: { platform, workspaceId, conversationId },
      route: {},
    });
    await prisma.directConversation.create({
      data: { platform, workspaceId, memberId, address: address('D-claire') },
    });
    await prisma.directConversation.create({
      data: { platform, workspaceId, memberId: 'V9', address: address('D-other') },
    });
    for (const [conversationId, memberIds] of [
      ['C-hers', ['V9', memberId]],
      ['C-other', ['V9']],
    ] as const)
      await prisma.conversationRoster.create({
        data: {
          platform,
          workspaceId,
          conversationId,
          address: address(conversationId),
          state: 'known',
          memberIds: [...memberIds],
          readAt: house.now,
          nextReadAt: house.now,
          watchedUntil: house.now,
        },
      });
    const shown = await house.write(claireSlack, 'jalon mes-donnees');
    expect(shown).toContain('Conversations directes où Jalon vous écrit : 1');
    expect(shown).toContain('Canaux de copils où l’on vous a vu·e, jusqu’à la fin du copil : 1');
    expect(exportOf(shown)).toMatchObject({
      directConversations: [{ memberId, conversationId: 'D-claire' }],
      rosters: [{ memberId, conversationId: 'C-hers' }],
    });
    for (const other of ['V9', 'D-other', 'C-other']) expect(shown).not.toContain(other);
  });

  it('shows and exports what she typed: sentences, proposals, questions, disagreements, the page', async () => {
    const { prisma } = house.test.database;
    const sheetId = randomUUID();
    const long = `le budget ${'x'.repeat(3000)}`;
    const at = house.now;
    await prisma.sheet.create({
      data: {
        id: sheetId,
        territoryId: 'ti-5302',
        number: 8,
        fields: {
          title: 'Friche',
          status: 'en_cours',
          disagreement: [
            { personId: 'somebody else', text: 'et moi non plus' },
            { personId: id, text: 'le chiffre est faux' },
          ],
        },
        createdAt: at,
        updatedAt: at,
        revisions: {
          create: [
            {
              revision: 1,
              at,
              authorId: id,
              changes: [{ field: 'progress', after: 40 }],
              way: 'sentence',
              source: 'x',
              words: 'la 8 est à 40 %',
            },
            { revision: 2, at, authorId: id, changes: [], way: 'sentence', source: 'x', words: long },
            {
              revision: 3,
              at,
              authorId: 'somebody',
              changes: [],
              way: 'sentence',
              source: 'x',
              words: 'la 8 d’une autre',
            },
          ],
        },
      },
    });
    await prisma.sheetProposal.create({
      data: {
        id: randomUUID(),
        personId: id,
        state: 'open',
        items: [],
        way: 'sentence',
        words: 'la 8 à 55 %',
        createdAt: at,
        expiresAt: at,
      },
    });
    await prisma.forwardedQuestion.create({
      data: { id: randomUUID(), question: 'Qui paie <b>le VTE</b> ?', askedBy: 'slack/T1/U2', askedAt: at },
    });
    const shown = await house.write(claireSlack, 'jalon mes-donnees');
    const [summary = ''] = shown.split('Export de vos données');
    for (const words of [
      '« la 8 est à 40 % »',
      '« la 8 à 55 % »',
      '« Qui paie <b>le VTE</b> ? »',
      'le chiffre est faux',
    ])
      expect(summary).toContain(words);
    expect(shown).not.toContain('d’une autre');
    const { written } = exportOf(shown) as { written: { revisions: { words: string | string[] }[] } };
    expect(written).toMatchObject({
      revisions: [{ words: 'la 8 est à 40 %', sheet: { number: 8, title: 'Friche' } }, {}],
      proposals: [{ words: 'la 8 à 55 %' }],
      questions: [{ question: 'Qui paie <b>le VTE</b> ?' }],
      named: [{ as: 'disagreement', text: 'le chiffre est faux' }],
    });
    expect([written.revisions[1]?.words].flat().join('')).toBe(long);
  });

  it('counts, shows and exports the broadcasts that she wrote and received, and what she answered', async () => {
    const { prisma } = house.test.database;
    const at = house.now;
    const broadcast = (number: number, authorId: string, title: string) =>
      prisma.broadcast.create({
        data: {
          id: randomUUID(),
          number,
          authorId,
          origin: { ...claireSlack },
          demo: false,
          title,
          text: `Texte de ${title}`,
          wantsAcknowledgement: true,
          audience: [],
          state: 'sent',
          timeZone: 'Europe/Paris',
          createdAt: at,
          updatedAt: at,
          recipients: {
            create: [
              { personId: id, state: 'sent', acknowledgedAt: at },
              { personId: 'somebody', state: 'sent' },
            ],
          },
          replies: {
            create: ['somebody', id].flatMap((personId) =>
              [true, false].map((fromAuthor) => ({
                id: randomUUID(),
                personId,
                fromAuthor,
                text: `${title}, ${personId === id ? 'à elle' : 'à une autre'}, ${fromAuthor ? 'de l’auteur' : 'du destinataire'}`,
                at,
              })),
            ),
          },
        },
      });
    await broadcast(1, id, 'La sienne');
    await broadcast(2, 'somebody', 'Celle d’une autre');
    const shown = await house.write(claireSlack, 'jalon mes-donnees');
    expect(shown).toContain('diffusion 1 : « La sienne »');
    expect(shown).not.toContain('Celle d’une autre, à une autre');
    expect(shown).not.toContain('Texte de Celle');
    const { written, counts } = exportOf(shown) as {
      written: { broadcastReplies: { text: string; byHer: boolean }[] };
      counts: object;
    };
    expect(written).toMatchObject({
      broadcasts: [{ number: 1, title: 'La sienne', text: 'Texte de La sienne', state: 'sent' }],
      broadcastsToHer: [{ number: 1 }, { number: 2, title: 'Celle d’une autre', state: 'sent' }],
    });
    const hers = written.broadcastReplies.filter(({ byHer }) => byHer).map(({ text }) => text);
    expect(hers.sort()).toEqual([
      'Celle d’une autre, à elle, du destinataire',
      'La sienne, à elle, de l’auteur',
      'La sienne, à elle, du destinataire',
      'La sienne, à une autre, de l’auteur',
    ]);
    expect(counts).toMatchObject({ broadcasts: 1, broadcastsToHer: 2, broadcastReplies: 4 });
  });

  it('exports all pages of it, by a button, in parts that fit every platform; what comes meanwhile is left out', async () => {
    await house.test.database.prisma.journalEntry.createMany({
      data: Array.from({ length: 180 }, (_, number) => ({
        at: house.now,
        personId: id,
        action: 'sheet.read',
        subject: 'sheet',
        subjectId: `fiche-${number}`,
        source: `slack/message/T0123456789/D0123456789/1795500000.${number}`,
      })),
    });
    house.now = new Date(house.now.getTime() + 60_000);
    let shown = await house.write(claireSlack, '/jalon mes données');
    let pages = 1;
    for (let [more] = house.buttons; more; [more] = house.buttons) {
      expect(more.label).toMatch(/^Suite de l’export \(/);
      house.now = new Date(house.now.getTime() + 60_000);
      shown += `\n${await house.press(claireSlack, more)}`;
      pages += 1;
    }
    expect(pages).toBeGreaterThan(2);
    const { journal, counts } = exportOf(shown) as {
      journal: { subjectId: string }[];
      counts: { journalEntries: number };
    };
    expect(journal).toHaveLength(182);
    expect(counts.journalEntries).toBe(182);
    for (const part of shown.split(/^Export/m).slice(1)) expect(part.length).toBeLessThan(2900);
    expect(await house.journalled('people.export')).toHaveLength(pages);
  });

  it('tells a stranger what is held on her account alone', async () => {
    const shown = await house.write(aMember('V1'), 'jalon mes-donnees');
    expect(shown).toContain('n’est rattaché à personne');
    expect(shown).not.toContain('Claire');
    expect(exportOf(shown)).toMatchObject({
      accounts: [{ memberId: 'V1', displayName: 'Nom de qui@nulle.example' }],
    });
  });

  it('is never shown in a channel or a group', async () => {
    for (const scope of ['channel', 'group'] as const) {
      const reply = await house.run({
        key: `in-${scope}`,
        receivedAt: house.now,
        deadline: house.now,
        actor: claireSlack,
        address: { key: { platform: 'slack', workspaceId: 'T1', conversationId: 'C1' }, route: {} },
        canOpenForm: false,
        scope,
        kind: 'command',
        name: 'jalon',
        argument: 'mes-donnees',
      });
      expect(reply).toMatchObject([{ type: 'say', audience: 'actor' }]);
      expect(JSON.stringify(reply)).toContain('message privé');
      expect(JSON.stringify(reply)).not.toContain('Claire');
    }
    expect(await house.write(claireSlack, 'jalon mes-donnees', inChannel)).not.toContain('Claire');
  });

  it('tells a persona of the demonstration nothing of other visitors', async () => {
    const { transactions, prisma } = house.test.database;
    await transactions.run((tx) => loadDemoPeople(tx, house.now));
    const [persona] = demoPersonae;
    await prisma.journalEntry.createMany({
      data: ['w1', 'w2'].map((visitor) => ({
        at: house.now,
        personId: persona?.id ?? '',
        action: 'sheet.read',
        subject: 'sheet',
        subjectId: 'x',
        source: `web/${visitor}/abc`,
      })),
    });
    const member = { platform: 'web' as const, workspaceId: 'w1', memberId: persona?.memberId ?? '' };
    house.now = new Date(house.now.getTime() + 60_000);
    const shown = await house.write(member, 'jalon mes-donnees');
    expect(shown).toContain('web/w1/abc');
    expect(shown).not.toContain('w2');
  });
});

describe('« jalon droits »', () => {
  it('says what the table gives, role by role', async () => {
    const house = await startPeopleHouse();
    await house.addPerson(email, 'Claire Martin', ['operateur', 'administrateur']);
    house.profiles.set('U1', aProfile(email));
    const shown = await house.write(claireSlack, 'jalon droits');
    expect(shown).toContain(
      'Comme opérateur, vous pouvez :\n• lire les chiffres consolidés, sans le détail des fiches, partout en France',
    );
    expect(shown).toContain('rattacher un compte de messagerie à une personne');
    expect(shown).not.toContain('mettre à jour');
    await house.stop();
  });
});
