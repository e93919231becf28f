import { ask, textOf } from './register';

// question, what the answer must hold
const answered: [string, RegExp[]][] = [
  ['quels sont les 183 territoires d’industrie ?', [/compte 183 /]],
  ['territoires d’industrie de la région Sud', [/^En Provence-Alpes-Côte d’Azur/]],
  [
    'Lannion est-elle en territoire d’industrie ?',
    [/^Oui : Lannion \(Côtes-d’Armor\)/, /« Lannion-Trégor Communauté » \(Bretagne\)/],
  ],
  ['lannion est en ti ?', [/^Oui : Lannion/]],
  ['LANNION EST ELLE EN TERRITOIRE D INDUSTRIE', [/^Oui : Lannion/]],
  ['est ce que le mans est en TI', [/^Oui : Le Mans \(Sarthe\)/, /Pays du Mans/]],
  ['st brieuc c quel territoire d industrie', [/^Oui : Saint-Brieuc/, /Baie d’Armor Industrie/]],
  ['je suis maire de Guingamp, on est dans quel territoire d’industrie ?', [/^Oui : Guingamp/]],
  [
    'Bonjour, je voudrais savoir si la commune de Pontivy est en territoire d’industrie, merci',
    [/^Non/, /Pontivy Communauté/],
  ],
  [
    'ma comcom de Vitré fait partie de quel TI ?',
    [/communauté d’agglomération Vitré Communauté/, /« Fougères – Vitré »/],
  ],
  ['l’agglo de Fougères est dans quel ti', [/Fougères Agglomération/, /« Fougères – Vitré »/]],
  ['la métropole de Rennes est elle en TI', [/^Non/, /Rennes Métropole/]],
  [
    'Rennes est-elle un territoire d’industrie ?',
    [
      /^Non : dans la liste du 04\/07\/2024, aucun/,
      /Rennes Métropole/,
      /Fougères – Vitré ; Sud Vilaine/,
      /data\.gouv\.fr/,
    ],
  ],
  [
    'Cercy-la-Tour est-elle dans un territoire d’industrie ?',
    [/^Oui/, /à titre propre/, /Nevers Val de Loire/],
  ],
  [
    'Haute-Corrèze Communauté est en TI ?',
    [/^En partie/, /11 de ses communes le sont à titre propre/, /Creuse Industrie/],
  ],
  [
    'La Métropole du Grand Paris est-elle en territoire d’industrie ?',
    [/^En partie/, /Boucle Nord de Seine/, /Paris Terres d’Envol/],
  ],
  ['Montreuil en Seine-Saint-Denis est en TI ?', [/^Non : .*Est Ensemble/]],
  ['Valence est en TI ?', [/^Oui : Valence \(Drôme\)/, /D’autres communes portent ce nom/]],
  ['Valence dans le Tarn et Garonne est en TI ?', [/^Oui : Valence \(Tarn-et-Garonne\)/]],
  ['Lannion 22300 en TI ?', [/^Oui : Lannion/]],
  ['Brélidy est-elle en TI ?', [/^Oui : Brélidy/]],
  ['Y est-elle en territoire d’industrie ?', [/^Oui : Y \(Somme\)/]],
  ['Nouméa est-elle en TI ?', [/^Non : .*qui n’a pas d’intercommunalité/]],
  ['Mayenne est-elle en ti', [/^Oui : Mayenne/]],
  ['la Mayenne est-elle en ti', [/^En Mayenne, la liste du 04\/07\/2024 compte 6/]],
  ['douarnenes est elle en territoire d’industrie', [/^Non : .*Douarnenez/, /J’ai lu « Douarnenez »/]],
  ['Terres de Montaigu, c’est un territoire d’industrie ?', [/^Oui : « Terres de Montaigu »/]],
  [
    'Vallée de la Durance est un territoire d’industrie ?',
    [/figurait dans la liste de la première phase/, /Val de Durance/],
  ],
  ['Le Libournais était-il un territoire d’industrie en phase 1 ?', [/^Oui : le territoire « Libournais »/]],
  ['Perros-Guirec fait-elle partie du territoire Lannion-Trégor ?', [/^Oui : Perros-Guirec/]],
  [
    'Vannes fait elle partie du territoire d’industrie Fougères-Vitré ?',
    [/^Non : Vannes/, /« Pays de Vannes »/],
  ],
  ['Lannion et Guingamp sont-elles en territoire d’industrie ?', [/Oui : Lannion.*Oui : Guingamp/]],
  ['Combien de territoires d’industrie ?', [/04\/07\/2024, compte 183 /, /en comptait 149/]],
  ['combien de territoire d industrie en france', [/compte 183 /]],
  ['Combien de territoires à la fin de la phase 1 ?', [/comptait 149 /, /en compte 183/]],
  ['cb de teritoire dindustrie en bretagne', [/^En Bretagne, la liste du 04\/07\/2024 compte 10 /]],
  ['combien de TI en bretgne', [/^En Bretagne, .* 10 /]],
  ['la Bretagne compte combien de TI ?', [/^En Bretagne, .* 10 /]],
  [
    'nombre de territoires d’industrie en Occitanie',
    [/compte 15 /, /Auvergne-Rhône-Alpes/, /interrégionaux : ils comptent dans chacune/],
  ],
  [
    'Combien de TI en Normandie ?',
    [/compte 10 /, /Vallée de la Bresle – Vimeu » \(avec Hauts-de-France\) est interrégional/],
  ],
  [
    'combien de territoires d’industrie en Bretagne en phase 1 ?',
    [/comptait 10 .* en Bretagne/, /Lamballe Terre et Mer/],
  ],
  ['combien de territoires en Nouvelle Calédonie ?', [/ne compte aucun/]],
  ['quels territoires en Bretagne ?', [/Baie d’Armor Industrie ; .*Sud Vilaine/]],
  ['territoires d’industrie bretagne', [/^En Bretagne/]],
  [
    'liste des TI du Finistère',
    [/^Dans le Finistère, .* compte 2 .*Finistère ; Pays de Lorient – Quimperlé/],
  ],
  ['y a t il un territoire d’industrie dans le 29', [/^Dans le Finistère/]],
  ['La Corse a-t-elle des territoires d’industrie ?', [/^En Corse, .* compte 2 /]],
  ['quels territoires en Alsace ?', [/^En Alsace/]],
  ['Mayotte est-elle en territoire d’industrie ?', [/^À Mayotte, .* compte 1 /]],
  ['Liste des territoires d’industrie', [/compte 183 /, /Auvergne-Rhône-Alpes 25/]],
  [
    'Quelles régions ont le plus de territoires d’industrie ?',
    [/Auvergne-Rhône-Alpes 25/, /en compte le plus est Auvergne-Rhône-Alpes/],
  ],
  [
    'combien de membres a le territoire Creuse Industrie ?',
    [/compte 20 membres, dont 11 communes/, /255 communes/],
  ],
  [
    'combien d’intercommunalités dans les territoires d’industrie ?',
    [/641 membres : 629 intercommunalités/, /12 communes/],
  ],
  [
    'qui sont les membres de Lannion-Trégor ?',
    [/compte 1 membre/, /Son seul membre est : communauté d’agglomération Lannion-Trégor Communauté/],
  ],
  ['qui sont les membres du territoire Sud Vilaine ?', [/compte 3 membres/, /Redon Agglomération/]],
  ['quelles intercommunalités composent le territoire Plastics Vallée ?', [/Haut - Bugey Agglomération/]],
  ['dans quelle région est le territoire Lacq – Pau – Tarbes ?', [/Nouvelle-Aquitaine et Occitanie/]],
];

