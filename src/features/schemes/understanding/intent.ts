import { foldText } from '../../../core/text';
import type { FacetId } from '../facets';
import { rawWords } from '../retrieval/words';
import { askedIn, complementIn, deedIn, heldIn } from './asked-thing';
import { answerTypeOf, withoutOccasion, type AnswerType } from './asked-type';
import { cues } from './facet-cues';
import { givesToEach, isForEach } from './for-each';
import { asksToName, manyAskedFor } from './listing';

export interface Intent {
  /** Where the answer is likely to stand, best first. A preference, never a filter. */
  facets: FacetId[];
  answerType: AnswerType;
  comparison: boolean;
  link: boolean;
  definition: boolean;
  /** What « combien de … » counts; `x` when that is the subject itself. */
  counted?: string;
  asksRate: boolean;
  /** All of them are to be named. */
  enumeration: boolean;
  /** « Quels sont les 13 territoires … ? »: so many, three or more, are to be named. */
  many?: number;
  /** Several things are asked for. */
  plural: boolean;
  /** What somebody said. */
  saying: boolean;
  /** Yes or no. */
  polar: boolean;
  /** Whether something goes on, is open, exists. */
  state: boolean;
  /** The words that gave the facets: they ask, and need not be in the answer. */
  cueWords: ReadonlySet<string>;
  /** « Laquelle a le plus … » */
  superlative: boolean;
  /** « L'aide moyenne »: a mean, and no whole. */
  average: boolean;
  /** Of a date: when something began, or when it ends. */
  moment?: 'beginning' | 'end';
  /** « Quel cabinet … », « est-il payant ? »: the thing that is asked for. */
  asked?: string;
  /** An amount for one of those who receive it, and not of the whole. */
  forEach: boolean;
  /** « Qui a annoncé … ? », « combien de … ont été annoncés ? »: what those who are asked for did, or what was done. */
  deed?: string;
  /** What stands right after it: « communication » in « le budget de communication ». */
  complement?: string;
  /** What else is asked of the subject, which whatever answers speaks of. */
  held: string[];
}

export function readIntent(question: string): Intent {
  const text = withoutOccasion(foldText(question));
  const facets: FacetId[] = [];
  const cueWords = new Set<string>();
  for (const [cue, of] of cues) {
    // « C'est quoi les étapes ? » asks for these: what a thing is comes last, and only where nothing else is asked.
    if (facets.length > 0 && of[0] === 'what' && of[1] === 'forWhom') break;
    const matches = [...text.matchAll(new RegExp(`${cue.source}[a-z]*`, 'g'))];
    if (matches.length > 0) for (const facet of of) if (!facets.includes(facet)) facets.push(facet);
    for (const [match] of matches) for (const word of rawWords(match)) cueWords.add(word);
  }
  if (
    facets.length === 0 &&
    isPolar(text) &&
    !/^\W*(et|mais|sinon|ou|donc)\b/.test(text) &&
    asksOfCase.test(text)
  )
    facets.push('forWhom', 'conditions');
  // Who may is asked before how: « qui peut déposer une demande ? ».
  if (whoMay.test(text))
    facets.splice(0, facets.length, ...new Set<FacetId>(['forWhom', 'conditions', ...facets]));
  // « C'est quoi les conditions du VTE ? » asks for these, and not what the VTE is.
  const typed = answerTypeOf(text);
  // « Combien à chaque PME ? »: no number of these.
  const isEach = typed === 'count' && isForEach(text) && givesToEach(text);
  const answerType = isEach ? 'amount' : typed === 'who' && whoMay.test(text) ? 'any' : typed;
  const definition =
    (facets[0] ?? 'what') === 'what' &&
    /\b(c'est quoi|qu'est[- ]ce (?!qui |qu(?:e |')(?:ils?|elles?|on|je|j'|tu|nous|vous|ca|cela|ce)(?![a-z]))|qu'appelle|que veut dire|veut dire|definition|signifie|kesa[ck]o|entend(-on|s|ent)? par|a quoi (ca )?sert|sert a quoi|consiste(?:nt)? en quoi|de quoi (?:s'agit|il s'agit|on parle|parle)|en quoi consiste|que fait|parlez?[- ]moi|expliquez?|presentez?|qui sont les|c'est qui|recouvre|correspond|designe|en quoi (ca|cela|il|elle) consiste|^(et )?qui (est|etait|sont) x|kezako|c'est-a-dire|quel est (le |l')(but|objet|objectif|principe|sens))/.test(
      text,
    );
  return {
    facets,
    answerType,
    comparison:
      /\b(difference|confond|pareil|meme chose|distingu|versus|plutot que|ou bien|melange|emmel|nuance|identique|equivalent|qui fait quoi|qui est quoi|c'est quoi la dif|qui est qui|c'est (le|la) meme|a change entre|compar|repartition des (?:roles|taches|missions|competences)|partage des (?:roles|taches)|roles? (?:respectifs?|de chacun)|respectivement|y (perds?|retrouve|comprends))/.test(
        text,
      ),
    link: /\b(liens?|rapport|relations?|articul[a-z]*|(?:quoi|rien|chose) a voir|a voir avec|liee?s?|rattache[a-z]*(?! a (?:qui|quoi)\b)|composante|partenaires?|intervien[a-z]*|ensemble|en commun)\b/.test(
      text,
    ),
    definition,
    counted:
      /\b(?:combien|nombre)(?: y avait-il| y a-t-il| il y a| compte-t-on)? d(?:e |')\s*(x\b|[a-z]{2,})/.exec(
        text,
      )?.[1],
    moment: momentOf(text),
    plural:
      /\b(quels|quelles|lesquels|lesquelles|liste|qui (sont|etaient)|qui (etait|est) (presente?|represente|invite|convie|autour)|les (deux|trois|quatre|cinq|six|sept|huit))\b/.test(
        text,
      ),
    enumeration:
      asksToName(text) &&
      (!isPolar(text) || /\b(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu)\b/.test(text)),
    many: manyAskedFor(text),
    polar: isPolar(text),
    saying:
      /\b(qu'a (dit|declare|affirme|annonce|souligne|rappele|explique|defendu)|que (dit|disait|pense|pensait|souhaite|souhaitait|veut|voulait|defend|defendait)|position d|avis d)/.test(
        text,
      ),
    state:
      /\b(encore|toujours|existe|existent|ouverte?s?|en cours|maintenu|reconduit|en vigueur|d'actualite|disponible|peut[- ]on)/.test(
        text,
      ),
    superlative: /\b(le|la|les|du|des) (plus|moins) (?!tot|tard)/.test(text),
    average:
      /\b(aide|montant|salaire|duree|cout|delai|nombre|age|prime|budget|subvention|taille|effectif) moyen|\ben moyenne\b/.test(
        text,
      ),
    asked: askedIn(text),
    complement: complementIn(text, answerType),
    held: heldIn(text),
    deed: deedIn(text, answerType),
    cueWords,
    forEach: isForEach(text),
    asksRate: /\b(taux|pourcentage|quelle (part|proportion))\b/.test(text),
  };
}

