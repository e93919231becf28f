import type { Fact } from './fact';
import { isFormer } from './former';
import { isOfPart, isOfSomethingElse } from './other-measures';
import type { Share } from './shares';
import { lastStretch } from './partly-done';
import { isAim } from './suppositions';

/** What a percentage means, from the words around it in its clause (folded, masked). */

/** « le budget de la 8 baisse de … » */
const budgetMoves =
  /\b(?:budget|enveloppe|cout)\b[^,;PD]* (?:redui\w*|baiss\w*|diminu\w*|ampute\w*|rabot\w*|coupe\w*|augment\w*|hausse|major\w*|relev\w*)(?: de)? $/;

/** « on coupe le budget de la 8 de moitié » */
const cutsBudget =
  /\b(?:coup|redui|baiss|diminu|ampute|rabot|rogn|ecret|sabr)\w* (?:le |la |l'|notre |son )?(?:budget|enveloppe|cout)s? (?:(?:de |d'|du |pour )?(?:la |l')?S+ )?(?:de |d'|du )?$/;

const raisesBudget =
  /\b(?:augment|major|relev|gonfl|rehauss|abond)\w* (?:le |la |l'|notre |son )?(?:budget|enveloppe|cout)s? (?:(?:de |d'|du |pour )?(?:la |l')?S+ )?(?:de |d'|du )?$/;

