import { isCourtesy } from './courtesy';
import type { NoteField } from './fact';
import { findHindrance } from './hindrances';
import { labels } from './labels';
import { findPlan, isResigned } from './plans';
import { findStatuses, type ReadStatus } from './statuses';
/** What holds a sheet back, what comes next, and remarks: kept in the person's own words. */

export interface ReadNote {
  field: NoteField;
  /** Where its words begin and end in the clause. */
  start: number;
  end: number;
  /** A label announced it. */
  isLabelled: boolean;
}

/**
 * In the clause, folded and masked. What a label announces, else what the words tell: the one that is spoken of first,
 * to the end of the clause.
 */
export function findNotes(clause: string): ReadNote[] {
  const found: ReadNote[] = [];
  const add = (field: NoteField, start: number, isLabelled = false): void => {
    const end = clause.length;
    if (!/[a-zD]{2}/.test(clause.slice(start, end))) return;
    if (!found.some((other) => start < other.end)) found.push({ field, start, end, isLabelled });
  };
  for (const { field, pattern } of labels)
    for (const match of clause.matchAll(
      new RegExp(String.raw`(?<![a-z])(?<!(?<!(?<![a-z])l)')(?:${pattern.source})`, 'g'),
    ))
      add(
        field,
        match.index + match[0].length,
        /[:=>→] ?$/.test(match[0]) ||
          (field === 'nextStep' && /(?:est|sera) (?:de |d'|la |le |l'|les )?$/.test(match[0])),
      );
  if (found.length > 0) return found;
  const isStatus = statusAt(clause);
  const hindrance = findHindrance(clause, isStatus);
  const plan = findPlan(clause, isStatus);
  if (hindrance !== undefined && (plan === undefined || hindrance <= plan)) {
    // « +200 k€ à cause de l'échangeur » explains a figure, and holds nothing back.
    const explains =
      (/[AH]/.test(clause.slice(0, hindrance)) || movedTo.test(clause.slice(0, hindrance))) &&
      /^(?:a cause|en raison)/.test(clause.slice(hindrance));
    add(explains ? 'comment' : 'blocker', ownStart(clause, hindrance));
  } else if (plan !== undefined) add('nextStep', ownStart(clause, plan));
  return found;
}

