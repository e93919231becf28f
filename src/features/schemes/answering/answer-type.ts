import { escapedForRegExp, foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import type { Fact } from '../knowledge';
import { rawWords, wordsOf } from '../retrieval/words';
import { isYear } from '../understanding/time';
import { months } from '../understanding/time-words';
import { namesOf } from './ground';
import type { KnowledgeIndex } from './knowledge-index';
import { isCalled } from './named-subjects';
import { regionName } from './proper-names';
import { endsBefore, isOfOtherYear, isOfPastCount } from './misses-year';
import type { Question } from './question';
import { namesAnother } from './successor';

const amount =
  /\d[\d\s,.]*(€|euros|m€|md€|k€|millions?|milliards?)|pas d(e |')(subvention|argent|enveloppe|aide)|aucun[e]? (financement|subvention|enveloppe|aide)|ni une enveloppe|sans subvention|ne donne pas/;
const date = new RegExp(`\\b(19|20)\\d\\d\\b|\\bd'ici (a |la |le |fin )|\\b\\d{1,2} (${months})\\b`);
/** « Quand sera-t-il voté ? »: no past day. */
const asksOfFuture = /\b(?:sera|seront|aura|auront)\b/;
/** « Quand ferme-t-il ? »: the day when it was said to go on is none. */
const saysEnd =
  /jusqu|\bfin\b|\bclo[sr]|\bclot|termin|ferm|limite|avant le|echeance|expir|achev|au plus tard|arret|\bva de\b|\bd[eu] (?:[a-z0-9]+ ){0,3}20\d\d au? |20\d\d ?[-–/] ?20\d\d|suspen|supprim|remplac|dissou|change de nom/;
/** « Dix mois après le lancement » is a date. */
const duration =
  /\b(\d+|un|une|deux|trois|quatre|cinq|six|dix|douze) (ans?|annees?|mois|jours?|semaines?)\b(?! (?:apres|avant|plus tard))/;
const hour = /\b\d{1,2} ?h\b/;
/** Named with their own words rather than as places: « à la fin » is none. */
const place = /(?:^|\s)(?:à|en|dans l[ea’']s?|au) ?\p{Lu}|locaux|avenue|\brue\b|siège|\bchez\b|\.fr\b/u;
/** « L'assemblée générale de Lyon » says where it was, if it is the one that is spoken of. */
const assembledAt = /assemblées?(?: générales?)?(?: [^.:]{0,50})?(?: de| :) \p{Lu}/u;
/** « Adressez-vous à l'ANCT » says whom to ask, and not where. */
const whomToAsk = /adressez-vous [^.;]*/giu;
const phone = /\b0\d(?:[ .]\d\d){4}/;
const post = /\b(avenue|rue|boulevard) /;
/** Of a site, of mail, of the post, or to be called. */
const address = new RegExp(`\\b[a-z0-9-]+\\.(fr|gouv|com|org|eu)\\b|@|${post.source}|${phone.source}`);
const roles =
  /président|préfet|ministre|maire|élue?s? |binôme|chefs? de projet|conseil régional|Régions?|État|délégué|opérateurs?|[Cc]omité/;

/** « Combien d'argent ? » wants an amount: the right subject without one is no answer. */
export function fitsAnswerType(
  index: KnowledgeIndex,
  question: Question,
  fact: Fact,
  today: string,
): boolean {
  if (fact.nature === 'à-vérifier') return true;
  const { intent, subjectIds, time } = question;
  const { text } = fact;
  if (time.kind === 'next' && !speaksOfFuture(text, today)) return false;
  if (isOfOtherYear(question, fact)) return false;
  if (endsBefore(question.text, fact, today) || isOfPastCount(question, fact, today)) return false;
  if (intent.superlative && !/\b(le|la|les|du|des) (plus|moins)\b/i.test(text)) return false;
  if (intent.forEach && isOfWhole(text)) return false;
  if (intent.average && !/moyen/.test(text)) return false;
  // « Sans que l'on sache la part de … » says no share.
  if (intent.asksRate)
    return /\d ?%|taux|part\b|tiers|moitié|quart\b|sur dix/.test(
      text.replace(/sans que l.on sache [^.;]*/g, ''),
    );
  switch (intent.answerType) {
    case 'amount':
      return amount.test(foldText(text));
    case 'date':
      if (asksOfFuture.test(question.text) && !speaksOfFuture(text, today)) return false;
      if (intent.moment === 'end' && !saysEnd.test(foldText(text))) return false;
      // « Au 30 avril 2019, elle était citée » says how things stood, and not when they began.
      return date.test(foldText(intent.moment === 'beginning' ? text.replace(/^Au \d[^,]*,/, '') : text));
    case 'hour':
      return hour.test(text);
    case 'age':
      return /\b\d+ ans\b|âge/.test(text);
    case 'duration':
      return duration.test(foldText(text));
    case 'region':
      return fact.region !== undefined || regionName.test(foldText(text));
    case 'count':
      return (
        countsWhatIsAsked(index, text, countedWords(index, question)) ||
        isCountedInWording(index, fact, question)
      );
    case 'person':
      if (time.kind === 'now' && isOfFormerYears(fact, today)) return false;
      if (isOfPerson(index, question)) return namesAnother(index, question, fact);
      return (
        index.mentions.namesPerson(text) ||
        /(?<!vice-)\bprésidente?\b|présid(ée?s?|ent|e|ait|aient)\b/.test(text)
      );
    case 'who':
      if (isOfPerson(index, question)) return namesAnother(index, question, fact);
      if (intent.deed !== undefined && isDoneByNobody(intent.deed, text)) return false;
      return (
        (subjectIds.includes(fact.subjectId) &&
          index.subject(fact.subjectId)?.kind === 'practice' &&
          fact.facet === 'what') ||
        (fact.facet === 'funding' && /\p{Lu}{3,}/u.test(text)) ||
        (!notWho.has(fact.facet) &&
          (index.mentions.namesPerson(text) ||
            roles.test(withoutNames(index, question, text)) ||
            [...index.mentions.namedIn(text)].some(
              (id) => index.subject(id)?.kind === 'actor' && !subjectIds.includes(id),
            )))
      );
    case 'phone':
      return phone.test(text);
    case 'post':
      return post.test(text);
    case 'address':
      return address.test(text);
    case 'place':
      return (
        place.test(text.replace(whomToAsk, '')) ||
        (assembledAt.test(text) && !/^rencontre/.test(index.subject(fact.subjectId)?.name ?? ''))
      );
    case 'any':
      return true;
  }
}

/** Who held a post some years ago may not hold it today. */
const postedFor = 2;
const isOfFormerYears = ({ date: of }: Fact, today: string): boolean =>
  Number(today.slice(0, 4)) - Number(of.slice(0, 4)) > postedFor;

/** Hundreds of millions are of a whole scheme: no company receives them, unless it is said of each. */
const isOfWhole = (text: string): boolean => {
  const folded = foldText(text);
  return (
    /\d[\d\s,.]*(m€|md€|millions?|milliards?)/.test(folded) &&
    !/\d[\d\s,.]*(€|euros|k€)(?<!m€|md€)|\b(par|chaque|au plus|plafond|maximum) /.test(folded)
  );
};

/** « 100 M€ étaient annoncés »: without « par … » it is not said by whom. */
function isDoneByNobody(deed: string, text: string): boolean {
  const folded = foldText(text);
  const stem = deed.slice(0, Math.max(4, deed.length - 2));
  return (
    new RegExp(`\\b(est|sont|ete|etait|etaient|fut|furent)( [a-z]+)? ${stem}`).test(folded) &&
    !/\b(par|avec) (?!an\b|mois\b|territoire)/.test(folded)
  );
}

/** Of somebody called by name; « le ministre de l'industrie, c'est qui ? » asks for the very one who holds that office. */
const isOfPerson = (index: KnowledgeIndex, { subjectIds, named, inherited, text }: Question): boolean =>
  (named.length > 0 || inherited) &&
  subjectIds.some(index.mentions.isPerson) &&
  !named.some((name) => index.mentions.isPerson(name.subjectId) && !isCalled(index, rawWords(text), name));

/** Whom a scheme is for is not who runs or pays it. */
const notWho: ReadonlySet<FacetId> = new Set(['forWhom', 'conditions', 'confusions']);

/** A territory is made of these, and of these: as many of one are not as many of the other. */
const levels = /^(commun|intercommunalit)$/;
/** How many words may stand between a number and what it counts: « 330 premières fiches action ». */
const countedWithin = 3;
const numberWords =
  /^(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|vingt|trente|cent|mille|aucune?|plusieurs)$/;

/** « Qui paie le chef de projet ? » : that he is named answers nothing. */
function withoutNames(index: KnowledgeIndex, { subjectIds }: Question, text: string): string {
  const names = subjectIds.flatMap((id) => index.subject(id) ?? []).flatMap(namesOf);
  return names.reduce(
    (rest, name) => rest.replace(new RegExp(escapedForRegExp(name).replace(/ /g, 's? '), 'gi'), '…'),
    text,
  );
}

/** Stems of the thing that is counted; where that is a subject, of what it is. */
function countedWords(index: KnowledgeIndex, { intent, subjectIds }: Question): string[] | undefined {
  if (intent.counted === undefined) return undefined;
  if (
    /^(?:monde|gens|personnes|participants|invites)$/.test(intent.counted) &&
    isOfMeeting(index, subjectIds)
  )
    return people;
  if (intent.counted !== 'x' && !isDone(intent.counted))
    return wordsOf(intent.counted).map(({ stem }) => stem);
  // The first word of a name is what it is: « opération d'intérêt régional », « pôle de compétitivité ».
  const subjects = subjectIds.flatMap((id) => index.subject(id) ?? []);
  return subjects.flatMap(({ kind, name, acronym }) => {
    const words = wordsOf(name).filter(({ empty }) => !empty);
    return [...(kind === 'concept' ? words : words.slice(0, 1)), ...wordsOf(acronym ?? '')].map(
      ({ stem }) => stem,
    );
  });
}

/** Whoever was there: « environ 300 élus et industriels ». */
const people = ['person', 'participant', 'elu', 'elus', 'industriel', 'invit', 'mond'];
const isOfMeeting = (index: KnowledgeIndex, subjectIds: string[]): boolean =>
  subjectIds.some((id) => index.subject(id)?.kind === 'event');

/** « Combien de labellisés ? », « combien de signés ? »: so many of what is spoken of, of which that is said. */
const isDone = (counted: string): boolean =>
  /^(?:labellis|retenu|sign|financ|cre|selectionn|accompagn|soutenu|annonc|attribu|valid|realis|lanc|ouvert|choisi|prevu|recens|referenc|renouvel|conclu|vis)(?:e|es|ee|ees|s|ues?|ies?)?$/.test(
    counted,
  );

/** « Combien de monde à Lyon ? », « combien de postes ? »: one of its own wordings asks for that number in these words. */
function isCountedInWording(index: KnowledgeIndex, fact: Fact, { intent }: Question): boolean {
  if (intent.counted === undefined || intent.counted === 'x') return false;
  if (!countsWhatIsAsked(index, fact.text, undefined)) return false;
  const [{ stem } = { stem: '' }] = wordsOf(intent.counted);
  return (fact.questions ?? []).some((wording) => {
    const counted = countedIn.exec(foldText(wording))?.[1];
    return counted !== undefined && wordsOf(counted)[0]?.stem === stem;
  });
}
const countedIn = /\b(?:combien|cb|cmb|nombre|nb) d(?:e |')([a-z]{2,})/;

/** « Combien de personnes ? » wants a number of persons, and neither a year nor the day of a month. */
function countsWhatIsAsked(index: KnowledgeIndex, text: string, counted: string[] | undefined): boolean {
  // « 10 % d'effectifs en plus » counts nobody.
  const words = wordsOf(text.replace(/\d[\d,.]*\s?%/g, ' '));
  const isNumber = (word: string, at: number): boolean =>
    numberWords.test(word) ||
    (/^\d/.test(word) &&
      !isYear(word) &&
      !/^(phase|axe|volet|article|edition|generation)$/.test(words[at - 1]?.text ?? '') &&
      !new RegExp(`^(${months}|er|h|ans?)$`).test(words[at + 1]?.text ?? ''));
  const numbers = words.flatMap(({ text: word }, at) => (isNumber(word, at) ? [at] : []));
  if (counted === undefined) return numbers.length > 0;
  const wanted = new Set(
    counted.flatMap((stem) => [stem, ...(levels.test(stem) ? [] : index.search.synonymsOf(stem))]),
  );
  // « Les protocoles signés sont au nombre de 13. »
  if (/\bau nombre de \S/.test(text) && words.some(({ stem }) => wanted.has(stem))) return true;
  const isWanted = (at: number): boolean => wanted.has(words[at]?.stem ?? '');
  return numbers.some((at) =>
    Array.from({ length: countedWithin + 1 }, (_, offset) => offset + 1).some(
      (offset) => isWanted(at + offset) || isWanted(at - offset),
    ),
  );
}

/** « Le prochain copil »: what is past is no answer. */
const speaksOfFuture = (text: string, today: string): boolean =>
  rawWords(text.replace(/France 2030/g, 'France')).some(
    (word) => /^20\d\d$/.test(word) && word >= today.slice(0, 4),
  ) || /à venir|prochaine?s?\b/.test(text);
