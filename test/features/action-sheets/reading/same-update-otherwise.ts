/** The same update in other words: ways to name a sheet, to say a value, to join and to frame what is said. */

export interface Said {
  /** Ways to say it after the sheet was named, without a verb of its own (« 8 : 60 %, 950 k€ »). */
  short: readonly string[];
  /** Ways to say it as a sentence whose subject is the sheet (« la 8 est à 60 % »). */
  long: readonly string[];
  /** Ways to say it of « elle » in a further sentence. */
  further: readonly string[];
  value: { status?: string; progress?: number; budget?: number; dueDate?: string };
}

export const names: Readonly<Record<number, readonly string[]>> = {
  3: ['la 3', 'la fiche 3', "l'école de production", 'la fiche n°3', "l'action 3", 'la trois'],
  5: ['la 5', 'la fiche 5', 'la plateforme logistique', 'la fiche n° 5', 'F5', 'la cinq'],
  8: ['la 8', 'la fiche 8', "l'hôtel d'entreprises", 'la n°8', "l'action n°8", 'la huit'],
  12: ['la 12', 'la fiche 12', 'le CFA chaudronnerie', 'le CFA', 'fiche 12', 'la douze'],
  16: ['la 16', 'la fiche 16', 'les logements pour salariés', 'la fiche n°16', 'la seize'],
};

const progress = (percent: number, words: string): Said => {
  const ways = [
    `${percent} %`,
    `${percent}%`,
    `${percent} pour cent`,
    `${words} pour cent`,
    `${percent} pourcent`,
  ];
  return {
    short: [...ways, ...ways.map((way) => `avancement ${way}`), ...ways.map((way) => `avancement : ${way}`)],
    long: ways.flatMap((way) => [
      `est à ${way}`,
      `passe à ${way}`,
      `avance : ${way}`,
      `en est à ${way}`,
      `atteint ${way}`,
    ]),
    further: ways.flatMap((way) => [
      `on est à ${way}`,
      `l'avancement est de ${way}`,
      `nous en sommes à ${way}`,
    ]),
    value: { progress: percent },
  };
};
const budget = (euros: number, ways: readonly string[]): Said => ({
  short: ways.flatMap((way) => [`budget ${way}`, `budget : ${way}`, `coût ${way}`, `enveloppe de ${way}`]),
  long: ways.flatMap((way) => [`a un budget de ${way}`, `coûtera ${way}`, `passe à un budget de ${way}`]),
  further: ways.flatMap((way) => [
    `le budget est de ${way}`,
    `le budget passe à ${way}`,
    `budget ramené à ${way}`,
    `le coût total est de ${way}`,
  ]),
  value: { budget: euros },
});
const due = (date: string, ways: readonly string[], at: readonly string[]): Said => ({
  short: ways.flatMap((way) => [
    `échéance ${way}`,
    `échéance : ${way}`,
    `livraison ${way}`,
    `fin prévue ${way}`,
    `date de fin : ${way}`,
  ]),
  long: at.flatMap((way) => [
    `sera livrée ${way}`,
    `sera terminée ${way}`,
    `doit finir ${way}`,
    `est prévue pour ${way.replace(/^(?:en|le|à|au) /, '')}`,
  ]),
  further: at.flatMap((way) => [
    `livraison prévue ${way}`,
    `ce sera fini ${way}`,
    `échéance décalée ${way.replace(/^(?:en|le) /, 'à ').replace(/^à (?=\d)/, 'au ')}`,
  ]),
  value: { dueDate: date },
});
const status = (value: string, ways: readonly string[]): Said => ({
  short: [...ways, ...ways.map((way) => `statut : ${way}`)],
  long: ways.flatMap((way) => [`est ${way}`, `est désormais ${way}`, `est maintenant ${way}`]),
  further: ways.flatMap((way) =>
    [`elle est ${way}`, `on est ${way}`].filter(
      (said) => !said.startsWith('on est') || way.startsWith('en '),
    ),
  ),
  value: { status: value },
});

export const sayings: readonly Said[] = [
  progress(60, 'soixante'),
  progress(75, 'soixante-quinze'),
  progress(90, 'quatre-vingt-dix'),
  budget(950_000, [
    '950 k€',
    '950k€',
    '950 000 €',
    '950 000 euros',
    'neuf cent cinquante mille euros',
    '0,95 M€',
    '950 K€',
  ]),
  budget(1_200_000, [
    '1,2 M€',
    '1.2 M€',
    '1 200 000 €',
    '1,2 million',
    '1,2 million d’euros',
    'un million deux cent mille euros',
  ]),
  due(
    '2027-06-30',
    ['30 juin 2027', '30/06/2027', 'fin juin 2027', 'fin juin', 'au 30 juin', 'trente juin'],
    ['fin juin', 'le 30 juin 2027', 'le 30/06/2027', 'à la fin du mois de juin'],
  ),
  due(
    '2027-09-15',
    ['15 septembre 2027', '15/09/2027', 'mi-septembre', '15 sept. 2027', 'mi septembre 2027'],
    ['mi-septembre', 'le 15 septembre', 'à la mi-septembre'],
  ),
  status('bloque', ['bloquée', 'toujours bloquée', 'à nouveau bloquée']),
  status('suspendu', ['suspendue', 'en pause']),
  status('en_cours', ['en cours', 'débloquée']),
  status('termine', ['terminée', 'achevée', 'bouclée']),
];

export const openings = [
  '',
  'Bonjour, ',
  'Bonjour Jalon, ',
  'salut ',
  'Hello ! ',
  'Petit point : ',
  'bjr ',
  'Bonsoir,\n',
  'Pour info, ',
  'Voilà : ',
  'alors ',
];
export const closings = [
  '',
  '.',
  ' merci',
  '. Merci beaucoup',
  '. Bonne journée',
  ' stp',
  ' 👍',
  '. Cordialement,\nPaul',
  ' !',
  ' voilà',
  '\nBonne soirée',
];

/** What may be done to any message without changing what it says. */
export const disguises: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'without accents': (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  'with curly apostrophes': (text) => text.replace(/'/g, '’'),
  'with wide spaces': (text) => text.replace(/ (?=[%€:!?])/g, '\u00A0'),
  decomposed: (text) => text.normalize('NFD'),
  'in small letters': (text) => text.toLowerCase(),
};
