import type { Tx } from '../../../src/core/ports';
import { answerMessage } from '../../../src/features/schemes/views';
import { feedbackButtons, judgeAction } from '../../../src/features/schemes/feedback/actions';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { ask } from './asking';

const now = new Date('2026-11-23T09:00:00Z');
const question = 'C’est quoi le VTE ?';

describe('« Utile », « Pas utile »', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(() => test.database.prisma.answerFeedback.deleteMany());
  const rows = () => test.database.prisma.answerFeedback.findMany();
  const press = (payload: unknown, at = now) =>
    test.database.transactions.run((tx: Tx) =>
      judgeAction().run(
        {
          tx,
          now: at,
          event: { actor: { platform: 'slack', workspaceId: 'T1', memberId: 'U_ALICE' } },
        } as never,
        payload as never,
      ),
    );

  it('stand below an answer that says something, and below nothing else', async () => {
    const answer = await ask(question);
    const buttons = feedbackButtons(answer, question, crypto.randomUUID());
    expect(buttons.map(({ label }) => label)).toEqual(['Utile', 'Pas utile']);
    expect(JSON.stringify(answerMessage(answer, question, buttons))).toContain('Pas utile');
    expect(feedbackButtons(await ask('merci'), 'merci', crypto.randomUUID())).toEqual([]);
    const which = await ask('C’est quoi la plateforme ?');
    expect(feedbackButtons(which, 'x', crypto.randomUUID())).toEqual([]);
  });

  it('keep the question and its subject, and not who judged; a second press changes the verdict', async () => {
    const [useful, useless] = feedbackButtons(await ask(question), question, crypto.randomUUID());
    await press(useful?.payload);
    await press(useless?.payload);
    const kept = await rows();
    expect(kept).toMatchObject([{ question, subjectId: 'vte', verdict: 'useless', demo: false }]);
    expect(JSON.stringify(kept)).not.toContain('U_ALICE');
  });

  it('thank the one who pressed alone, and offer to forward what was of no use', async () => {
    const [useful, useless] = feedbackButtons(await ask(question), question, crypto.randomUUID());
    expect(await press(useful?.payload)).toMatchObject([
      { audience: 'actor', message: { text: 'Merci, c’est noté.' } },
    ]);
    const reply = JSON.stringify(await press(useless?.payload));
    expect(reply).toContain('"audience":"actor"');
    expect(reply).toContain('schemes.forward');
  });
});