test.each(answered)('« %s »', async (question, expected) => {
  const answer = await ask(question);
  for (const part of expected) expect(textOf(answer)).toMatch(part);
  expect(answer?.refused).toBe(false);
});

test.each(answered)('« %s » is answered shortly, and from dated sources', async (question) => {
  const answer = await ask(question);
  expect(textOf(answer)?.length).toBeLessThanOrEqual(640);
  expect(answer?.citations.length).toBeGreaterThan(0);
  for (const citation of answer?.citations ?? []) expect(citation.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  const cited = answer?.sentences.flatMap((sentence) => sentence.citations) ?? [];
  expect(Math.max(...cited)).toBe(answer?.citations.length);
  expect(textOf(answer)).not.toMatch(/undefined|null|NaN|'/);
});

test('a place that does not exist is said not to be found', async () => {
  const answer = await ask('Trifouillis-sur-Loire est-elle en territoire d’industrie ?');
  expect(textOf(answer)).toContain('Je ne trouve pas « Trifouillis-sur-Loire »');
  expect(answer?.refused).toBe(true);
});

test('members of the first phase are not known, and it says so', async () => {
  const answer = await ask('Lannion était en territoire d’industrie en phase 1 ?');
  expect(textOf(answer)).toContain('pas leurs membres');
  expect(answer?.refused).toBe(true);
});

test('a name that several communes have is asked back, and each option is a whole question', async () => {
  const asked = await ask('Sainte-Colombe est-elle en TI ?');
  expect(textOf(asked)).toMatch(/^12 communes portent ce nom. Laquelle/);
  expect(asked?.options).toHaveLength(6);
  for (const option of asked?.options ?? []) {
    const answer = await ask(option.question);
    expect(textOf(answer)).toMatch(/^(Oui|Non) : /);
    expect(textOf(answer)).toContain(option.label);
  }
});

test('without a place, the person’s own territory answers, or the place is asked for', async () => {
  expect(textOf(await ask('suis-je en Territoire d’industrie ?', { territoryId: 'ti-5305' }))).toContain(
    '« Fougères – Vitré »',
  );
  const asked = await ask('suis-je en Territoire d’industrie ?');
  expect(textOf(asked)).toContain('votre commune');
  expect(asked?.topic.waitsForPlace).toBe(true);
});

test('« ma région » is the person’s, or is asked for', async () => {
  expect(textOf(await ask('combien de territoires dans ma région ?', { regionCode: '53' }))).toMatch(
    /^En Bretagne/,
  );
  expect(textOf(await ask('combien de territoires dans ma région ?'))).toContain(
    'Je ne connais pas votre Région',
  );
});

test('a long list is cut in the text and longer in the card', async () => {
  const answer = await ask('Quels territoires dans le Grand Est ?');
  expect(textOf(answer)).toMatch(/; et \d+ autres\./);
  expect(answer?.list).toHaveLength(21);
});

test('mistyped names are guessed only where one place is meant', async () => {
  expect(textOf(await ask('Dunkerqe est-elle en territoire d’industrie ?'))).toMatch(
    /^Oui : .*J’ai lu « Dunkerque »/,
  );
  expect(textOf(await ask('la CA de Saint-Dié est-elle en TI ?'))).toMatch(/Saint-Dié-des-Vosges/);
  expect(textOf(await ask('Saint Dié est-elle en TI ?'))).toMatch(/Saint-Dié-des-Vosges/);
  expect(await ask('les territoires d’industrie bretons')).toBeUndefined();
  expect(await ask('mon usine de boulons est en TI ?')).toBeUndefined();
});
