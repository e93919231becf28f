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

  it('exports the last fifty lines of the journal, in parts that fit every platform', async () => {
    await house.test.database.prisma.journalEntry.createMany({
      data: Array.from({ length: 80 }, (_, number) => ({
        at: house.now,
        personId: id,
        action: 'sheet.read',
        subject: 'sheet',
        subjectId: `fiche-${number}`,
        source: `slack/message/T0123456789/D0123456789/1795500000.${number}`,
      })),
    });
    const shown = await house.write(claireSlack, '/jalon mes données');
    const { journal, counts } = exportOf(shown) as {
      journal: { subjectId: string }[];
      counts: { journalEntries: number };
    };
    expect(journal).toHaveLength(50);
    expect(counts.journalEntries).toBe(82);
    for (const part of shown.split(/^Export/m).slice(1)) expect(part.length).toBeLessThan(2900);
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
