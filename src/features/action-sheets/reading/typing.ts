/** Typing slips and abbreviations of chat, put right before anything is read. What a name may be is left alone. */

const abbreviations: Record<string, string> = {
  tjs: 'toujours',
  tjrs: 'toujours',
  tjr: 'toujours',
  pr: 'pour',
  ds: 'dans',
  dc: 'donc',
  bcp: 'beaucoup',
  mtn: 'maintenant',
  mnt: 'maintenant',
  qd: 'quand',
  ac: 'avec',
  avc: 'avec',
  avt: 'avant',
  ki: 'qui',
  kil: "qu'il",
  jai: "j'ai",
  cest: "c'est",
  ya: 'y a',
  vs: 'vous',
  ns: 'nous',
  ct: "c'était",
  qq: 'quelques',
  svt: 'souvent',
  tt: 'tout',
  tte: 'toute',
  ts: 'tous',
  ms: 'mais',
  attd: 'attend',
  att: 'attend',
  attds: 'attends',
  bloke: 'bloqué',
  blokee: 'bloquée',
  blok: 'bloque',
  blocke: 'bloqué',
  blockee: 'bloquée',
  blem: 'problème',
  pblm: 'problème',
  prblm: 'problème',
  pbm: 'problème',
  kon: "qu'on",
  encour: 'en cours',
  alancer: 'à lancer',
  debloke: 'débloqué',
  debloker: 'débloquer',
  chui: 'je suis',
  chuis: 'je suis',
  jsuis: 'je suis',
  coz: 'cause',
  koz: 'cause',
  cose: 'cause',
  ojd: "aujourd'hui",
  pck: 'parce que',
  pcq: 'parce que',
  psk: 'parce que',
  lorsk: 'lorsque',
  dici: "d'ici",
  daccord: "d'accord",
  sest: "s'est",
  nest: "n'est",
  nont: "n'ont",
  quil: "qu'il",
  jattends: "j'attends",
  jattend: "j'attends",
};

/** Words that the reading turns on; a word one slip away from one of them, and from no other, is that one. */
const keywords =
  `attente attend attends avance avancement avancée bloquée bloqué débloquée débloqué terminée terminé suspendue
suspendu abandonnée abandonné décalée décalé reportée reporté repoussée repoussé démarrée démarré lancée lancé fiche budget
échéance prochaine étape partenaire partenaires pilote janvier février avril juillet septembre octobre novembre décembre
réunion pourcent semaine semaines commentaire blocage référent référente enveloppe subvention trimestre semestre livraison
repart reprend rejoint remplace remplacé bouclée bouclé clôturée clôturé relancée relancé redémarrée redémarré interrompue ajournée achevée achevé prolongée`
    .split(/\s+/)
    .map((word) => ({ word, bare: bareOf(word) }));
const known = new Set(keywords.map(({ bare }) => bare));
/** French words that are one slip away from a keyword, and are themselves. */
const ordinary = new Set(
  `atteint atteins atteinte atteintes attenue atteste attestee avanie bocage bouchee boule boulee budgete budgetee budgeter decape
decapee decele decelee deceler decade dedale detale devale etale etalee etaler etame etaye etayee enveloppee fache fachee lace
lange pelote pivote reference references remporte remportee rempart repare reparee reparer repere reperent replace replacee
reposte suspendre suspends suspendus suspendues terrine termite abandonne abandonner achete achetee acheter achetes acheve achever annee attendent attends attendu attendue
attendus attente attentes avance avancees avancent avancer avances avancez blocages bloque bloquent bloquer
bloques bloquez bouche bouches boucle boucler budgets cloture cloturer debloque debloquent debloquer decale
decaler decales demarre demarrer demarres echeances enveloppes etage etages etapes ficher fiches fichet fichu
fichue friche friches juillet lance lancee lancer lances lancez lande landes livraisons partenariat pilota
pilotee piloter pilotes prochain prochaines prochains prolonge prolonger referentes referents rejoindre rejoins
remplacer remplaces reparti repartit reperd report reporte reporter reports repousse repousser relancer relances relancent relancez relancees cloturees clotures ajourner ajournee ajournees interrompues redemarrer redemarrent redemarrez interrompre interrompu interrompus interrompt interromps reprendra
reprendre reprends reunions semaine semestres suspend termine terminer termines trimestres`.split(/\s+/),
);