/** Whether somebody may, must, has a right: a case is put. */
const asksOfCase =
  /\b(peut|peuvent|puis|pouvons|doit|doivent|faut|accueille|accepte|prend|admet|a droit|est eligible|sont eligibles)\b.*\b(pme|eti|tpe|entreprises?|communes?|collectivites?|associations?|intercommunalites?|mairies?|personnes|salaries|jeunes?|etudiants?|projets?|metropoles?|start[- ]?ups?|grands? groupes?)\b/;

/** « Ça peut être porté par qui ? » asks who may do it, and not who runs it. */
const whoMay =
  /\bqui (?:peut|peuvent|pouvait|a droit|est eligible|sont eligibles|est concerne)|\b(?:peut|peuvent|pouvait|pourrait) (?:bien )?etre (?:portee?|deposee?|demandee?|presentee?|sollicitee?|faite?|saisie?|initiee?|formulee?|signee?|recrutee?|embauchee?)s? par qui\b|\bpar qui (?:peut|peuvent|pouvait)\b/;

function isPolar(text: string): boolean {
  if (/\bou *[?,.]*$|^\W*(et|ou|mais)\b/.test(text) || text.split(' ').length < 4) return false;
  if (/^\W*(?:et |mais |donc )?qu'(?!il|elle|on\b)/.test(text)) return false;
  if (
    /\b(qui|que|quoi|quand|combien|comment|pourquoi|quels?|quelles?|ou|lequel|laquelle)\b(?! ou\b)/.test(
      text.replace(/\best[- ]ce que?|\bou\b(?! (est|sont|etait|a|se))|parce que|a quoi/g, ' '),
    )
  )
    return false;
  return /\best[- ]ce qu|[a-z][- ](t-)?(il|elle|on|ils|elles|je|nous|vous|ce)\b|\b(il y a|y a[- ]t[- ]il|non) ?|\?\s*$/.test(
    text,
  );
}

function momentOf(text: string): Intent['moment'] {
  if (/\b(jusqu|fin\b|finit|finira|termin|clos|clotur|ferme|expir|limite)/.test(text)) return 'end';
  if (
    /\b(depuis (?:quand|combien|quel(?:le)? (?:annee|date|mois|jour))|combien de temps qu|dat(e|ent) de (quand|quelle)|remonte|cree|creation|lance|lancement|ne en|nee?s?\b|naissance|fond(e|ation)|debut|commenc|demar|ouvert|ouvre|annonc)/.test(
      text,
    )
  )
    return 'beginning';
  return undefined;
}
