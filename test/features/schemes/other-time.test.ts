import { atOtherTime } from '../../../src/features/schemes/understanding/other-time';
import { ask, prose } from './asking';

describe('the same, of another time', () => {
  it.each([
    [
      'et en phase 2 ?',
      'Quels étaient les quatre axes de la phase 1 ?',
      'quels etaient les quatre axes en phase 2 ?',
    ],
    ['et aujourd’hui ?', 'Combien de territoires au lancement ?', "combien de territoires aujourd'hui ?"],
    ['oui mais ça c’est les anciens, ceux de la phase actuelle', 'Les axes ?', 'les axes en phase 2 ?'],
    ['et en 2025', 'Combien de chefs de projet en 2021 ?', 'combien de chefs de projet en 2025 ?'],
    ['et en phase 2, qui décide ?', 'Qui pilote ?', undefined],
    ['combien de territoires en 2019 ?', 'Qui pilote ?', undefined],
  ])('« %s » after « %s »', (typed, wording, expected) => expect(atOtherTime(typed, wording)).toBe(expected));

  it.each([
    ['Quels étaient les quatre axes de la phase 1 ?', 'et en phase 2 ?', /transition écologique/],
    ['Combien de territoires au lancement ?', 'et aujourd’hui ?', /183/],
    ['Combien de chefs de projet en 2021 ?', 'et en 2025 ?', /153/],
    ['Qui pilote ?', 'et avant ?', /Régions/],
  ])('« %s », then « %s »', async (first, then, expected) =>
    expect(prose(await ask([first, then]))).toMatch(expected),
  );
});
