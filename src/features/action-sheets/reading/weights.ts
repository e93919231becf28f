import { isCounted } from './counted-parts';
import type { Fact, Weight } from './fact';
import { wasAsOf } from './former';

/** « a stagné à 45 % », « après être restée à 45 % », « estimée à 45 k€ », « devait coûter » */
const wasBefore = new RegExp(
  String.raw`\b(?:${[
    String.raw`(?:stagn|plafonn|veget|pietin|patin|vivot|tourn|tabl|budget|chiffr|estim|prevoy|annonc|vis)(?:ait|aient|ais|ions)`,
    String.raw`(?:a|ont|avoir|avons|est|etre) (?:longtemps |longuement |trop |bien )*(?:stagne|plafonne|vegete|pietine|patine|reste|restee|restees)(?: longtemps| bloquee?| coincee?| scotchee?)*`,
    String.raw`(?:longtemps )?(?:restee?s?|bloquee?s?|coincee?s?|scotchee?s?)(?: longtemps| depuis [A-Za-z ]+)? a`,
    String.raw`apres (?:avoir|etre) [a-z ]{3,25}`,
    String.raw`(?:j'ai|on a|nous avons|vous avez|tu as|il est|est|etait) (?:bien |donc |par megarde )*(?:tape|entre|rentre|saisi|inscrit|marque|lu|note|ecrit|mis|dit|annonce|indique|enregistre)e?`,
    String.raw`affich(?:e|ee|es|ent|ait)(?: (?:d[eu] )?(?:la |l')?S+)?(?: est| etait)?(?: de| a)?`,
    String.raw`(?:dans|sur) (?:le|mon|notre|votre) (?:tableau|fichier|outil|logiciel|rapport)[a-z ]{0,20}`,
    String.raw`(?:quitte|parti|sorti)(?:e|es|s|nt)?(?: enfin)? (?:ses|les|d(?:e|es|u)|l[ae])`,
    String.raw`(?:devait|devaient|aurait du|etait cense|censee?s?)`,
    String.raw`(?:estimee?s?|chiffree?s?|evaluee?s?|budgetee?s?|prevue?s?|annoncee?s?|programmee?s?|attendue?s?|promise?s?)(?: d'abord| au depart| au debut| initialement)*(?: a| pour| en| au| le)*`,
  ].join('|')})[^,;:PADH]{0,25}$`,
);
const wasAfter =
  /^(?: d[eu] (?:la |l')?S+)? ?\(?(?:jusqu'(?:ici|a present|a maintenant|alors)|jusque-la|pendant|durant|au debut|au depart|d'abord|prevue?s? (?:au depart|initialement|a l'origine|au budget)|(?:au|lors du|dans le|depuis le) (?:dernier|precedent) [a-z]+|a la derniere [a-z]+|le E|en E|tout (?:l'|le )?[DE]|(?:sont|est|etaient|etait) (?:largement |deja |donc )?depasse|(?:affiche|annonce|indique|note|inscrit|ecrit)?(?:e|es|s)? ?(?:datai|remontai)(?:t|ent)(?![a-z]))/;
/** « 45 % en octobre, 52 % aujourd'hui » */
const thenNow =
  /^ (?:(?:en|au|fin|debut|mi|a la mi|le) ?)?D+[^.;!?\n]*,[^.;!?\n]*(?:aujourd'hui|maintenant|desormais|a ce jour|actuellement|(?<![a-z])E)/;

const about =
  /\b(?:plus d(?:e|u|es|')|presque|quasi(?:ment)?|environ|pres d(?:e|u|es)|loin d(?:e|u|es)|proches? d(?:e|u|es)|autour d(?:e|u|es)|vers|approch\w*|avoisin\w*|frol\w*|depass\w*|pass\w*|franchi\w*|au-dela d(?:e|u|es)|tout juste|a peine)(?: (?:l|le|la|les|l'))? ?$/;
const aboutAfter = /^ ?(?:environ|a peu pres|passee?s?|largement|bien tassee?s?|ou presque|et quelques)/;

/** « après deux mois de surplace à 40 % » */
const afterWhat = /^(?:S|[ ,:]|bonjour|donc)*apres [a-z' HD]{3,40} (?:a|aux?|sur|autour de) $/;

const isExact = (words: string): boolean => /%|cent|pct|points?|pts?|\d/.test(words);

/** « 60 %, + 15 points en un mois » */
const since = /^ ?(?:de mieux |de plus )?(?:en [HD]|depuis |par rapport |qu'(?:en|au) )/;

/** Of a share, by its words. `rest`: the sentence after it. */
export function weightOfShare(before: string, rest: string, words: string): Weight {
  if (afterWhat.test(before) || wasAsOf(before, rest)) return { former: true };
  if (wasBefore.test(before) || wasAfter.test(rest) || thenNow.test(rest)) return { former: true };
  const said = words.toLowerCase();
  if (isExact(said) && (/\bsoit (?:donc )?$/.test(before) || since.test(rest)) && /point|pts?|\+/.test(said))
    return { rough: 100 };
  if (isCounted(said)) return { rough: 100 };
  if (isExact(said)) return {};
  return { rough: about.test(before) || aboutAfter.test(rest) ? 15 : 3 };
}

/** « 45 k€ initialement, 52 k€ après appel d'offres », « 45 k€ ne suffiront pas, il faut 52 k€ » */
export const isContrasted = (before: string): boolean =>
  /A+(?: d[eu] (?:la |l')?S+| pour (?:la |l')?S+)? (?:initialement|au depart|au debut|a l'origine|d'abord|prevue?s?|(?:ne |n')?(?:suffi\w*|tien\w*|pass\w*) (?:pas|plus)|ne (?:sont|seront) (?:pas |plus )suffisants?|(?:est|sont|seront|sera) (?:insuffisants?|depasses?|trop justes?|un peu justes?))[^.;!?\n]*,[^.;!?\n,]*$/.test(
    before,
  );

/** Of a sum. */
export const weightOfAmount = (before: string, rest: string): Weight =>
  wasBefore.test(before) || wasAfter.test(rest) ? { former: true } : {};

/** « l'échéance du 15 mai est reportée au 15 juin », « prévue le 15 mai, elle sera livrée le 15 juin » */
export const weightOfDate = (before: string, rest: string): Weight =>
  wasBefore.test(before) || (dueOf.test(before) && isMoved.test(rest)) ? { former: true } : {};
const dueOf =
  /\b(?:echeance|livraison|date|terme|delai|objectif|fin|reception)(?: (?:initiale?|prevue?))?(?: d[eu] (?:la |l')?S+)? (?:du|de|d'|fixee? au|prevue? (?:au|le|en)|au) ?$/;
const isMoved =
  /\b(?:report|repouss|decal|recul|avanc|gliss|pass|prolong|remplac|devien|ramen|deplac|saut|tomb)\w*[^.;!?\n]*[DH]/;

/** « fin de l'aventure pour la 9, on abandonne »: the end, then how. */
export const isMereEnd = (upToIt: string): boolean =>
  /(?:^|[ ,:])(?:c'(?:est|etait) (?:bien |donc |vraiment |enfin )*(?:fini|termine)|(?:clap de )?fin(?: d[eu]? ?[a-z' ]{2,25})?[ ,]*(?:d[eu] |de l[a']|pour |sur )?(?:la |le |l')?S*|terminus|rideau|clap de fin|point final)[ S]*$/.test(
    upToIt,
  );
const withoutMereEnd = (facts: readonly Fact[]): readonly Fact[] =>
  facts.some((fact) => fact.field === 'status' && fact.status === 'abandonne')
    ? facts.filter((fact) => fact.field !== 'status' || fact.mereEnd !== true)
    : facts;

/** Facts without those that another one of their field outweighs. */
export function withoutLighter(said: readonly Fact[]): Fact[] {
  const facts = withoutMereEnd(said);
  return facts.filter((fact) => {
    if (!('former' in fact || 'rough' in fact)) return true;
    const others = facts.filter((other) => other !== fact && other.field === fact.field);
    if ('former' in fact && fact.former) return !others.some((other) => !('former' in other));
    if (fact.field !== 'progress' || fact.rough === undefined) return true;
    const { rough, percent } = fact;
    return !others.some(
      (other) =>
        other.field === 'progress' &&
        !other.delta &&
        (other.rough ?? 0) < rough &&
        other.former !== true &&
        Math.abs(other.percent - percent) <= rough,
    );
  });
}
