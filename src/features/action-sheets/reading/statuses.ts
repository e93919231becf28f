import type { Status } from '../sheet';
import { withoutLabelled } from './clause-words';
import { isOwn } from './own-words';
import { statusNouns } from './status-nouns';
import { statusVerbs } from './status-verbs';
import { anyForm, anyStatus, statusForms } from './status-words';

export interface ReadStatus {
  status: Status;
  start: number;
  end: number;
}

const started =
  /^(?:les |le )?(?:travaux|chantier|etudes?|mission)s?(?: d[eu] (?:la )?S+)? (?:ont |a |sont |est |enfin |bien |on )*$/;

/** « les travaux de la 12 sont à l'arrêt » */
const heldWorks = /^(?:les )?travaux(?: d[eu] (?:la |l')?S+)? (?:sont|restent|toujours|encore|tous| )+$/;

/** What stands between the sheet and the status; « le permis de la 8 est bloqué » keeps its subject. */
function sinceSheet(before: string): string {
  const match = /^(.*?)(S+)([^S]*)$/s.exec(before);
  if (!match || /\b(?:de|du|des|d'|pour|sur|a)(?: la| l')? ?$/.test(match[1] ?? '')) return before;
  return (match[3] ?? '').replace(/^[\s,:;=>-]+/, '');
}

/** « décision du bureau : on l'abandonne »; a noun before the colon would be the subject of a bare participle. */
const sinceColon = (before: string): string =>
  /: ?((?:on|elle|il|c'est|nous|S|l'action|cette action|la fiche|le projet|ce projet|l'operation|passez|passe|mettez|mets|basculez|notez|merci)(?![a-z]).*)$/.exec(
    before,
  )?.[1] ?? before;

/** Nouns that an active verb may have as its object and still speak of the whole action. */
const wholeObject =
  /^ (?:C|les deux|les trois|tout(?![a-z])|(?:la |le |les |l'|cette |notre |nos )?(?:S+|fiche|action|projet|dossier|operation|travaux|chantier)|[,.;P-]|D|E|par|car|faute|a cause|depuis|en raison|tant|sur|cote|il y a|hier|ce|cette|avec|pour|et|mais|de notre|officiellement|definitivement|comme|jusqu|dans|:|"|\(|a |par|temporairement|provisoirement|en attendant|en attente|suite|chez|au niveau|le temps|avant|pendant)/;
const future =
  /\b(?:sera|seront|serait|devrait|devraient|doit|doivent|va|vont|allons|objectif|espere|esperons|prevu(?:e|es|s)?|prevoit|compte|pourra|pourrait|si|quand|des que|lorsque|une fois|avant d'etre|sous reserve|risque(?:nt)?|pense|pensons|vise|d'etre|faut|faudra|faudrait|presque|quasi(?:ment)?|bientot|a moitie|partiellement|pour etre|veut|souhaite|fini[rt]a|envisage|etait|etaient|craint|crainte|peur)\b[^,;.]*$/;

/** The statuses that the clause gives to the sheet itself; « l'étude est terminée » gives none. */
const eitherOr = new RegExp(
  String.raw`(?:${anyStatus} (?:(?:ou|et|mais|voire|a|vers)(?: bien| aussi| meme)? |(?:->|=>|→|>) ?)|${anyStatus},? C+[ ,:]*|(?:pas|plus|non|ni) (?:encore |vraiment )?${anyStatus} ?(?:[:,]|(?:mais|plutot|juste|seulement|bien|bel et bien| )*)? ?)$`,
);

const hearsay = new RegExp(
  String.raw`^(?:et |mais |apparemment |donc |[ ,])*(?:(?:on|ils|elle|il|j'ai|quelqu'un) (?:m'a |m'ont |nous a |a |ai )?(?:dit|appris|rapporte|raconte|souffle|glisse|confie|laisse entendre|entendu(?: dire)?) que (?:la |le )?S+ (?:etait|avait ete|serait|seraient|aurait ete|allait etre) ${anyStatus}|(?:S+,? |elle |il |ce projet |cette fiche |le projet )(?:serait|seraient|aurait ete|auraient ete) (?:deja |donc |enfin |toujours |bien |a nouveau )*${anyStatus})(?![a-z])`,
);
/** « la 7 serait bloquée »: so others say. */
export const findHearsay = (clause: string): number | undefined =>
  /(?<![a-z])si /.test(clause) ? undefined : hearsay.exec(clause)?.index;

/** « on arrête la 15 »: for a while, or for good? Nobody can tell. */
export function findStop(clause: string): { start: number; end: number } | undefined {
  const match =
    /(?:^|[S,;: ])((?:on |nous |je |il faut |j'|est |sont )?(?:(?:donc |desormais |maintenant )?arretee?s?|arret(?:e|ons|er|ez)|stopp(?:e|ons|er|ez|ee?)))(?= ?(?:$|[,;]|(?:tout de suite|la dessus|le projet|l'action|la fiche|le dossier)|(?:la |le |l')?S))/.exec(
      clause,
    );
  if (!match || /\b(?:pas|si|jamais|sans)\b/.test(clause.slice(0, match.index + match[0].length)))
    return undefined;
  const [, words = ''] = match;
  const end = match.index + match[0].length;
  return { start: end - words.length, end };
}

/** « en cours → bloquée », « passe de suspendue à en cours »: from the one to the other. */
function leadsOn(clause: string, one: ReadStatus, next: ReadStatus | undefined): boolean {
  const between = next && clause.slice(one.end, next.start);
  return (
    /^ ?(?:->|=>|→|>) ?$/.test(between ?? '') ||
    (/^ ?(?:a|au|vers|en)(?: statut)? ?$/.test(between ?? '') &&
      /\b(?:de|d'|du statut) ?$/.test(clause.slice(0, one.start)))
  );
}

const turns = [...statusVerbs, ...statusNouns];
/** Denied, feared, or still to come; « pause jusqu'en mars » is one now. */
const isPutOff = (clause: string, upToIt: string): boolean =>
  /\b(?:pas|(?<!plus )aucune?|eviter|avant|contre|risque|sans|si|refus\w*)\b/.test(upToIt) ||
  /\b(?:prevue?s?|reportee?|sera|D+)\b/.test(clause.replace(/\b(?:jusqu\w*|depuis)[a-z' ]{0,12}D+/g, ''));

const farthest = 600;

export function findStatuses(said: string): ReadStatus[] {
  // « vient d'être bouclée » is bouclée; as long as it was.
  const clause = said
    .replace(/\bc'etait(?= (?:bien |plutot |donc )*S)/g, "c'est  ")
    .replace(/\b(?:vient|viennent) (?:tout juste |juste |enfin )?d'etre(?= (?!lanc))/g, (words) =>
      'est'.padStart(words.length),
    );
  const found: ReadStatus[] = [];
  for (const match of clause.matchAll(anyForm)) {
    const index = Object.entries(match.groups ?? {})
      .find(([, value]) => value !== undefined)?.[0]
      .slice(1);
    const form = statusForms[Number(index)];
    if (!form) continue;
    // So far into a statement without a stop, nobody tells of the sheet any more.
    if (match.index > farthest) break;
    const before = clause.slice(0, match.index);
    const after = clause.slice(match.index + match[0].length, match.index + match[0].length + farthest);
    const status = statusHere(form.status, before, after, match[0]);
    const start = match.index + match[0].search(/\S/);
    if (status) found.push({ status, start, end: match.index + match[0].length });
  }
  if (found.length > 1) return found.filter((one, index) => !leadsOn(clause, one, found[index + 1]));
  if (found.length === 0)
    for (const { status, pattern } of turns) {
      const match = pattern.exec(clause);
      if (!match) continue;
      const end = match.index + match[0].length;
      // « décidé de ne pas donner suite » denies nothing.
      const words = match[0].replace(/\bne (?:pas|plus|jamais) /, '');
      if (!isPutOff(clause, clause.slice(0, match.index) + words + clause.slice(end, end + 25)))
        return [{ status, start: match.index, end }];
    }
  return found;
}

/** « n'a même pas débuté » */
const isStartOf = /^(?:(?:a|ont|est|s'est) )?(?:lanc|demarr|commenc|engag|debut|entam|amorc|attaqu)/;
const orderedNot = new RegExp(
  String.raw`(?<![a-z])(?:ne (?:pas|surtout pas|plus) (?:la |le |l'|les )?${'(?:not|mettr|met|pass|marqu|inscri|indiqu|consider|declar|class|bascul|clotur|mention|affich)[a-z]*'}|(?:ne |n')(?:la |le |l'|les )?(?:not|mett|pass|marqu|inscri|indiqu|consider|declar|class|bascul|clotur|affich)[a-z]*(?: (?:la |le )?S+)? (?:surtout )?pas)(?![a-z])[^,;.]*$`,
);
const negators = /\b(?:pas|jamais|guere|point|meme|ni|non)\b/g;

function statusHere(status: Status, before: string, after: string, word: string): Status | undefined {
  const negation =
    /(?:\bn'|\bne |\bn )[^,;.]*\b(pas|plus|jamais|guere|point)\b[^,;.]{0,14}$|\b(ni) (?:pour |sur )?S+ (?:n'|ne )[a-z ]{0,14}$|\b(pas|plus|jamais|ni|non)(?: encore| vraiment| du tout| totalement| completement| tout a fait| forcement)? ?$/.exec(
      before,
    );
  const negator = negation?.slice(1).find((one) => one !== undefined);
  if (negator === 'plus' && (status === 'bloque' || status === 'suspendu')) return 'en_cours';
  if (negator !== undefined && negator !== 'plus' && isStartOf.test(word))
    return isOwn(withoutLabelled(sinceSheet(before.replace(negators, '')))) &&
      (after.trim() === '' || wholeObject.test(after))
      ? 'a_lancer'
      : undefined;
  if (negator !== undefined || /\b(?:n'|ne )$/.test(before)) return undefined;
  // « merci de ne pas passer la 13 en terminée », « ne la notez pas comme abandonnée »
  if (orderedNot.test(before)) return undefined;
  if (future.test(withoutLabelled(before))) return undefined;
  // « annule, la 8 c'est 55 % » is said to the bot.
  if (word === 'annule' && before.trim() === '' && /^ ?(?:$|[:,.!])/.test(after)) return undefined;
  // « elle se termine fin mai »: it will.
  if (status === 'termine' && /\bse $/.test(before)) return undefined;
  // « les trois quarts des logements sont livrés »
  if (/P(?: d[eu]s?| de l[a']| d')? ?S+[^S]*$/.test(before)) return undefined;
  if (
    status === 'termine' &&
    /P (?:de |d'|des |du )(?:(?:l'|la )?(?:action|projet|travaux|fiche|chantier|programme|operation|objectif|travail) )?$/.test(
      before,
    )
  )
    return undefined;
  // « terminée ou suspendue »: two readings, to be asked about.
  const rest = before.replace(eitherOr, '');
  const isStart = status === 'en_cours' && started.test(sinceSheet(before));
  const isHeld = status === 'bloque' && heldWorks.test(sinceSheet(before));
  if (!isOwn(withoutLabelled(sinceSheet(rest))) && !isOwn(sinceColon(rest)) && !isStart && !isHeld)
    return undefined;
  // « on a bouclé le plan de financement »: its own thing.
  if (
    /\b(?:on|nous|j'|ils|elle|il)\b[^,;.]*\b(?:a(?! nouveau)|ai|avons|ont)(?: \w+)? $/.test(before) ||
    /^(?:abandonner|laiss|cloturer|debloquer)/.test(word)
  )
    if (after.trim() !== '' && !wholeObject.test(after)) return undefined;
  return status;
}
