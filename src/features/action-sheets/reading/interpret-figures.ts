import type { Amount } from './amounts';
import type { Fact } from './fact';
import type { Share } from './shares';
import { isAim } from './suppositions';

/** What a percentage or a sum means, from the words around it in its clause (folded, masked). */

/** Of a value that was, or that somebody else believes. */
const formerBefore =
  /\b(?:etait|etaient|etions|avait|au lieu d(?:e|u|es)|(?<!par )contre|auparavant|initialement|a l'origine|precedemment|avant on|prevoyait|loin d(?:e|u|es)|moins d(?:e|u|es)|avais|avions|aviez|avait|javais|pas plus|n'(?:a|ont|avons) pas(?: encore| toujours)? (?:depasse|atteint|franchi|passe)|n'est plus|n'est pas|ne sommes pas|on n'est|n'avons pas|n'en est pas|et non|et pas|ex|j'ai (?:dit|ecrit|mis|note|indique|annonce|saisi|marque))\b[^,;PADH]{0,40}$|\bau lieu d'$/;
const deniedBefore =
  /\b(?:pas|non|jamais)(?: encore| tout a fait| vraiment| du tout)?(?: a| les| aux?| de| en| d'ici| pour| l[ea])* $|\bplus(?: a| les| aux?| la)? $/;
const formerAfter =
  /^ ?(?:avant|auparavant|initialement|precedemment|a l'origine|la derniere fois|le mois dernier|au depart|en (?:septembre|octobre|janvier) dernier)\b/;

/** « la dépollution est à 90 % »: a part of the action has a progress of its own. */
export function isOfPart(before: string): boolean {
  const subject =
    /(?:^|[,;:S] ?)(?:(?:mais|et|donc|car|que|bonjour|alors) )*(?:la |le |les |l'|notre |nos )([a-zœ'-]+)(?: [a-zœ\d' -]{0,40})??(?: (?:de |du |sur |pour )(?:la |le |l')?S+,?)? (?:est|sont|en est|en sont) (?:(?:deja|desormais|maintenant|[a-z]+(?:e|i|u|is|it|ert)(?:e?s)?) )?(?:a |aux? )?$/.exec(
      before,
    )?.[1];
  return (subject !== undefined && !wholeSubject.test(subject)) || partAlone.test(before);
}
/** « dépollution à 60 % », without a verb */
const partAlone =
  /(?:^|[,;:S] ?)(?:la |le |les |l')?(?:depollution|desamiantage|demolition|gros (?:oe|œ)uvre|second (?:oe|œ)uvre|terrassements?|fondations?|toiture|charpente|voirie|etudes?|recrutements?|raccordements?|lots? ?[a-z\d]*|phase \d|tranche \d) ?(?:a |: ?|est a |= ?)?$/;
const wholeSubject =
  /^(?:travaux|chantier|avancement|avancee|projet|action|fiche|ensemble|realisation|programme|operation|tout|total|totalite|taux|progression|dossier|derniere|premiere|seconde|deuxieme|autre|reste|mise|execution|plateforme|ecole)$/;

/** « 100 % financée », « louée à 80 % », « 40 % du budget consommé »: no measure of the work. */
const otherMeasure = String.raw`(?:auto|co|pre)?(?:financ|subventionn|couver|pris en charge|prise en charge|lou|vend|commercialis|rempli|occup|pourv|sign|consomm|engag|depens|decaiss|mandat|factur|recycl|attribu|reserv|souscri|satisf|favorable|propriet|public|publique|priv|rembours|electri|acquis|maitris|bio|locaux|locale|local|remise|reduc|hausse|baisse|plus cher|moins cher|de hausse|de baisse)`;
const measuredBefore = new RegExp(
  String.raw`\b${otherMeasure}[a-z]*(?: (?:aujourd'hui|deja|desormais))? (?:a|aux?|pour)(?: hauteur de| pres de| environ)? $`,
);
const measuredAfter = new RegExp(
  String.raw`^ (?:(?:est|sont|deja|etre|du budget|du montant|de l'enveloppe|des credits|des fonds|du cout|du plan de financement|des surfaces|des lots|des places|des postes) )*${otherMeasure}`,
);
/** « taux de remplissage : 80 % » */
const otherRate = /\btaux (?:de |d')(?:la |l')?(?!avanc|realis|execut|progress|S)[a-z]+[^,;]*$/;
const isOfSomethingElse = (before: string, after: string): boolean =>
  measuredBefore.test(before) || otherRate.test(before) || measuredAfter.test(after);

export const isFormer = (before: string, after: string): boolean =>
  formerAfter.test(after) ||
  deniedBefore.test(before) ||
  (formerBefore.test(before) &&
    !/\b(?:mais|desormais|maintenant|on est|elle est|c'est)\b[^,;]*$/.test(
      before.slice(Math.max(0, before.search(formerBefore) + 8)),
    ));

/** « le budget de la 8 baisse de … » */
const budgetMoves =
  /\b(?:budget|enveloppe|cout)\b[^,;PD]* (?:redui\w*|baiss\w*|diminu\w*|ampute\w*|rabot\w*|coupe\w*|augment\w*|hausse|major\w*|relev\w*)(?: de)? $/;

/** « budget de la 11 : +10 % » */
const budgetOfSheet =
  /\b(?:budget|enveloppe|cout)s?(?: (?:de|pour|sur) (?:la |l')?| (?:la )?)?S+ ?(?:[:=,]|->|est|passe|:)? ?$/;

const moneyNouns =
  /\b(?:financ\w*|subvention\w*|taux|cofinanc\w*|participation|aide|apport\w*|couvr\w*|prend en charge|pris en charge|rembours\w*|attribu\w*|accord(?:e|ent|ee)|autofinancement|tva|plan de financement|apport|prise en charge|budget|enveloppe|cout|depens\w*|consomm\w*|credits?)\b/;
const ofTheWork =
  /^(?: ?(?:des?|du|de la|de l'|d') ?(?:boulot|job|taf|travail|contenu|plan d'actions?|feuille de route|travaux|chantier|projet|action|fiche|avancement|realisation|execution|avance|fait|total|objectifs?|etapes?|la S+|S+|programme|parcours|chemin|tache|ce qui|l'ensemble|lots? technique))/;
const left =
  /\b(?:rest(?:e|ent|ant|era)|manque(?:nt)?)(?: encore| plus qu(?:e|')?| qu(?:e|')| environ| a peu pres| donc| toujours)*(?: d'environ| les?)? ?$/;
const leftAfter =
  /^ ?(?:de la fin|du but|du bout|de l'arrivee|de l'objectif|pour (?:finir|terminer|boucler|en finir|atteindre les P)|(?:de |du |des |d')(?:la |le |les |l')?(?:S+|travaux|chantier|projet) (?:reste|restent) |restants?|restent|reste a |(?:de |du |des |d')?(?:travaux |travail |chantier |taches? )?(?:a faire|a realiser|restant|a terminer|a boucler|a finir|a executer|a venir))/;
const growing =
  /\b(?:gagn\w*|progress\w*|avanc(?:e|ee|ent|ait|er)|augment\w*|pris|grimp\w*|mont\w*|ajout\w*|rajout\w*)(?: (?:(?:l'avancement|la progression) (?:de |d')?)?(?:la )?S+)?(?: encore| bien)?(?: de| d')?(?: plus de| environ| presque)? ?$/;
const shrinking = /\b(?:recul\w*|baiss\w*|perd\w*|regress\w*|diminu\w*)(?: de| d')? ?$/;

/** « réduit d'un tiers »: of a sum, a third is no 33 %. */
const exactly = (percent: number, words: string): number =>
  /tiers/i.test(words) ? Math.round((3 * percent) / 100) / 3 : percent / 100;

export function interpretShare(
  share: Share,
  before: string,
  after: string,
  words: string,
  at: number,
): Fact | undefined {
  if (isFormer(before, after)) return undefined;
  if (isOfPart(before)) return { at, field: 'part' };
  if (isAim(before) || isOfSomethingElse(before, after)) return undefined;
  // « la 8 serait à 60 % »: so others say.
  if (/\b(?:serait|seraient|aurait|auraient)\b[^,;]{0,30}$/.test(before))
    return { at, field: 'doubt', doubt: { kind: 'hearsay', words } };
  if (/\d(?:[.,]\d+)? ?(?:et|ou) $/.test(before))
    return { at, field: 'doubt', doubt: { kind: 'range', words } };
  // « -10 % de budget »
  if (share.points && /^ ?(?:de |du |d'|sur le |sur l'|au |sur )(?:budget|enveloppe|cout)/.test(after))
    return { at, field: 'budget', factor: 1 + share.percent / 100 };
  // « budget 950 k€ 90 % »: the sum ends what is said of money.
  const sinceSum = before.slice(before.lastIndexOf('A') + 1);
  const aboutMoney =
    budgetMoves.test(sinceSum) ||
    budgetOfSheet.test(sinceSum) ||
    (moneyNouns.test(sinceSum) &&
      !/avancement|realis|\bS+[^,;]{0,12}$/.test(before.slice(Math.max(0, before.length - 30))));
  if (aboutMoney) {
    if (!/\b(?:budget|enveloppe|cout)\b/.test(before)) return undefined;
    const cut = /\b(?:redui\w*|baiss\w*|diminu\w*|ampute\w*|rabot\w*|coupe\w*|en baisse)(?: de| d')? ?$/.test(
      before,
    );
    const raise =
      /\b(?:augment\w*|hausse|major\w*|relev\w*)(?: de| d')? ?$/.test(before) ||
      (share.points && share.percent > 0);
    if (!cut && !raise) return undefined;
    return { at, field: 'budget', factor: 1 + (cut ? -1 : 1) * exactly(Math.abs(share.percent), words) };
  }
  if (
    /^ ?(?:du|des|de la|de l'|de) ?(?:budget|enveloppe|cout|credits?|financements?|subventions?|montant)/.test(
      after,
    )
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
      !/^ ?(?:de|d') ?(?:plus|apres|ailleurs|ici|avis|pres|abord|aujourd|hier|realis|avanc|fait|mieux)/.test(
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
  const isLeft = left.test(before) || leftAfter.test(after);
  const percent = isLeft ? 100 - share.percent : share.percent;
  if (share.percent < 0 || share.percent > 100)
    return { at, field: 'doubt', doubt: { kind: 'outOfRange', words } };
  return { at, field: 'progress', percent: Math.round(percent), delta: false };
}

const otherMoney =
  /\b(?:subvention\w*|aides?|dotation|financ\w*|cofinanc\w*|participation|apport\w*|contribution|contribu\w*|factur\w*|devis|dont|acompte|avance|pret|emprunt|fonds (?:vert|friche|europeens?)|feder|detr|dsil|paye|depens\w*|consomm\w*|engag\w*|mandat\w*|reste a (?:financer|trouver|charge)|trouver|manque\w*|loyer|vers(?:e|es|ement|era|ent)|accord(?:e|ee|es)|octroy\w*|obten\w*|attribu\w*|abond\w*|promet\w*|promis|met|mise(?! sur)|prend en charge|taxe|amende|penalites?|marche|salaire|caution|ticket|part(?! sur)|quote-part|decaiss\w*|encaiss\w*|chiffre d'affaires|ca de|valeur|acquisition|rachat|vend\w*|vente|investi(?:t|ssent|s))\b/;
const budgetNouns =
  /\b(?:budget\w*|budjet|couts?|enveloppe|montants?|chiffrage|estimation|investissement(?: total)?|total|(?:facture|note|addition|ardoise)(?= (?:globale|totale|finale|(?:de|pour|sur) (?:la |l')?S|grimpe|monte|passe|s'))|prix|plan de financement total|coute\w*|chiffr\w*)\b/;
const rising =
  /\b(?:prend|mont(?:e|ee|ent|er|ait)(?= (?:encore )?de )|grimp(?:e|er|ent|ee)(?= (?:encore )?de )|derap\w*|rallong\w*|supplement|surcouts?|hausse|augment\w*|major\w*|releve\w*|gonfl\w*|ajout\w*|rajout\w*|depass\w*|plus)(?: (?:(?:de )?(?:l'|la |le |notre |du )?(?:enveloppe|budget|cout|montant)(?: total| global| previsionnel)?(?: d[eu] (?:la )?S+)?|S+|de|d'|estimee?|prevue?|budgetaires?|accordee?|votee?|obtenue?|supplementaire|exceptionnelle|complementaire|d'environ|s))*(?: de| d'| :)? ?$/;
const falling =
  /\b(?:baiss\w*|redui\w*|diminu\w*|ampute\w*|rabot\w*|economi\w*|moins|coupe\w*|perd\w*|retranch\w*|enlev\w*)(?: (?:(?:de )?(?:l'|la |le |notre )?(?:enveloppe|budget|cout|montant)(?: total| global| previsionnel)?(?: d[eu] (?:la )?S+)?|S+|de|d'))*(?: de| d'| :)? ?$/;
const settled =
  /\b(?:a|au|porte\w* a|ramene\w* a|passe\w* a|fixe\w* a|revu\w*(?: a la (?:hausse|baisse))?(?: a)?|etabli\w* a|arrete\w* a|cale\w* a|valide\w* a|estime\w* a|monte\w* a|descend\w* a|de|d'|est|:|=|part(?:ons|ait)? sur|tabl\w+ sur|mis(?:e|ons) sur|vis(?:e|ons)|revient(?: finalement)? a|reviendra a|arriv\w+ a|tombe\w* a|grimpe\w* a|s'eleve a|limite\w* a|atteint|sera|serait|->)(?: environ| pres de| quelque| peu pres)? ?$/;

/** « le budget de l'étude de sol » is not the sheet's. */
const budgetOfPart =
  /\b(?:budget|cout|enveloppe|montant) (?:de |du |des |d')(?:l'|la |le |les )?(?!projet|action|fiche|operation|programme|territoire|travaux|chantier|base|depart|total|investissement|S|A)[a-z]{3,}/;

/** « la toiture de la 8 coûtera … », « le lot électricité est à … » */
const costOfPart =
  /(?:^|[,;:S] ?)(?:le |la |les |l')(?!(?:budget|cout|enveloppe|montant|chiffrage|estimation|investissement|facture|note|addition|ardoise|prix|total|projet|action|fiche|operation|programme|ensemble|tout|chantier|travaux|plan)\b)[a-zœ'-]+(?: [a-zœ\d'-]+){0,3} (?:(?:de|pour|sur) (?:la |l')?S+ )?(?:coute(?:ra|nt|ront)?|est a|est de|revient a|reviendra a|s'eleve a|se chiffre a|est chiffree? a) ?$/;

export function interpretAmount(
  amount: Amount,
  before: string,
  after: string,
  words: string,
  at: number,
): Fact | undefined {
  if (isFormer(before, after)) return undefined;
  if (budgetOfPart.test(before) || costOfPart.test(before)) return undefined;
  // « il nous faut 200 k€ de plus » is a need, and no budget yet.
  if (
    /\b(?:il (?:nous |me |leur |lui )?|nous )(?:faut|faudrait|faudra|manque\w*)\b[^,;]{0,20}$/.test(before) &&
    !/\bbudget\b/.test(before)
  )
    return undefined;
  const nearBefore = before.slice(Math.max(0, before.length - 60));
  const isBudget = budgetNouns.test(nearBefore) || /^ ?(?:de |d')?(?:budget|enveloppe|cout)/.test(after);
  const budgetAt = lastIndex(nearBefore, budgetNouns);
  const otherAt = lastIndex(nearBefore, otherMoney);
  const otherAfter =
    /^ ?(?:de |d'|en |par )?(?:la |l'|le )?(?:subvention\w*|aides?|cofinanc\w*|participation|region|bdt|banque|etat|feder|dreal|ademe|bpi\w*|departement|acquis\w*|obtenu\w*|factur\w*|devis|recettes?|emprunt|pret|deja|depens\w*|consomm\w*|engages?|mandat\w*|verses?|accordes?|attribues?|demandes?|a trouver|an\b|par an|mois|chacun|par mois|a financer|manqu\w*|promis|restants?|de fonds|d'aides?|ht par)/.test(
      after,
    );
  if (otherAfter && !(budgetAt > otherAt)) return undefined;
  if (otherAt >= 0 && otherAt > budgetAt) return undefined;
  if (amount.foreign) return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (amount.range) return { at, field: 'doubt', doubt: { kind: 'range', words } };
  const raise = amount.delta
    ? amount.euros > 0
    : rising.test(before) ||
      /^ ?(?:de plus|en plus|supplementaires?|de surcout|de rallonge|de depassement|de mieux)/.test(after);
  const fall = amount.delta
    ? amount.euros < 0
    : falling.test(before) || /^ ?(?:de moins|en moins|d'economie)/.test(after);
  const { excludingTax } = amount;
  if (
    amount.euros < 0 &&
    /(?:\b(?:est|a|de|passe)(?: a| de)?|\b(?:budget|cout|enveloppe|montant)s?[^,;A-OQ-RT-Z]{0,30}[:=]|[:=]) ?$/.test(
      before,
    )
  )
    return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (fall && !amount.delta) return { at, field: 'budget', euros: -amount.euros, excludingTax, delta: true };
  if (raise || fall) return { at, field: 'budget', euros: amount.euros, excludingTax, delta: true };
  if (amount.euros < 0) return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  const alone = !/[a-z]{4,}/.test(
    `${before} ${after.replace(/ (?:et )?(?:au lieu|contre|et non|et pas)\b.*/, '')}`.replace(
      /\b(?:passe\w*|avec|pour|mais|plutot|environ|maxi|maximum|mini|minimum|total|tout compris|grand|celui|celle|cel(?:le|ui) de|fiche|action|bonjour|point|dorenavant|desormais|maintenant)\b/g,
      '',
    ),
  );
  const corrects = /C[ ,:]*(?:a |de |plutot )?$/.test(before);
  if (isBudget || alone || corrects || settled.test(before) || /\bpasse\w* (?:de )?$/.test(before))
    return { at, field: 'budget', euros: amount.euros, excludingTax, delta: false };
  return undefined;
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}