function bareOf(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text put right. `origin`: where each of its letters stands in what was typed, and where that ends. */
export interface PutRight {
  text: string;
  origin: readonly number[];
}

/** What was typed where the text put right has what stands from `start` to `end`. */
export const typedAt = (typed: string, { origin }: PutRight, start: number, end: number): string =>
  typed.slice(origin[start], origin[end]);

function replaced(
  { text, origin }: PutRight,
  pattern: RegExp,
  by: (match: RegExpExecArray, text: string) => string,
): PutRight {
  let put = '';
  const from: number[] = [];
  let at = 0;
  const keepUntil = (end: number): void => {
    put += text.slice(at, end);
    from.push(...origin.slice(at, end));
    at = end;
  };
  for (const match of text.matchAll(pattern)) {
    const [words] = match;
    const instead = by(match, text);
    if (instead === words) continue;
    keepUntil(match.index);
    const start = origin[at] ?? 0;
    put += instead;
    for (let index = 0; index < instead.length; index += 1)
      from.push(Math.min(start + index, origin[at + words.length] ?? start));
    at += words.length;
  }
  keepUntil(text.length);
  return { text: put, origin: [...from, origin.at(-1) ?? 0] };
}

/** `kept`: bare words that are themselves, as those of the titles are. */
export function putRight(
  typed: string,
  kept: ReadonlySet<string> = new Set(),
  /** By the word that they make without their apostrophe. */
  elisions: ReadonlyMap<string, string> = new Map(),
): PutRight {
  const steps: [RegExp, (match: RegExpExecArray, text: string) => string][] = [
    [
      // « est terminer »: a participle was meant.
      /(?<=(?<![\p{L}])(?:est|sont|reste|restent|été|ete|toujours|enfin) )(bloqu|d[ée]bloqu|termin|abandonn|lanc|d[ée]marr|boucl|cl[ôo]tur|d[ée]cal|report|repouss|achev|relanc|annul|prolong)er(?!\p{L})/giu,
      ([, stem = '']) => `${stem}é`,
    ],
    // « pliéééé »; what goes on and on is no word
    [/(?![IVXwWhHmM])(\p{L})(?<!\1\1)\1{2,9}(?!\1)/gu, ([, letter = '']) => letter],
    // « la 8 é bloquée », « la 8 et bloquée »
    [/(?<![\p{L}\d'’])é(?![\p{L}'’])/gu, () => 'est'],
    [
      /(?<=(?<!\p{L})(?:la|fiche) ?\d{1,2} )(?:es|et|ait|ai)(?= (?:toujours |encore |enfin )?(?:bloq|blok|fini|termin|suspen|suspan|abandon|lanc[ée]|relanc|d[ée]mar|en cour|en pause|cl[oô]tur|boucl|ach[eé]v)\p{L}*(?! la))/giu,
      () => 'est',
    ],
    [/(?<=(?<!\p{L})(?:est|c'est|sont) )finit(?!\p{L})/giu, () => 'fini'],
    [
      /(?<=(?:est|sont|reste|restent|toujours|statut|[:=,]|\d) ?)(?:en cour|encours|an cours?)(?![\p{L}'’]| d)/giu,
      () => 'en cours',
    ],
    [/(?<=(?<!\p{L})(?:est|reste|toujours|encore|statut) )(?:à|a) lanc[ée]e?(?!\p{L})/giu, () => 'à lancer'],
    [/(?<![\p{L}\d'’]|\d )g (?=\p{L}+(?:é|i|u|is|it|er)(?!\p{L}))/giu, () => "j'ai "],
    [/(?<=(?<!\p{L})(?:a|ai|as|ont|est|sont|peut|veut|y) )pa(?= )/giu, () => 'pas'],
    [/(?<!\p{L})(p)late-forme/giu, ([, p = 'p']) => `${p}lateforme`],
    [/(?<=\d)[oO](?= ?(?:%|pour|k|€|\d))/gu, () => '0'],
    [/(?<![\p{L}\d])(la|les|fiche|Fiche|La)(?=\d{1,3}(?![\d\p{L}]))/gu, ([words]) => `${words} `],
    [/(?<![\p{L}\d'’])c (?=(?:pas |bien |bon |le |la |un |une |est )?\p{Ll})/gu, () => "c'est "],
    [
      /(?<![\p{L}\d'’])(?:sa|ca) (?=(?:avan|av[ea]ns|demar|bloq|coinc|repart|bouge|progress))/giu,
      () => 'ça ',
    ],
    [
      /(?<![\p{L}\d'’.@/-])\p{L}{2,}(?![\p{L}\d.@/-]*@)/gu,
      (match, text) => elisions.get(bareOf(match[0])) ?? wordMeant(match[0], match.index, text, kept),
    ],
  ];
  return steps.reduce<PutRight>((text, [pattern, by]) => replaced(text, pattern, by), {
    text: typed,
    origin: Array.from({ length: typed.length + 1 }, (_, index) => index),
  });
}

function wordMeant(word: string, at: number, text: string, kept: ReadonlySet<string>): string {
  const bare = bareOf(word);
  const abbreviation =
    Object.hasOwn(abbreviations, bare) && (word === word.toLowerCase() || at === 0)
      ? abbreviations[bare]
      : undefined;
  if (abbreviation !== undefined) return abbreviation;
  // A capital inside a sentence begins a name.
  if (word.length < 5 && bare !== 'fich') return word;
  if (
    known.has(bare) ||
    ordinary.has(bare) ||
    kept.has(bare) ||
    (/^\p{Lu}/u.test(word) && !beginsSentence(text, at))
  )
    return word;
  const near = keywords.filter(
    (keyword) =>
      isOneSlipAway(bare, keyword.bare) ||
      (keyword.bare.length >= 7 && withoutDoubles(bare) === withoutDoubles(keyword.bare)),
  );
  return near.length === 1 || new Set(near.map((one) => one.bare.slice(0, 5))).size === 1
    ? (near[0]?.word ?? word)
    : word;
}

/** « démmaré » */
const withoutDoubles = (word: string): string => word.replace(/([b-df-hj-np-tv-z])\1/g, '$1');

function beginsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ' \t\r\u00A0\u202F'.includes(text[before] ?? '')) before -= 1;
  return before < 0 || '.!?\n'.includes(text[before] ?? '');
}

/** One letter more, less, other, or two in the wrong order; the first letter is right. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  return (
    a.slice(i + 1) === b.slice(i) ||
    a.slice(i) === b.slice(i + 1) ||
    a.slice(i + 1) === b.slice(i + 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
  );
}
