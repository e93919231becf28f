import { foldText } from '../../../core/text';
import { quoteCell, type Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import { axisNames, commitmentNames, fundingNames, orList, statusNames } from '../french';
import type { Axis, commitments, fundingStates, Status } from '../sheet';
import { textOf } from './texts';

/** The words that people write in such columns, accents gone. The first that fits is meant. */
type Words<T> = [RegExp, T][];

const statusWords: Words<Status> = [
  [
    /\b(non|pas|pas encore) (demarre|commence|lance|engage|debute)|\ba (lancer|venir|demarrer|engager|l'etude|faire|programmer)\b|^(prevu|planifie|programme|en projet|nouveau)/,
    'a_lancer',
  ],
  [/debloqu/, 'en_cours'],
  [/\bbloqu|\ba l'arret\b|\bpoint mort\b/, 'bloque'],
  [/suspen|\ben (pause|attente|sommeil|veille)\b|stand-? ?by|\bgel(e|ee)s?\b|report|ajourn/, 'suspendu'],
  [/abandon|annul|sans suite|retir/, 'abandonne'],
  [/^(non|pas|partiellement)\b/, 'en_cours'],
  [/termin|realise|acheve|fini|clos|clotur|solde|livre|fait(e|s|es)?$|^100 ?%/, 'termine'],
  [
    /en cours|\blanc(e|ee)s?\b|demarr|engag|avanc|deploie|deploiement|en retard|mise en oeuvre|actif|active/,
    'en_cours',
  ],
];

const axisWords: Words<Axis> = [
  [/recrut/, 'recruter'],
  [/\binnover\b/, 'innover'],
  [/attir|attractiv/, 'attirer'],
  [/simplif/, 'simplifier'],
  [/competence|formation|emploi/, 'competences'],
  [/transition|ecolog|decarbon|environnement/, 'transition'],
  [/innov/, 'innovation'],
  [/foncier|immobilier|friche/, 'foncier'],
];

const commitmentWords: Words<(typeof commitments)[number]> = [
  [/consolid|confirmer|preciser/, 'a_consolider'],
  [/ferme|engagement (de realisation|signe)|^(engage|engagee)$/, 'ferme'],
  [/idee|intention|piste|emerg/, 'idee'],
];

const fundingWords: Words<(typeof fundingStates)[number]> = [
  [/trouver|chercher|rechercher|identifier|manqu|reste/, 'a_trouver'],
  [/demand|sollicit|depose|instruction|attente|en cours|prevu|previsionnel/, 'demande'],
  [/acquis|obtenu|notifi|valid|confirm|sign|verse|accord/, 'acquis'],
];

const reader =
  <T extends string>(what: string, words: Words<T>, names: Record<T, string>) =>
  (cell: Cell): Reading<T> => {
    const text = textOf(cell);
    if (text === undefined) return undefined;
    const folded = foldText(text).replaceAll('_', ' ');
    const value = words.find(([pattern]) => pattern.test(folded))?.[1];
    if (value !== undefined) return { value };
    const expected = orList(Object.values<string>(names).map((name) => `« ${name} »`));
    return { problem: `${quoteCell(cell)} n’est pas ${what} que je connais. Écrivez ${expected}.` };
  };

export const readStatus = reader('un statut', statusWords, statusNames);
export const readAxis = reader('un axe', axisWords, axisNames);
export const readCommitment = reader('un niveau d’engagement', commitmentWords, commitmentNames);
export const readFundingState = reader('un état de financement', fundingWords, fundingNames);
