import { territoryTopicSchema } from '../../../src/features/territories';
import { ask, textOf } from './register';

const conversations: [string[], RegExp][] = [
  [['Combien de territoires d’industrie en Bretagne ?', 'et en Normandie ?'], /^En Normandie, .* compte 10 /],
  [['Combien de territoires d’industrie en Bretagne ?', 'et la Corse ?'], /^En Corse, .* compte 2 /],
  [['Combien de territoires d’industrie dans le Grand Est ?', 'lesquels ?'], /Ce sont : Alsace Centrale/],
  [['Combien de territoires d’industrie en Bretagne ?', 'et en phase 1 ?'], /comptait 10 .* en Bretagne/],
  [
    ['Combien de territoires en phase 1 ?', 'et en Bretagne ?', 'et aujourd’hui ?'],
    /^En Bretagne, la liste du 04/,
  ],
  [['Combien de territoires en Bretagne ?', 'et Brest ?'], /^Oui : Brest/],
  [['Lannion est-elle en territoire d’industrie ?', 'et Fougères ?'], /^Oui : Fougères/],
  [['Lannion est-elle en territoire d’industrie ?', 'et la Bretagne ?'], /^En Bretagne/],
  [['Fougères est-elle en TI ?', 'qui en fait partie ?'], /compte 4 membres/],
  [['Fougères est-elle en TI ?', 'qui sont les membres ?'], /compte 4 membres/],
  [['Fougères est-elle en TI ?', 'combien de communes ?'], /Cela fait \d+ communes/],
  [['suis-je en territoire d’industrie ?', 'Lannion'], /^Oui : Lannion/],
  [['suis-je en territoire d’industrie ?', 'je suis à Vannes'], /^Oui : Vannes/],
  [
    ['suis-je en territoire d’industrie ?', 'la comcom du Vimeu'],
    /^Oui : la communauté de communes du Vimeu/,
  ],
  [['suis-je en territoire d’industrie ?', 'Trifouillis-les-Oies', 'Lannion'], /^Oui : Lannion/],
  [['combien de territoires dans ma région ?', 'Bretagne'], /^En Bretagne/],
  [['Saint-Denis est en territoire d’industrie ?', '93'], /Saint-Denis \(Seine-Saint-Denis\)/],
  [['Saint-Denis est en territoire d’industrie ?', 'à la Réunion'], /Saint-Denis \(La Réunion\)/],
];

test.each(conversations)('%j', async (questions, expected) => {
  const answer = await ask(questions);
  expect(textOf(answer)).toMatch(expected);
  const kept: unknown = JSON.parse(JSON.stringify(answer?.topic));
  expect(territoryTopicSchema.parse(kept)).toEqual(JSON.parse(JSON.stringify(answer?.topic)));
});

test.each([
  'c’est quoi le VTE ?',
  'combien verse l’État ?',
  'qui pilote ?',
  'merci',
  'et maintenant ?',
  'et la French Fab ?',
  'comment ça marche ?',
  'qui contacter ?',
  'et le budget ?',
  'Que fait la Région Bretagne ?',
])('after an answer on territories, « %s » is another subject', async (question) => {
  expect(await ask(['Combien de territoires d’industrie en Bretagne ?', question])).toBeUndefined();
  expect(await ask(['Lannion est-elle en TI ?', question])).toBeUndefined();
  expect(await ask(['suis-je en TI ?', question])).toBeUndefined();
});