/** « le budget de la 8 fond de 5 % »: it is the budget that moves, whatever the verb. */
const budgetIsSubject =
  /\b(?:budget|enveloppe|cout)s? (?:de (?:la |l')?|du |pour (?:la |l')?)?S+ (?:[a-z]+ ){1,2}(?:de |d')$/;
const cutting =
  /\b(?:redui\w*|baiss\w*|diminu\w*|ampute\w*|rabot\w*|coupe\w*|en baisse|fond|chut\w*|degringol\w*|recul\w*|perd|maigri\w*|fondu|retreci\w*|s'allege)(?: de| d')? ?$/;
const raising =
  /\b(?:augment\w*|hausse|major\w*|relev\w*|grimp\w*|mont\w*|gonfl\w*|explos\w*|s'alourdi\w*|enfl\w*|gagn\w*|prend|derap\w*)(?: de| d')? ?$/;

/** « devrait être à » */
const reckoned =
  /\b(?:devrait|devraient|devrions) (?:deja |bien |normalement |maintenant |desormais |en )*etre (?:deja |maintenant )?(?:a|aux?|vers|autour de|autour des)(?: environ| peu pres)? $/;

/** « budget de la 11 : +10 % » */
const budgetOfSheet =
  /\b(?:budget|enveloppe|cout)s?(?: (?:de|pour|sur) (?:la |l')?| (?:la )?)?S+ ?(?:[:=,]|->|est|passe|:)? ?$/;

const moneyNouns =
  /\b(?:financ\w*|subvention\w*|taux(?! (?:de |d')(?:avanc|realis|execut|progress|S))|cofinanc\w*|participation|aide|apport\w*|couvr\w*|prend en charge|pris en charge|rembours\w*|attribu\w*|accord(?:e|ent|ee)|autofinancement|tva|plan de financement|apport|prise en charge|budget|enveloppe|cout|depens\w*|consomm\w*|credits?)\b/;
const ofTheWork =
  /^(?: ?(?:des?|du|de la|de l'|d') ?(?:boulot|job|taf|travail|contenu|plan d'actions?|feuille de route|travaux|chantier|projet|action|fiche|avancement|realisation|execution|avance|fait|total|objectifs?|etapes?|la S+|S+|programme|parcours|chemin|tache|ce qui|l'ensemble|lots? technique))/;
const left =
  /\b(?:rest(?:e|ent|ant|era|er|ait)|manque(?:nt|ra)?)(?: encore| grosso modo| en gros| a la louche| dans les| quelque| disons| pas loin d(?:e|')| pres d(?:e|')| seulement| juste| plus qu(?:e|')?| qu(?:e|')| a (?:faire|realiser|finir|terminer|executer)| environ| a peu pres| donc| toujours)*(?: d'environ| les?)? ?$/;
/** « plus que 10 % et c'est bon » */
const plusQue =
  /(?:^|[S,;:] ?)(?:(?:et|mais|donc|on n'a|il n'y a|il y a|y a) )*plus qu(?:e |')(?:environ |les )?$/;
const leftAfter =
  /^ ?(?:de la fin|du but|du bout|de l'arrivee|de l'objectif|pour (?:finir|terminer|boucler|en finir|atteindre les P)|(?:de |du |des |d')(?:la |le |les |l')?(?:S+|travaux|chantier|projet) (?:reste|restent) |restants?|restent|reste a |(?:de |du |des |d')?(?:travaux |travail |chantier |taches? )?(?:a faire|a realiser|restant|a terminer|a boucler|a finir|a executer|a venir))/;
/** « objectif de 85 % atteint » */
const isReached =
  /^ ?(?:est |a ete |sont )?(?:deja |enfin |bien |presque )?(?:atteint|rempli|depasse|tenu)(?:e|s|es)?(?![a-z])/;
/** « encore 10 % et c'est fini » */
const isLast = (before: string, rest: string): boolean =>
  /(?:^|[S,;:] ?)(?:(?:et|mais|donc) )*(?:encore|allez|plus que) $/.test(before) && lastStretch.test(rest);
const growing =
  /\b(?:gagn\w*|progress\w*|avanc(?:e|ee|ent|ait|er)|augment\w*|pris|grimp\w*|mont\w*|ajout\w*|rajout\w*)(?: (?:(?:l'avancement|la progression) (?:de |d')?)?(?:la )?S+)?(?: encore| bien)?(?: de| d')?(?: plus de| environ| presque)? ?$/;
const shrinking = /\b(?:recul\w*|baiss\w*|perd\w*|regress\w*|diminu\w*)(?: de| d')? ?$/;

/** « réduit d'un tiers »: of a sum, a third is no 33 %. */
const exactly = (percent: number, words: string): number =>
  /tiers/i.test(words) ? Math.round((3 * percent) / 100) / 3 : percent / 100;

/** « hausse de 10 % du budget », « 10 % de budget en plus », « surcoût de 10 % »: up or down; 0 is neither. */
function movedBudget(before: string, after: string): -1 | 0 | 1 {
  const money = String.raw`(?:le |la |l'|notre |son )?(?:budget|enveloppe|cout|montant|credits)s?(?![a-z])`;
  const signed = new RegExp(
    String.raw`^ ?(?:de |d'|du |sur |au )?${money}[^,;]*? (?:en|de) (plus|moins)(?![a-z])`,
  ).exec(after);
  const less = /^ ?(?:de )?(plus|moins) (?:de |d')(?:budget|credits|moyens|argent)/.exec(after) ?? signed;
  if (less) return less[1] === 'moins' ? -1 : 1;
  if (
    /\b(?:surcouts?|depassement(?: budgetaire| de budget)?|rallonge(?: budgetaire)?) (?:estime |prevu |d'environ |de pres )*(?:de |d') ?$/.test(
      before,
    )
  )
    return 1;
  // « on réduit de moitié le budget »
  if (new RegExp(`^ ?${money}`).test(after)) {
    if (/\b(?:redui|baiss|coup|ampute|rabot|diminu)\w* (?:de |d')$/.test(before)) return -1;
    if (/\b(?:augment|major|relev|gonfl|rehauss)\w* (?:de |d')$/.test(before)) return 1;
  }
  if (!new RegExp(String.raw`^ ?(?:du |de |d'|sur |des )${money}`).test(after)) return 0;
  if (/\b(?:hausse|augmentation|majoration|rallonge|progression|derapage) (?:de |d') ?$/.test(before))
    return 1;
  return /\b(?:baisse|reduction|diminution|coupe|economie|abattement) (?:de |d') ?$/.test(before) ? -1 : 0;
}

export function interpretShare(
  share: Share,
  before: string,
  after: string,
  words: string,
  at: number,
  /** The sentence after it. */
  rest: string,
): Fact | undefined {
  if (isFormer(before, after)) return undefined;
  if (isOfPart(before)) return { at, field: 'part' };
  // « on devrait être à 50 % »: so she reckons; with a day to come it is an aim.
  if (reckoned.test(before) && !/D/.test(before + after))
    return { at, field: 'doubt', doubt: { kind: 'unsure', words } };
  if ((isAim(before) && !isReached.test(after)) || isOfSomethingElse(before, after)) return undefined;
  // « la 8 serait à 60 % »: so others say.
  if (/\b(?:serait|seraient|aurait|auraient)\b[^,;]{0,30}$/.test(before))
    return { at, field: 'doubt', doubt: { kind: 'hearsay', words } };
  if (/\d(?:[.,]\d+)? ?(?:et|ou) $/.test(before))
    return { at, field: 'doubt', doubt: { kind: 'range', words } };
  // « -10 % de budget »
  if (share.points && /^ ?(?:de |du |d'|sur le |sur l'|au |sur )(?:budget|enveloppe|cout)/.test(after))
    return { at, field: 'budget', factor: 1 + share.percent / 100 };
  const moved = movedBudget(before, after);
  if (moved !== 0)
    return { at, field: 'budget', factor: 1 + moved * exactly(Math.abs(share.percent), words) };
  // « budget 950 k€ 90 % »: the sum ends what is said of money.
  const sinceSum = before.slice(before.lastIndexOf('A') + 1);
  const aboutMoney =
    budgetIsSubject.test(sinceSum) ||
    cutsBudget.test(sinceSum) ||
    raisesBudget.test(sinceSum) ||
    budgetMoves.test(sinceSum) ||
    budgetOfSheet.test(sinceSum) ||
    (moneyNouns.test(sinceSum) &&
      !/avancement|realis|\bS+[^,;]{0,12}$/.test(before.slice(Math.max(0, before.length - 30))));
  if (aboutMoney) {
    if (!/\b(?:budget|enveloppe|cout)\b/.test(before)) return undefined;
    // « budget de la 7 : 40 % »: of what?
    if (
      !share.points &&
      /^(?:le |l')?(?:budget|enveloppe|cout)[^,;PAD]*[:=] ?$/.test(sinceSum) &&
      /^ ?(?:$|[.;,])/.test(after)
    )
      return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
    const cut = cutting.test(before) || cutsBudget.test(before);
    const raise = raising.test(before) || raisesBudget.test(before) || (share.points && share.percent > 0);
    if (!cut && !raise) return undefined;
    return { at, field: 'budget', factor: 1 + (cut ? -1 : 1) * exactly(Math.abs(share.percent), words) };
  }
  if (
    /^ ?(?:du|des|de la|de l'|de) ?(?:budget|enveloppe|cout|credits?|financements?|subventions?|montant)/.test(
      after,
    )
  )
    return undefined;
  // « l'usine tourne à 60 % de sa capacité »
  if (
    /^ ?de (?:sa|son|leur|ses|leurs|notre|nos) (?!objectif|avancement|realisation|execution|parcours|programme|plan)[a-z]{4,}/.test(
      after,
    ) &&
    !left.test(before)
  )
    return undefined;
  if (share.range) return { at, field: 'doubt', doubt: { kind: 'range', words } };
  // « -20 % »: twenty less, or a dash before twenty?
  if (
    share.points &&
    share.percent < 0 &&
    /%/.test(words) &&
    !shrinking.test(before) &&
    !/\b(?:retir|enlev|recul|perd)\w*[^,;]{0,20}$/.test(before)
  )
    return { at, field: 'doubt', doubt: { kind: 'outOfRange', words } };
  if (
    /^ ?(?:de |d')(?:financ|subvention|aide|cofinanc|taux|tva|participation|autofinanc|remise|reduction|baisse|hausse|croissance|femmes|apprentis|commercialis|occupation|remplissage|location|reservation|consommation|reussite|satisfaction|chance|risque)/.test(
      after,
    )
  )
    return undefined;
  if (
    /^ ?(?:(?:des?|du|de la) |(?:de l'|d') ?)[a-z]/.test(after) &&
    !ofTheWork.test(after) &&
    !left.test(before)
  ) {
    // « 30 % des lots »: of something else than the work.
    if (
      !/^ ?(?:de|d') ?(?:plus|un coup|apres|ailleurs|ici|avis|pres|abord|aujourd|hier|realis|avanc|fait|mieux|gagn|pris|perdu)/.test(
        after,
      ) &&
      !/\b(?:a|est|sont|passe|en est|sommes|avancement)(?: a| environ| de| :)* $/.test(before)
    )
      return undefined;
  }
  if (
    share.points &&
    share.percent < 0 &&
    /(?:\b(?:est|sont|etait|en est|avancement)(?: a| de| :)?|S a) $/.test(before)
  )
    return { at, field: 'doubt', doubt: { kind: 'outOfRange', words } };
  const delta =
    share.points ||
    /^ ?(?:de plus|supplementaires?|en plus)/.test(after) ||
    (share.from === undefined && /\b(?:de|d')(?: \w+)? $/.test(before) && growing.test(before)) ||
    /\b(?:gagne|pris|ajoute|rajoute|plus) $/.test(before);
  if (share.points && share.percent > 0 && shrinking.test(before))
    return { at, field: 'progress', percent: -share.percent, delta: true };
  if (delta) return { at, field: 'progress', percent: share.percent, delta: true };
  if (shrinking.test(before) && /\b(?:de|d') ?$/.test(before))
    return { at, field: 'progress', percent: -share.percent, delta: true };
  if (
    share.percent >= 100 &&
    /\b(?:depass\w*(?: (?:meme|deja|les))*|plus d(?:e|es|')|au-dela d(?:e|es)) ?$/.test(before)
  )
    return { at, field: 'doubt', doubt: { kind: 'outOfRange', words } };
  const isLeft = left.test(before) || plusQue.test(before) || leftAfter.test(after) || isLast(before, rest);
  const percent = isLeft ? 100 - share.percent : share.percent;
  if (share.percent < 0 || share.percent > 100)
    return { at, field: 'doubt', doubt: { kind: 'outOfRange', words } };
  return { at, field: 'progress', percent: Math.round(percent), delta: false };
}
