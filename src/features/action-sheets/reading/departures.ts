/** Partners that leave. On folded, masked text. */

const leaving = String.raw`(?:se (?:retire|desengage)(?:nt)?|s(?:'est|e sont) (?:retire|desengage)e?s?|ne (?:participe(?:nt)?|fait|font) plus(?: partie)?|(?:a |ont )?quitte(?:nt)?|n(?:'est|e sont) plus partenaires?|ne souhaite(?:nt)? plus participer|sort(?:ent)? d[eu])`;
const whoLeaves = new RegExp(String.raw`^(?:la |le |les |l')?[a-z][a-z&' -]{1,40}? ${leaving}(?![a-z])`);
/** Who pays, and who decides: their leaving holds a sheet back. */
const pays =
  /^(?:la |le |les |l')?(?:region|etat|departement|metropole|agglo\w*|communaute|ville|commune|mairie|prefect\w+|europe|banque|bpi\w*|ademe|epf|epfl|anct|dreal|ddtm?)(?![a-z])|financ|promoteur|investisseur|subvention/;

/** « la CMA se retire de la 9 » is told, and holds nothing back; « le promoteur se retire » does. */
export const isPartnerLeaving = (masked: string, typed: string): boolean =>
  whoLeaves.test(masked) && !pays.test(masked) && isNamed(typed);

/** Organisations show by their capitals. */
const isNamed = (typed: string): boolean => /^\p{Lu}/u.test(typed.replace(/^(?:(?:la|le|les) |l['’])/iu, ''));
