import type { Status } from '../sheet';
import { withoutLabelled } from './clause-words';
import { isOwn } from './own-words';

export interface ReadStatus {
  status: Status;
  start: number;
  end: number;
}

const forms: { status: Status; pattern: string }[] = [
  {
    status: 'en_cours',
    pattern: String.raw`debloqu(?:e|ee|es|ees|er)|reactiv(?:e|ee|es|ees)|(?:a|ont|est|s'est)? ?(?:re-?demarr(?:e|ee|es|ees)|repris|reprise|relanc(?:e|ee|es|ees))|repart|reparti(?:e|s|es)?|reprend(?= ?(?:$|[,.;!]|enfin|bien|ce |cette |depuis|hier|apres|a P))|(?:ca|c'est|elle|il|on) (?:re-?demarre|repart|reparti[et]?|reprend)`,
  },
  {
    status: 'bloque',
    pattern: String.raw`bloqu(?:e|ee|es|ees|ant)|bloque|coinc(?:e|ee|es|ees)|au point mort|a l'arret(?! (?:total et )?definiti)|(?<=\b(?:est|sont|reste|restent|toujours) )stoppee?s?|stoppee?s?(?= (?:par|a cause|faute|net))|(?:ca|on|c'est) (?:bloque|coince)|dans l'impasse|plante(?:e|s|es)?|en rade|en carafe`,
  },
  {
    status: 'suspendu',
    pattern: String.raw`suspendu(?:e|s|es)?|(?<=\b(?:on|nous) )suspend(?:ons)?(?= ?(?:$|[,.;]))|en pause|en stand[ -]?by|standby|en sommeil|en veille|(?:sur|en) pause|entre parentheses|gel(?:e|ee|es|ees)|mis(?:e|es)? en attente|(?<=\b(?:mets|met|mettez|mettre|mettons|passe|passer|passez)(?: [A-Z]+| la| le| l'| cette fiche)? )en attente(?! d)|en suspens|ajourn(?:e|ee)`,
  },
  {
    status: 'abandonne',
    pattern: String.raw`abandonn(?:e|ee|es|ees|ons|er)|(?<=\b(?:on|nous|je|j'ai|avons|ont) (?:a |ai |va |avons |ont )?)laiss\w* tomb\w*|annul(?:e|ee|es|ees)(?! (?:ca|cela|tout|la derniere|le dernier|la modif|le changement|le message|mon|ma|mes)\b)|sans suite|ne se fer(?:a|ont) (?:pas|jamais)|ne verr(?:a|ont) (?:pas|jamais) le jour|tomb\w* a l'eau|lach\w* l'affaire|enterr(?:e|ee)|a l'arret definitif|definitivement a l'arret|arret(?:e|ee|es|ees) definitivement|definitivement arret(?:e|ee)|on arrete tout|on jette l'eponge|on renonce|on y renonce`,
  },
  {
    status: 'termine',
    pattern: String.raw`termin(?:e|ee|es|ees)|fini(?:e|s|es)?|achev(?:e|ee|es|ees)|boucl(?:e|ee|es|ees)|clos(?:e|es)?|clore|clot|clotur(?:e|ee|es|ees|er)|solde(?:e|s|es)?|finalis(?:e|ee|es|ees)|plie(?:e|es|s)?(?= ?$)|(?<=\b(?:est|c'est) )(?:chose )?faite?(?= ?$)|inaugur(?:e|ee|es|ees)|(?<=\b(?:est|sont|a ete|ont ete) (?:enfin |bien |desormais |maintenant |officiellement )?)(?:livr|receptionn)(?:e|ee|es|ees)|done`,
  },
  {
    status: 'a_lancer',
    pattern: String.raw`a lancer|a demarrer|a l'etude|non (?:lanc|demarr)(?:e|ee)s?|(?:pas|jamais)(?: encore| toujours| vraiment)? (?:ete )?(?:commence|demarre|lance)e?s?|pret(?:e|es|s)? a (?:demarrer|commencer|etre lancee?s?|partir)`,
  },
  {
    status: 'en_cours',
    pattern: String.raw`en cours(?! d)|lanc(?:e|ee|es|ees)|demarr(?:e|ee|es|ees)|commenc(?:e|ee)|(?:c'est|est) parti(?:e)?|sur les rails|en route|engag(?:e|ee)|(?:ca|elle|on|il) demarre|debut(?:e|ee|es|ees)|(?:vient|viennent) (?:tout juste |juste |enfin )?(?:d'etre lancee?s?|de (?:re)?(?:demarrer|commencer|debuter))`,
  },
];
const anyForm = new RegExp(
  String.raw`(?<![a-z])(?:${forms.map(({ pattern }, index) => `(?<f${index}>${pattern})`).join('|')})(?![a-z])`,
  'g',
);

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
  /: ?((?:on|elle|il|c'est|nous|S).*)$/.exec(before)?.[1] ?? before;

/** Nouns that an active verb may have as its object and still speak of the whole action. */
const wholeObject =
  /^ (?:les deux|les trois|tout(?![a-z])|(?:la |le |les |l'|cette |notre |nos )?(?:S+|fiche|action|projet|dossier|operation|travaux|chantier)|[,.;P-]|D|par|car|faute|a cause|depuis|en raison|tant|sur|cote|il y a|hier|ce|cette|avec|pour|et|mais|de notre|officiellement|definitivement|comme|jusqu|dans|:|"|\(|a |par|temporairement|provisoirement|en attendant|en attente|suite|chez|au niveau|le temps|avant|pendant)/;
const future =
  /\b(?:sera|seront|serait|devrait|devraient|doit|doivent|va|vont|allons|objectif|espere|esperons|prevu(?:e|es|s)?|prevoit|compte|pourra|pourrait|si|quand|des que|lorsque|une fois|avant d'etre|sous reserve|risque(?:nt)?|pense|pensons|vise|d'etre|faut|faudra|faudrait|presque|quasi(?:ment)?|bientot|a moitie|partiellement|pour etre|veut|souhaite|fini[rt]a|envisage|etait|etaient|craint|crainte|peur)\b[^,;.]*$/;

const settledNoun = (nouns: string): RegExp =>
  new RegExp(
    String.raw`^[S\s,:;=-]*(?:l'|le |la )?(?:${nouns}) (?:est |a ete )?(?:acte|decide|confirme|valide|prononce|obtenu|effecti[fv]|vote|officiel|fait)(?:l?e)?(?![a-z])`,
  );

/** « j'ai bouclé la 11 », « on suspend la 7 » ; `perfect` and `present` are stems. */
function doneTo(perfect: string, present: string): RegExp {
  const object = String.raw`(?:enfin |officiellement |donc |temporairement |definitivement )?(?:la |le |l'|les |la fiche |cette )*S+(?! ?(?:a|jusqu))`;
  return new RegExp(
    String.raw`\b(?:(?:j'ai|on a|nous avons|ils ont|a|ont) (?:enfin |bien |finalement |officiellement )?(?:${perfect})[a-z]* ${object}|(?:on|nous|je) (?:${present}) ${object}|(?:on|nous|je) (?:la |le |l'|les )(?:${present})(?= ?(?:$|[,.;]| (?:donc|officiellement|jusqu|pour|faute|le temps|en attend))))`,
  );
}

/** « la suspension de la 13 », « abandon de la 4 ». */
const nominal: { status: Status; pattern: RegExp }[] = [
  {
    status: 'suspendu',
    pattern:
      /\b(?:mise en (?:sommeil|pause|veille|suspens|stand-?by)|suspension|gel)(?: d[eu]| de l[a'])? ?S/,
  },
  { status: 'abandonne', pattern: /\b(?:abandon|annulation|arret definitif)(?: d[eu]| de l[a'])? ?S/ },
  { status: 'termine', pattern: /\b(?:cloture|achevement|solde)(?: d[eu]| de l[a'])? ?S/ },
  {
    status: 'en_cours',
    pattern: /\b(?:lancement|demarrage|deblocage|reprise|redemarrage|relance)(?: d[eu]| de l[a'])? ?S/,
  },
  // « le blocage de la 12 est levé », « plus de blocage sur la 12 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:blocage|point de blocage|verrou|frein)s?(?: [a-z]+)?(?: (?:de|du|sur|pour) (?:la |le |l')?S+)?,? (?:(?:est|sont|a ete|enfin|bien|desormais|maintenant) )*(?:leve|resolu|regle|tombe|derriere nous|disparu)|\b(?:plus (?:de|aucun)|fini le|fin du) (?:point de )?blocage\b|\bplus rien (?:ne |n')?(?:nous |la |le )?(?:bloque|retient|empeche|s'oppose)/,
  },
  { status: 'bloque', pattern: /\b(?:blocage)(?: d[eu]| de l[a'])? ?S/ },
  // « l'enquête publique bloque la 12 »
  {
    status: 'bloque',
    pattern: /\bbloque(?:nt)? (?:la |le |l'|toute la |tout le )?(?:fiche |projet |action )?S/,
  },
  // « le rectorat a débloqué la 12 », « on remet la 9 en route »
  {
    status: 'en_cours',
    pattern:
      /\b(?:a|ont|avons) (?:enfin |finalement |bien )?(?:debloque|relance|reactive) (?:la |le |l'|notre )?(?:fiche |projet |action )?S|\bremet(?:s|tons|tez|tre)? (?:la |le )?S+ (?:en route|sur les rails|en marche|en selle|en cours)/,
  },
  // « j'ai bouclé la 11 », « on suspend la 7 », « on la clôture »
  {
    status: 'termine',
    pattern: doneTo(
      'termin|fini|achev|boucl|cloture|solde|livre',
      'termin(?:e|ons)|boucl(?:e|ons)|cloture|cloturons|clot|sold(?:e|ons)|achev(?:e|ons)',
    ),
  },
  { status: 'suspendu', pattern: doneTo('suspend|gele|mis en pause', 'suspend(?:s|ons)?|gel(?:e|ons)') },
  {
    status: 'abandonne',
    pattern: doneTo('abandonn|annul|enterr', 'abandonn(?:e|ons)|annul(?:e|ons)|enterr(?:e|ons)'),
  },
  // « on lance la 8 »
  {
    status: 'en_cours',
    pattern:
      /\b(?:on|nous|je) (?:re)?(?:lanc|demarr)(?:e|ons) (?:enfin |officiellement )?(?:la |le )?(?:fiche |projet )?S+(?![^,;]*D)/,
  },
  // « déblocage obtenu », « abandon acté »
  { status: 'en_cours', pattern: settledNoun('deblocage|redemarrage|reprise|relance|lancement|demarrage') },
  { status: 'abandonne', pattern: settledNoun('abandon|annulation|arret definitif') },
  { status: 'suspendu', pattern: settledNoun('suspension|mise en pause|mise en sommeil|gel') },
  { status: 'termine', pattern: settledNoun('cloture|achevement') },
];

/** The statuses that the clause gives to the sheet itself; « l'étude est terminée » gives none. */
const anyStatus = `(?:${forms.map(({ pattern }) => pattern).join('|')})`;
const eitherOr = new RegExp(
  String.raw`(?:${anyStatus} (?:ou|et|mais) (?:bien |aussi )?|${anyStatus},? C+[ ,:]*|(?:pas|plus|non|ni) (?:encore |vraiment )?${anyStatus} ?(?:[:,]|mais|plutot|juste|seulement)? ?)$`,
);

/** « on arrête la 15 »: for a while, or for good? Nobody can tell. */
export function findStop(clause: string): { start: number; end: number } | undefined {
  const match =
    /(?:^|[S,;: ])((?:on |nous |je |il faut |j')?(?:arret(?:e|ons|er|ez)|stopp(?:e|ons|er|ez|ee?)))(?= ?(?:$|[,;]|(?:tout de suite|la dessus|le projet|l'action|la fiche|le dossier)|(?:la |le |l')?S))/.exec(
      clause,
    );
  if (!match || /\b(?:pas|si|jamais|sans)\b/.test(clause.slice(0, match.index + match[0].length)))
    return undefined;
  const [, words = ''] = match;
  const end = match.index + match[0].length;
  return { start: end - words.length, end };
}

export function findStatuses(said: string): ReadStatus[] {
  // « vient d'être bouclée » is bouclée; as long as it was.
  const clause = said.replace(
    /\b(?:vient|viennent) (?:tout juste |juste |enfin )?d'etre(?= (?!lanc))/g,
    (words) => 'est'.padEnd(words.length),
  );
  const found: ReadStatus[] = [];
  for (const match of clause.matchAll(anyForm)) {
    const index = Object.entries(match.groups ?? {})
      .find(([, value]) => value !== undefined)?.[0]
      .slice(1);
    const form = forms[Number(index)];
    if (!form) continue;
    const before = clause.slice(0, match.index);
    const after = clause.slice(match.index + match[0].length);
    const status = statusHere(form.status, before, after, match[0]);
    const start = match.index + match[0].search(/\S/);
    if (status) found.push({ status, start, end: match.index + match[0].length });
  }
  if (found.length === 0)
    for (const { status, pattern } of nominal) {
      const match = pattern.exec(clause);
      if (match && !/\b(?:pas|eviter|avant|contre|risque|sans|si|refus\w*|D+)\b/.test(clause))
        return [{ status, start: match.index, end: match.index + match[0].length }];
    }
  return found;
}

function statusHere(status: Status, before: string, after: string, word: string): Status | undefined {
  const negation =
    /(?:\bn'|\bne |\bn )[^,;.]*\b(pas|plus|jamais|guere|point)\b[^,;.]{0,14}$|\b(pas|plus|jamais|ni|non)(?: encore| vraiment| du tout| totalement| completement| tout a fait| forcement)? ?$/.exec(
      before,
    );
  const negator = negation?.[1] ?? negation?.[2];
  if (negator === 'plus' && (status === 'bloque' || status === 'suspendu')) return 'en_cours';
  if (negator !== undefined || /\b(?:n'|ne )$/.test(before)) return undefined;
  if (future.test(withoutLabelled(before))) return undefined;
  // « annule, la 8 c'est 55 % » is said to the bot.
  if (word === 'annule' && before.trim() === '' && after.trim() === '') return undefined;
  // « elle se termine fin mai »: it will.
  if (status === 'termine' && /\bse $/.test(before)) return undefined;
  // « les trois quarts des logements sont livrés »
  if (/P(?: d[eu]s?| de l[a']| d')? ?S+[^S]*$/.test(before)) return undefined;
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