/** « reprise au 1er février » is to come; « on lance la consultation » is no state of the sheet. */
const isOfAnother =
  /^[^,;]{0,25}D|^ (?:la |le |les |l'|un |une |des |du )(?!S|fiche|action|projet|dossier|travaux|chantier)/;
/** « la 5 a été ajournée », « on rouvre la 9 »: what gives a status tells of no hindrance and no plan. */
function statusAt(clause: string): (at: number, words: string) => boolean {
  let statuses: ReadStatus[] | undefined;
  return (at, words) => {
    statuses ??= findStatuses(clause).filter(
      ({ status, end }) => status !== 'bloque' && !isOfAnother.test(clause.slice(end)),
    );
    const first = at + Math.min(words.length, 14);
    return statuses.some(({ start, end }) => start < first && at < end);
  };
}

/** « livraison décalée au 1er octobre parce que le carrelage … »: the day is told, then why. */
const movedTo =
  /(?<![a-z])(?:report|repouss|decal|recul|gliss|prolong|livr|ouver|ouvr|echeance|mise en service|reception|fin(?![a-z]))[^,;]*D+ ?(?:(?:pour|sur) (?:la |le |l')?S+ ?)?(?:(?:car|parce qu|puisqu|du fait|vu|suite|a cause|en raison|faute)[^,;]*)?$/;

/** A note begins with its subject, unless a figure or a status stands before: « la 8 est à 60 %, il manque … ». */
function ownStart(clause: string, at: number): number {
  const before = clause.slice(0, at);
  // « repoussée au 1er octobre parce que le carrelage est resté bloqué »
  const because = /D+ (?:[a-z' ]{1,20} )?(?=(?:parce qu(?:e |')|puisqu(?:e |')|car ))/.exec(before);
  if (because) return because.index + because[0].length;
  const status = findStatuses(before).at(-1);
  if (/[PALTHQ]/.test(before) || status || movedTo.test(before)) {
    // « coincés sur la 8 : l'ABF refuse la façade »: its subject, behind a mark.
    const subject =
      /(?:(?:[:,;(]|- |\bpuisqu[e']) ?((?:la |le |l'|les |un |une |notre |nos |cette |ce )[a-z][a-z' -]{1,40})|\b(?:car|parce qu[e']) ?([a-z][a-z' -]{1,40}))$/
        .exec(before.slice(status?.end ?? 0))
        ?.slice(1)
        .find((words) => words !== undefined);
    return subject === undefined || /\b(?:on|nous|elle|il|et|mais|que|qui)\b/.test(subject)
      ? at
      : at - subject.length;
  }
  return (
    /^(?:S|[\s,:;-]|(?:pour|sur|concernant|cote) (?=S)|(?:et|mais|puis|donc|alors|bonjour|par contre|en revanche) )*/.exec(
      before,
    )?.[0].length ?? 0
  );
}

const contentWord = /[a-zœ]{4,}|(?<![a-z\d])\d{2,}(?![a-z\d])/g;
const light =
  /^(?:cette|notre|votre|avec|pour|dans|mais|donc|alors|encore|toujours|tres|bien|plus|moins|tout|toute|tous|sont|etait|sera|serait|avait|avons|avez|elle|elles|nous|vous|ainsi|depuis|aussi|juste|vraiment|peut|quand|comme|deja|fait|etre|avoir)$/;
/** What is said of the message, of its author, or of what does not change. */
const aside =
  /\bmerci\b|\b(?:ne |n')[a-z' ]{0,20}(?:change|bouge|touche|evolue)\w*|\baucun(?:e)? (?:changement|evolution|modif\w*|nouveaute)|\bpas (?:de|d') ?(?:changement|evolution|modif|nouveau)|\brien de (?:neuf|nouveau|special|plus)\b|\binchange|\btient? au courant|\bau courant\b|\bou en est\b|\bje (?:vous|te|reviens|mets|passe|note|confirme|complete|precise|signale|sais|crois|pense|vois)\b|\bj'(?:espere|avais|ai (?:mis|note|oublie|dit))|\b(?:bonne|bon) (?:journee|soiree|semaine|week-?end|courage|vacances|reception|continuation)\b|\btel(?:ephone)?\b|\bdit (?:que|qu')|\bcontrairement\b|\b(?:revue?|passee?|ramenee?|mise) a (?:la hausse|la baisse|jour)\b|\bmettre a jour\b|\b(?:passe|laisse|cede|transmet)\w* (?:le relais|la main|le flambeau|la place)\b|\bnouve(?:au|aux|lles?) partenaires? ?$|\bc'est moi\b|\bcomme (?:je l'(?:avais|ai)|indique|annonce|evoque|convenu)|^contre [\dPADE]|^dont [^,;]*(?:parl|discut|evoqu)|\bj'avais\b|\bpar erreur\b|^\W*(?:toujours |encore )?rien(?: (?:pour|sur))?[ S]*$|\b(?:bouge|avance|change)(?:nt)? (?:pas|plus)(?: d'un|$)|^(?:le |la |l'|son |notre )?(?:budget|enveloppe|cout|montant|chiffrage|estimation|echeance|calendrier|planning|date)s?(?: (?:previsionnel|total|global|final|initial)(?:le)?)?(?: (?:d[eu] (?:la |l')?)?S+)? (?:(?:est|a ete|ont ete|vient d'etre|bien|encore|enfin) )+(?:rabot|revu|ajust|corrig|modifi|redui|augment|ramen|chang|recal|decal|actualis|reevalu|recalcul|reexamin|rechiffr|gonfl)(?:e|ee|es|ees)$|^(?:le |la |l'|son |notre )?(?:budget|enveloppe|cout|echeance|calendrier|planning|date)s? (?:rabot|revu|ajust|corrig|modifi|redui|augment|ramen|chang|recal|decal|actualis)[a-z]*$|\b(?:part|pars|partie?|quitte)\w* (?:en |a la )?retraite|\ben meme temps ?$|\bje (?:lisais|regardais|parlais)\b|\bmauvaise? (?:ligne|colonne|fiche|case)\b|\btenez pas compte\b|^(?:oubli|annul|ignor|effac|supprim)(?:e|ez|ons|er) |\bpas (?:tous |toutes |toutes les deux |du tout )?(?:(?:du|le|la|au|les|de) )?(?:memes?|pareil)\b|\bdeux (?:vitesses|allures|rythmes)\b|\btout est bloque\b/;

/** « la même pour la 9 »: the same as what? */
const isIdem =
  /^(?:c'est |toujours |chose|la meme|pareil|idem|meme chose|de meme|pour|sur|et|aussi|cote|S|[ ,])+$/;

/** Worth keeping as a remark: at least two words that carry something. `alone`: nothing else is said of the sheet. */
export function isRemark(clause: string, alone: boolean): boolean {
  if (isCourtesy(clause) || isResigned(clause) || aside.test(clause) || isIdem.test(clause)) return false;
  const words = (clause.match(contentWord) ?? []).filter((word) => !light.test(word)).length;
  // Beside figures, half a sentence is more often a way of speaking than a remark.
  if (!alone) return words >= 3;
  const saysSomething = clause.trim().split(/\s+/).length >= 4 || /\b(?:est|sont|a|ont)\b/.test(clause);
  return words >= 2 || (words === 1 && saysSomething);
}
