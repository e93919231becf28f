/** Partners that leave. On folded, masked text. */

const leaving = String.raw`(?:se (?:retire|desengage)(?:nt)?|s(?:'est|e sont) (?:retire|desengage)e?s?|ne (?:participe(?:nt)?|fait|font) plus(?: partie)?|(?:a |ont )?quitte(?:nt)?|n(?:'est|e sont) plus partenaires?|ne souhaite(?:nt)? plus participer|sort(?:ent)? d[eu])`;
const whoLeaves = new RegExp(String.raw`^(?:la |le |les |l')?[a-z][a-z&' -]{1,40}? ${leaving}(?![a-z])`);
/** Who pays, and who decides: their leaving holds a sheet back. */
const pays =
  /^(?:la |le |les |l')?(?:region|etat|departement|metropole|agglo\w*|communaute|ville|commune|mairie|prefect\w+|europe|banque|bpi\w*|ademe|epf|epfl|anct|dreal|ddtm?)(?![a-z])|financ|promoteur|investisseur|subvention/;

const organisation =
  /^(?:(?:la|le|les) |l['’])?(?:chambre|agence|iut|universit[ée]|[ée]cole|lyc[ée]e|cfa|greta|afpa|association|syndicat|club|p[ôo]le|cluster|mission|f[ée]d[ée]ration|ccas|conservatoire|groupement)(?!\p{L})/iu;

/** By what it is: « Agence de l'eau », « Chambre d'agriculture ». */
export const isOrganisation = (typed: string): boolean => organisation.test(typed);

/** « la CMA se retire de la 9 » is told, and holds nothing back; « le promoteur se retire » does. */
export const isPartnerLeaving = (masked: string, typed: string): boolean =>
  whoLeaves.test(masked) && !pays.test(masked) && isNamed(typed);

/** Organisations show by their capitals, or by what they are. */
const isNamed = (typed: string): boolean =>
  organisation.test(typed) ||
  /^(?:(?:la|le|les) |l['’])?\p{Ll}+ (?:de la |de l['’]|du |des |d['’]|de )?\p{Lu}/u.test(
    typed.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
  ) ||
  /^\p{Lu}/u.test(typed.replace(/^(?:(?:la|le|les) |l['’])/iu, ''));
