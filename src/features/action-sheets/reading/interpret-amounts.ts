import type { Amount } from './amount';
import type { Fact } from './fact';
import { isFormer } from './former';
import { anyStatus } from './status-words';

/** What a sum means, from the words around it in its clause (folded, masked). */

const otherMoney =
  /\b(?:subvention\w*|aides?|dotation|financ\w*|cofinanc\w*|participation|apport\w*|contribution|contribu\w*|factur\w*|devis|dont|acompte|avance|pret|emprunt|fonds (?:vert|friche|europeens?)|feder|detr|dsil|paye|depens\w*|consomm\w*|engag\w*|mandat\w*|reste a (?:financer|trouver|charge)|trouver|manque\w*|loyer|vers(?:e|es|ement|era|ent)|accord(?:e|ee|es)|octroy\w*|obten\w*|attribu\w*|abond\w*|promet\w*|promis|met|mise(?! sur)|prend en charge|taxe|amende|penalites?|marche|salaire|caution|ticket|part(?! sur)|quote-part|decaiss\w*|encaiss\w*|chiffre d'affaires|ca de|valeur|acquisition|rachat|vend\w*|vente|investi(?:t|ssent|s))\b/;
const budgetNouns =
  /\b(?:budget\w*|budjet|capex|couts?|enveloppe|montants?|chiffrage|estimation|investissement(?: total)?|total|(?:facture|note|addition|ardoise)(?= (?:globale|totale|finale|(?:(?:de|pour|sur|du) )?(?:la |l')?S|grimpe|monte|passe|s'))|depenses? (?:totales?|globales?|previsionnelles?|prevues?)|prix|plan de financement total|coute\w*|chiffr\w*)\b/;
const rising =
  /\b(?:prend|gagn(?:e|ent|er|era)|mont(?:e|ee|ent|er|ait)(?= (?:encore )?de )|grimp(?:e|er|ent|ee)(?= (?:encore )?de )|derap\w*|rallong\w*|complement|supplement|surcouts?|hausse|augment\w*|major\w*|releve\w*|gonfl\w*|ajout\w*|rajout\w*|depass\w*|plus)(?: (?:(?:de )?(?:l'|la |le |notre |du )?(?:enveloppe|budget|cout|montant)(?: total| global| previsionnel)?(?: d[eu] (?:la )?S+)?|S+|de|d'|estimee?|prevue?|budgetaires?|accordee?|votee?|obtenue?|supplementaire|exceptionnelle|complementaire|d'environ|s))*(?: de| d'| :)? ?$/;
/** « la fiche 15, mettez 85 k€ »: said to who writes it down, where « la Région met 85 k€ » tells who pays. */
const written =
  /(?:^|[S,;:] ?|\b(?:tu|vous|faut|faudrait|peux|pouvez|stp|svp|merci de|merci d'|veuillez) ?)(?:(?:re)?(?:mets|mettez|mettre)|not(?:e|ez|er)|inscri(?:s|re|vez)|indiqu(?:e|ez|er)|saisi(?:s|r|ssez)|(?:retenez|retenir|retiens|gardez|comptez|prenez))(?: (?:moi|nous|bien|plutot|donc|desormais|maintenant))* $/;
const falling =
  /\b(?:baiss\w*|redui\w*|diminu\w*|ampute\w*|rabot\w*|economi\w*|moins|reduction|retire[zr]?|retirons|rogn\w*|grignot\w*|sucr(?:e|er|ons)|ot(?:e|er|ons)|soustra\w*|refaction|minoration|abattement|ponction|coupe|decote|defalqu\w*|dedui\w*|coupe\w*|perd\w*|retranch\w*|enlev\w*)(?: (?:(?:de )?(?:l'|la |le |notre |du )?(?:enveloppe|budget|cout|montant)(?: total| global| previsionnel)?(?: d[eu] (?:la )?S+)?|S+|de|d'))*(?: de| d'| :)? ?$/;
const settled =
  /\b(?:a|au|porte\w* a|ramene\w* a|passe\w* a|fixe\w* a|revu\w*(?: a la (?:hausse|baisse))?(?: a)?|etabli\w* a|arrete\w* a|cale\w* a|valide\w* a|estime\w* a|monte\w* a|descend\w* a|de|d'|est|:|=|(?:re)?part(?:ons|ait|irons|ira)? (?:finalement |plutot |desormais )*sur|(?:compt|budget|chiffr|evalu|plafonn|retomb)\w*(?: desormais| plutot| finalement| au total)?(?: a| sur)?|prevoir|debourser|reste\w* (?:sur|a)|tabl\w+(?: desormais| plutot)? sur|mis(?:e|ons) sur|vis(?:e|ons)|revient(?: finalement)? a|reviendra a|arriv\w+ a|tombe\w* a|grimpe\w* a|s'eleve a|limite\w* a|atteint|sera|serait|->)(?: environ| pres de| quelque| peu pres)? ?$/;

/** « le budget de l'étude de sol » is not the sheet's. */
const budgetOfPart =
  /\b(?:budget|cout|enveloppe|montant) (?:de |du |des |d')(?:l'|la |le |les )?(?!ordre de|objectif|investissement|revient|realisation|construction|projet|action|fiche|operation|programme|territoire|travaux|chantier|base|depart|total|investissement|S|A)[a-z]{3,}/;

/** « la Région monte à 350 k€ », « il ne reste que 40 k€ », « besoin de 120 k€ » */
const ofOther =
  /\b(?:budget|enveloppe|cout|montant) (?:total |globale? )?(?:de |du |d')(?:notre |l'ensemble (?:de |du |des )|tout (?:le |notre )|tous |nos |votre )*(?:programme|territoire|plan|contrat|fiches|actions|projets)(?! S)[^,;S]*$|(?:^|[,;:] ?)(?:et |mais |donc )*(?:la |le |l')?(?:region|etat|agglo|agglomeration|metropole|departement|commune|mairie|ville|ademe|banque des territoires|bdt|bpi\w*|epf|anct|europe|feder|comcom|communaute [a-z ]{3,25}|prefecture|caisse des depots|cdc)(?: [a-z]+){0,2} (?:monte|passe|descend|revient|plafonne|s'arrete|reste|est|va|ira|irait)[^,;]*$|\breste(?:nt|ra)?(?: (?:encore|plus|que|seulement|juste|donc))*(?: qu')? ?$|\bbesoin (?:de |d')(?:encore |environ )?$/;

/** « on descend sous les 40 k€ »: by how much, nobody knows. */
const beyond =
  /\b(?:sous|au-dessous d(?:e|u|es)|en dessous d(?:e|u|es)|au-dessus d(?:e|u|es)|au-dela d(?:e|u|es)|depass\w*(?! d))(?: (?:la barre d(?:e|u|es)|le seuil d(?:e|u|es)|les?|la))? ?$/;

/** « la toiture de la 8 coûtera … », « le lot électricité est à … » */
const costOfPart =
  /(?:^|[,;:S] ?)(?:le |la |les |l')(?!(?:budget|cout|enveloppe|montant|chiffrage|estimation|investissement|facture|note|addition|ardoise|prix|total|projet|action|fiche|operation|programme|ensemble|tout|chantier|travaux|plan)\b)[a-zœ'-]+(?: [a-zœ\d'-]+){0,3} (?:(?:de|pour|sur) (?:la |l')?S+ )?(?:coute(?:ra|nt|ront)?|est a|est de|revient a|reviendra a|s'eleve a|se chiffre a|est chiffree? a) ?$/;

/** « la compta dit 1,2 M€ »: of whoever reckons the whole; « la Région annonce 350 k€ » tells who pays. */
const reckoner =
  /(?<![a-z])(?:la |le |l'|les |notre |nos )?(?:compta\w*|architecte|economiste|maitre d'(?:oe|œ)uvre|moe|amo|bureau d'etudes|bureau de controle|tresori\w+|daf|controle de gestion|service (?:financier|marches|compta\w*)|finances) (?:dit|disent|annonce(?:nt)?|indique(?:nt)?|avance(?:nt)?|parle(?:nt)? de|chiffre(?:nt)?(?: a| le tout a)?|estime(?:nt)?(?: a)?|evalue(?:nt)?(?: a)?|donne(?:nt)?|voi(?:t|ent)|compte(?:nt)?|table(?:nt)? sur|trouve(?:nt)?)(?: plutot| maintenant| desormais)?(?= ?$)/;

/** « /fiche 5 suspendue 820 k€ » */
const statusOfSheet = new RegExp(String.raw`^\/?S+[ ,:]*${anyStatus}(?=[ ,/-]*(?:[PD]+[ ,/-]*)*$)`);

export function interpretAmount(
  amount: Amount,
  before: string,
  after: string,
  words: string,
  at: number,
  /** Sums with their sign, one after the other: what is added here is taken away there. */
  isLedger: boolean,
  /** Another sum of the sentence is told to be no longer so. */
  isContrasted: boolean,
): Fact | undefined {
  const isVague = /\bmoins d(?:e |')$/.test(before) && budgetNouns.test(before);
  if (isFormer(before, after) && !isVague) return undefined;
  if (budgetOfPart.test(before) || costOfPart.test(before) || ofOther.test(before)) return undefined;
  // « il nous faut 200 k€ de plus » is a need, and no budget yet.
  if (
    !isContrasted &&
    /\b(?:il (?:nous |me |leur |lui |en )?|nous )(?:faut|faudrait|faudra|manque\w*)\b[^,;]{0,20}$/.test(
      before,
    ) &&
    !/\bbudget\b|\b(?:compt|tabl|prevoir|mis|debours)(?:er)?\b|\bfa\w+ (?:\w+ )?(?:compter|tabler|prevoir|miser)/.test(
      before,
    )
  )
    return undefined;
  const nearBefore = before.slice(Math.max(0, before.length - 60));
  const isBudget =
    budgetNouns.test(nearBefore) ||
    /^ ?(?:de |d')?(?:budget|enveloppe|cout)|^ (?:en tout|au total|tout compris|au global|sur la table|(?:sont |est |ont ete )?(?:inscrits?|votes?|alloues?|provisionnes?|ouverts?) au (?:budget|bp))(?![a-z])/.test(
      after,
    );
  const budgetAt = lastIndex(nearBefore, budgetNouns);
  const otherAt = lastIndex(nearBefore, otherMoney);
  const isWritten = written.test(before);
  const otherAfter =
    /^ ?(?:de |d'|en |par )?(?:la |l'|le )?(?:subvention\w*|aides?|cofinanc\w*|participation|region|bdt|banque|etat|feder|dreal|ademe|bpi\w*|departement|acquis\w*|obtenu\w*|factur\w*|devis|recettes?|emprunt|pret|deja|depens\w*|consomm\w*|engages?|mandat\w*|verses?|accordes?|attribues?|demandes?|a trouver|an\b|par an|mois|chacun|par mois|a financer|manqu\w*|promis|restants?|de fonds|d'aides?|ht par)/.test(
      after,
    );
  if (otherAfter && !(budgetAt > otherAt)) return undefined;
  // « obtenu une rallonge de 40 k€ » is of the budget.
  const isRaise = /\b(?:rallonge|complement|supplement|augmentation)(?: budgetaire)? (?:de |d')$/.test(
    before,
  );
  if (otherAt >= 0 && otherAt > budgetAt && !isRaise && !isWritten) return undefined;
  // « passe de 950 k€ à je ne sais combien »
  if (
    /\b(?:pass|mont|descend|augment|baiss|grimp)\w* d(?:e |')$/.test(before) &&
    /^ (?:a|vers)(?: (?![PAD\d])| ?$)/.test(after)
  )
    return undefined;
  if (amount.foreign) return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (beyond.test(before) && (isBudget || /\bS/.test(before + after)))
    return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (amount.range) return { at, field: 'doubt', doubt: { kind: 'range', words } };
  const raise = amount.delta
    ? amount.euros > 0
    : rising.test(before) ||
      /^ ?(?:(?:de |d')(?:budget|enveloppe|credits?|moyens)(?: [a-z]+){0,2} )?(?:de plus|en plus|supplementaires?|de surcout|de rallonge|de depassement|de mieux|de rab|de hausse|en sus|de travaux supplementaires)/.test(
        after,
      );
  const fall = amount.delta
    ? amount.euros < 0
    : (falling.test(before) && !(/: ?$/.test(before) && /^ ?(?:au lieu|contre) /.test(after))) ||
      /^ ?(?:(?:de |d')(?:budget|enveloppe|credits?|moyens)(?: [a-z]+){0,2} )?(?:de moins|en moins|d'economie)|^ ?a (?:deduire|retirer|enlever|retrancher|soustraire|oter|defalquer) (?:du |de (?:l'|la )?|au |sur (?:le |la |l')?)(?:budget|enveloppe|cout|montant|S)/.test(
        after,
      );
  const { excludingTax } = amount;
  // « plus d'un million », « un million et quelques »: nobody can write that down.
  if (
    (isBudget || /(?:^|S)[ :,=]*(?:a |est a |coute |un peu )*(?:plus|moins) d(?:e |')$/.test(before)) &&
    !amount.delta &&
    (/(?:[:=]|\b(?:a|est|de|coute\w*|atteint)) ?(?:un peu |bien |beaucoup |nettement )?(?:plus|moins) d(?:e |')$/.test(
      before,
    ) ||
      /^ ?(?:et (?:quelques|des poussieres|plus)|ou plus|ou moins|et des brouettes)(?![a-z])/.test(after))
  )
    return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (
    amount.euros < 0 &&
    !isLedger &&
    /(?:\b(?:est|a|de|passe)(?: a| de)?|\b(?:budget|cout|enveloppe|montant)s?[^,;A-OQ-RT-Z]{0,30}[:=]|[:=]) ?$/.test(
      before,
    )
  )
    return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  if (fall && !amount.delta) return { at, field: 'budget', euros: -amount.euros, excludingTax, delta: true };
  if (raise || fall) return { at, field: 'budget', euros: amount.euros, excludingTax, delta: true };
  if (amount.euros < 0) return { at, field: 'doubt', doubt: { kind: 'unclearAmount', words } };
  // « 1,4 M€ au lieu de 700 k€ »
  const replaces =
    /^ ?,? ?(?:au lieu d(?:e |es |')|contre |et non |et plus |plutot que |vs )(?:de |d'|les )?(?:A|\d)/.test(
      after,
    );
  const alone = !/[a-z]{4,}/.test(
    `${before.replace(statusOfSheet, '').replace(reckoner, '')} ${after.replace(/ (?:et )?(?:au lieu|contre|et non|et pas)\b.*/, '')}`.replace(
      /\b(?:pour (?:nous|moi|lui|elle|eux)(?![a-z])|pour (?:la |le |l')(?:region|compta\w*|architecte|maitre d'oeuvre|mairie|maire|entreprise|bureau d'etudes|agglo|departement|etat|prefecture|tresorier)|passe\w*|avec|pour|mais|soit|plutot|environ|maxi|maximum|mini|minimum|total|tout compris|pile|tout rond|rond|grand|celui|celle|cel(?:le|ui) de|(?:selon|d'apres|dixit) (?:la |le |les |l')?[a-z'-]+|fiche|action|livree?|livraison|echeance|bonjour|point|dorenavant|desormais|maintenant|final|finale|in fine)\b/g,
      '',
    ),
  );
  const corrects =
    /C(?: (?:apres|suite (?:a|au|aux)|au vu d[eu]|selon|d'apres|de la part d[eu]) [a-z' -]{2,40})?[ ,:]*(?:a |de |plutot )?$/.test(
      before,
    );
  if (
    isBudget ||
    alone ||
    replaces ||
    (/S/.test(before) && /[:=] ?$/.test(before)) ||
    corrects ||
    settled.test(before) ||
    isWritten ||
    isContrasted ||
    /\bpasse\w* (?:de )?$/.test(before)
  )
    return { at, field: 'budget', euros: amount.euros, excludingTax, delta: false };
  return undefined;
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}
