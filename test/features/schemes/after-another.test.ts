import { answerText } from '../../../src/features/schemes/views';
import { readExpectations } from '../../eval/schemes/expectation';
import { foldForMatching, holdsEssentials } from '../../eval/schemes/grade';
import { ask } from './asking';

/** Every other question that begins as no follow-up does. */
const standingAlone = readExpectations('tuning').filter(
  ({ previous, refuse, question }, at) =>
    at % 2 === 0 &&
    previous === undefined &&
    refuse === false &&
    !/^(et|mais|ok|donc|alors|sinon)\b/.test(foldForMatching(question)),
);

describe('a question that stands alone', () => {
  it.each(['C’est quoi le VTE ?', 'Qui était présent au copil du 30 avril 2019 ?'])(
    'is answered as well after « %s »',
    async (before) => {
      const lost: string[] = [];
      for (const { question, must } of standingAlone) {
        const rightAlone = holdsEssentials(must, answerText(await ask(question)));
        if (rightAlone && !holdsEssentials(must, answerText(await ask([before, question]))))
          lost.push(question);
      }
      expect(standingAlone.length).toBeGreaterThan(100);
      expect([lost.length <= 0.015 * standingAlone.length, ...lost]).toEqual([true, ...lost]);
    },
    60_000,
  );

  it.each([
    ['C’est quoi le VTE ?', 'Quels étaient les quatre axes de la phase 1 ?', /recruter, innover/],
    ['C’est quoi le VTE ?', 'Quels sont les contacts de la French Fab ?', /French Fab/],
    ['C’est quoi le VTE ?', 'Combien y avait-il de Territoires d’industrie au lancement, en 2018 ?', /124/],
    [
      'Qui était présent au copil du 30 avril 2019 ?',
      'Qu’a fait la Nouvelle-Aquitaine pour associer les industriels ?',
      /^(?!Oui)/,
    ],
  ])('after « %s »: « %s »', async (before, question, expected) =>
    expect(answerText(await ask([before, question]))).toMatch(expected),
  );

  it('still lets « lesquelles ? » ask for the list of what was counted', async () => {
    const counted = 'Combien de Régions étaient représentées le 30 avril 2019 ?';
    for (const which of ['lesquelles ?', 'quelles régions ?', 'la liste ?'])
      expect(answerText(await ask([counted, which]))).toMatch(/Auvergne-Rhône-Alpes/);
  });
});
