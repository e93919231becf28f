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

  it('tells how she answered and was asked, how she is reminded, what she keeps and drafts, and who asked in her name', async () => {
    const { prisma } = house.test.database;
    const at = house.now;
    const copil = (number: number, createdBy: string, personId: string, answer: object) =>
      prisma.copil.create({
        data: {
          id: randomUUID(),
          number,
          demo: false,
          content: { title: `Copil ${createdBy === id ? 'convoqué' : 'reçu'}`, personIds: [personId] },
          startsAt: new Date('2026-12-04T09:00:00Z'),
          sequence: 0,
          state: 'planned',
          createdBy,
          createdAt: at,
          updatedAt: at,
          participants: { create: { personId, ...answer } },
          notices: {
            create: {
              reader: personId,
              kind: 'changed',
              sequence: 0,
              state: 'unreachable',
              reason: `Fermé à ${createdBy === id ? 'Autrui' : 'vous'}`,
            },
          },
          collection: {
            create: {
              id: randomUUID(),
              startedBy: createdBy,
              startedAt: at,
              state: 'open',
              people: { create: { personId, sheetIds: ['s1', 's2'] } },
            },
          },
        },
      });
    await copil(4, 'somebody', id, { answer: 'replaced', replacedBy: 'Paul <i>Roux</i>', answeredAt: at });
    await copil(5, id, 'somebody', { answer: 'excused', replacedBy: 'Secrète Autrui' });
    await prisma.reminderPreference.create({ data: { personId: id, frequency: 'none' } });
    await prisma.reminderRule.create({
      data: {
        id: 'rule',
        what: 'copil.answer',
        timing: { kind: 'daysBefore', days: 7 },
        maximum: 1,
        active: true,
        createdAt: at,
        reminders: {
          create: [id, 'somebody'].map((personId) => ({
            id: randomUUID(),
            personId,
            occurrence: personId,
            series: '',
            shard: 0,
            dueAt: at,
            snoozedUntil: at,
            state: 'waiting',
            createdAt: at,
          })),
        },
      },
    });
    for (const ownerId of [id, 'somebody'])
      await prisma.audienceList.create({
        data: {
          id: randomUUID(),
          ownerId,
          name: `Liste de ${ownerId === id ? 'Claire' : 'Autrui'}`,
          audience: [],
          createdAt: at,
        },
      });
    for (const personId of [id, 'somebody'])
      await prisma.copilDraft.create({
        data: {
          id: randomUUID(),
          personId,
          kind: 'create',
          series: randomUUID(),
          content: { title: personId === id ? 'Préparé' : 'Préparé par Autrui' },
          state: 'open',
          createdAt: at,
        },
      });
    for (const authorIds of [['somebody', id], ['somebody']])
      await prisma.factDraft.create({
        data: {
          id: randomUUID(),
          factId: authorIds.includes(id) ? 'vte/couts/sien' : 'vte/couts/autrui',
          data: { fact: { text: 'Texte' } },
          bornOf: 'hand',
          authorIds,
          state: 'open',
          createdAt: at,
        },
      });
    await prisma.knowledgeRevision.create({
      data: {
        kind: 'fact',
        id: 'vte/couts/sien',
        revision: 1,
        at,
        change: 'added',
        authorIds: ['somebody'],
        publishedBy: id,
        after: {},
        source: 'x',
      },
    });
    const request = { platform: 'slack', workspaceId: 'T1', state: 'waiting', createdAt: at, expiresAt: at };
    await prisma.linkRequest.createMany({
      data: [
        { id: randomUUID(), ...request, memberId: 'U1', displayName: 'claire ✨', personId: null },
        { id: randomUUID(), ...request, memberId: 'STRANGER', displayName: 'Etrangère', personId: id },
        { id: randomUUID(), ...request, memberId: 'X', displayName: 'x', personId: null },
      ],
    });
    const shown = await house.write(claireSlack, 'jalon mes-donnees');
    const [summary = ''] = shown.split('Export de vos données');
    for (const words of [
      'rappels : coupés',
      'un rappel reporté par vous',
      'copil 4 du 4 décembre 2026 : remplacé·e par « Paul <i>Roux</i> »',
      'copil 5 du 4 décembre 2026 : vous l’avez convoqué',
      'copil 4 du 4 décembre 2026, dernier message : changement, vous n’étiez pas joignable',
      'Annonces de copils qui vous étaient adressées : 1',
      'avant le copil 4, nouvelles demandées de 2 fiches : pas encore données',
      'liste de destinataires : « Liste de Claire »',
      'des connaissances (vte/couts/sien)',
      'préparation de copil (convocation), pas encore confirmée',
      'Demandes de rattachement de vos comptes : 1',
      'Demandes de rattachement d’autres comptes à votre nom : 1',
    ])
      expect(summary).toContain(words);
    // Who asked in her name, and what is others', is not hers to read.
    for (const other of ['STRANGER', 'Etrangère', 'Autrui', 'autrui']) expect(shown).not.toContain(other);
    expect(exportOf(shown)).toMatchObject({
      counts: {
        linkRequests: 1,
        linkRequestsInHerName: 1,
        collections: 1,
        reminders: 1,
        knowledgeChanges: 1,
      },
      written: {
        copilInvitations: [
          {
            copil: { number: 4 },
            answer: 'replaced',
            replacedBy: 'Paul <i>Roux</i>',
            answeredAt: at.toISOString(),
          },
        ],
        copilNotices: [
          { copil: { number: 4 }, kind: 'changed', state: 'unreachable', reason: 'Fermé à vous' },
        ],
        copilsConvened: [
          { copil: { number: 5, title: 'Copil convoqué' }, content: { personIds: ['somebody'] } },
        ],
        collections: [{ copil: { number: 4 }, sheetIds: ['s1', 's2'] }],
        collectionsStarted: [{ copil: { number: 5 } }],
        copilDrafts: [{ kind: 'create', content: { title: 'Préparé' } }],
        reminders: [{ what: 'copil.answer', state: 'waiting', snoozedUntil: at.toISOString() }],
        reminderFrequency: 'none',
        audienceLists: [{ name: 'Liste de Claire' }],
        knowledgeDrafts: [{ factId: 'vte/couts/sien', content: { fact: { text: 'Texte' } } }],
        knowledgeChanges: [{ id: 'vte/couts/sien', wrote: false, published: true }],
        linkRequests: [{ displayName: 'claire ✨' }],
        linkRequestsInHerName: [{ platform: 'slack', state: 'waiting' }],
      },
    });
  });

  it('finds what she did as an account of the settings, before she was in the directory', async () => {
    const { prisma } = house.test.database;
    await prisma.journalEntry.create({
      data: {
        at: house.now,
        personId: 'slack/T1/U2',
        action: 'question.take',
        subject: 'question',
        subjectId: 'before-she-was-known',
        source: 'x',
      },
    });
    house.now = new Date(house.now.getTime() + 60_000);
    const { journal } = exportOf(await house.write(claireSlack, 'jalon mes-donnees')) as {
      journal: { subjectId: string; byMe: boolean }[];
    };
    expect(journal).toContainEqual(
      expect.objectContaining({ subjectId: 'before-she-was-known', byMe: true }),
    );
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
    await prisma.sheetRound.createMany({
      data: ['w1', 'w2', 'w3'].map((visitor) => ({
        personId: persona?.id ?? '',
        visitor,
        sheetIds: [`fiche-${visitor}`],
        answers: { [`fiche-${visitor}`]: 'same' },
        startedAt: house.now,
        updatedAt: house.now,
      })),
    });
    const member = { platform: 'web' as const, workspaceId: 'w1', memberId: persona?.memberId ?? '' };
    house.now = new Date(house.now.getTime() + 60_000);
    const shown = await house.write(member, 'jalon mes-donnees');
    expect(shown).toContain('web/w1/abc');
    expect(shown).not.toContain('w2');
    expect(exportOf(shown)).toMatchObject({
      counts: { roundInProgress: 1 },
      written: { round: { answers: { 'fiche-w1': 'same' } } },
    });
    house.now = new Date(house.now.getTime() + 60_000);
    const { counts, written } = exportOf(
      await house.write({ ...member, workspaceId: 'w9' }, 'jalon mes-donnees'),
    ) as { counts: { roundInProgress: number }; written: object };
    expect(counts.roundInProgress).toBe(0);
    expect(written).not.toHaveProperty('round');
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
