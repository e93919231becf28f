/** What a message asks, and what is said around it; places of letters in the folded text, end excluded. */
export interface Clauses {
  /** « Un collègue de Marseille me parle des OIR, … »: told before or after the question. */
  told: Span[];
  /** « … c'était le Président ou le Premier ministre ? »: answers that the asker supposes. */
  supposed: Span[];
}

export interface Span {
  start: number;
  end: number;
}

const word = "(?![a-z'])";
const interrogative = new RegExp(
  `(?<![a-z'])(?:qui|quand|combien|comment|quels?|quelles?|pourquoi|quoi|lequel|laquelle|lesquel(?:le)?s|ou(?= (?:est|sont|se|a|en|puis|peut|dois|doit|on|il)${word})|c'est ou|est[- ]ce|qu'est[- ]ce|kes[ae][ck]o|kezako|y a[- ]t[- ]il|[a-z]+-(?:t-)?(?:il|elle|on|ils|elles|nous|vous|je))${word}`,
);
/** Which of several: only what comes after such a word may be a supposed answer. */
const openQuestion = new RegExp(
  `(?<![a-z'])(?:qui|quand|combien|quels?|quelles?|lequel|laquelle|ou(?= (?:est|sont|se)))${word}`,
);
const teller =
  /(?<![a-z'])(?:[jm]'(?=[a-z])|(?:je|moi|me|nous|on (?:me|nous|m'|parle|dit|a |avait |propose|entend|vient)|mon|ma|mes|notre|nos)(?![a-z]))|(?<![a-z'])(?:parl(?:e|ait|ent)|a parle|dit|disait|ont dit|raconte|racontait|evoque|evoquait|affirme|explique|jure|pretend|soutient)(?![a-z'])/;
/** « Je voudrais savoir comment … », « expliquez-moi … » asks, whoever tells it. */
const request =
  /(?<![a-z'])(?:savoir|connaitre|comprendre|dites|expliquez|expliquer|precisez|preciser|rappelez|rappeler|cherche|demande)(?![a-z'])|\?/;
/** « La Région ou l'État », « préfet, DREAL, Région », « en 2019 »: no answer is supposed by a place or a time alone. */
const choice = /(?<![a-z'])ou(?: (?:bien|plutot))? /;
const adverbial = /^ ?(?:en|a|au|aux|dans|pour|chez|sur|depuis|avec|par|selon|d'apres|et) /;

const guess = /^ *(?:les? |la |l'|une? )[a-z' -]{3,40}\? *$/;

/** `text` is folded. Nothing where it is one clause, or where no clause of it asks. */
export function readClauses(text: string): Clauses {
  const clauses = [...text.matchAll(/[^,;:.!?…—–()]+[,;:.!?…—–()]*/g)].map(({ 0: said, index }) => ({
    said,
    start: index,
    end: index + said.length,
  }));
  const none: Clauses = { told: [], supposed: [] };
  const asking = clauses.filter(({ said }) => interrogative.test(said));
  const [first] = asking;
  if (clauses.length < 2 || !first) return none;
  const others = clauses.filter((clause) => !asking.includes(clause));
  const told = others.filter(({ said }) => teller.test(said) && !request.test(said));
  const after = others.filter(
    ({ said, start }) =>
      start > first.start && !told.some((one) => one.start === start) && !adverbial.test(said),
  );
  // « Qui préside le comité ? le sous-préfet ? »
  const isGuess =
    after.length === 1 &&
    /(?<![a-z'])qui(?![a-z'])[^?]*\? *$/.test(text.slice(0, after[0]?.start)) &&
    guess.test(after[0]?.said ?? '');
  const isOpen = asking.some(({ said }) => openQuestion.test(said));
  const isChoice = after.some(({ said }) => choice.test(said)) || after.length > 1;
  return { told, supposed: isOpen && (isChoice || isGuess) && text.includes('?') ? after : [] };
}
