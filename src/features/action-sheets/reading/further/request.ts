import type { Placed, Statement } from './further-value';

/** What the copil is asked, or whoever decides: « demande au copil : valider l'avenant d'ici fin janvier ». */

const judge = String.raw`(?:copil|comite(?: de pilotage)?(?: (?:local|regional|national))?|prefete?|sous-prefete?|region|etat|delegation(?: interministerielle)?|pilote regionale?|president|presidente|elus?|dreal|ddtm?|prefecture)(?: de (?:la |l')?[a-z]+)?`;
const whom = String.raw`(?<to>(?:au|a la|a l'|aux) ?${judge})`;
const forms = [
  String.raw`(?:(?:une |la |notre |nouvelle )?demande|requete|arbitrage demande|sollicitation)(?: (?:faite|adressee|formulee|a faire|a porter))? ${whom}(?: (?:sur|pour|concernant) (?:la |l')?(?:fiche )?S+)? ?(?::|=|->) ?(?<text>.+)$`,
  String.raw`(?:on |nous |je )(?:demand(?:e|ons|erai|erons)|souhait(?:e|ons) demander) ${whom} (?:de (?!la |l'|le )|d'|que |qu')(?<text>.+)$`,
].map((form) => new RegExp(form, 'd'));

export function findRequest({ masked, typed, dateAt }: Statement): Placed | undefined {
  for (const form of forms) {
    const match = form.exec(masked);
    const { to, text } = match?.indices?.groups ?? {};
    if (!match || !to || !text || !/[a-z]{3}/.test(masked.slice(...text))) continue;
    const by = deadline(masked.slice(...text));
    const day = by === undefined ? undefined : dateAt(text[0] + by.date)?.day;
    const words = typed.slice(text[0], by === undefined ? text[1] : text[0] + by.start);
    return {
      value: {
        field: 'request',
        value: {
          to: typed.slice(...to).replace(/^(?:au|à la|à l['’]|a la|a l['’]|aux)\s?/i, ''),
          text: words.replace(/[\s,;]+$/, ''),
          ...(day !== undefined && { by: day }),
        },
      },
      start: match.index,
      end: masked.length,
    };
  }
  return undefined;
}

/** Where « d'ici le 15 janvier » and its date begin. */
function deadline(text: string): { start: number; date: number } | undefined {
  const match =
    /,? ?(?:d'ici (?:au |le |la )?|avant (?:le |la )?|pour le |au plus tard (?:le )?|reponse (?:attendue )?(?:d'ici |avant )?(?:le )?)?(?=D)/.exec(
      text,
    );
  return match && /D+[ .!]*$/.test(text)
    ? { start: match.index, date: match.index + match[0].length }
    : undefined;
}
