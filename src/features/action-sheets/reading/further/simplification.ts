import type { Placed, Statement } from './further-value';

/**
 * An entry of the simplification register: the rule in question, what is asked, where it stands, when the answer is due:
 * « simplification sur la 8 : article R. 181-16, délai ramené à deux mois, demande déposée, réponse attendue le 15 mars ».
 */

const label =
  /(?<![a-z])(?:(?:registre|demande|mesure|proposition)s? de |au registre de )?simplification(?: administrative)?(?: (?:demandee|sollicitee|proposee))?(?: (?:pour|sur|de) (?:la |l')?(?:fiche )?S+)? ?(?::|=|->|→) ?/;
const rule =
  /(?:l'|la |le |les )?(?:articles?|art\.?|decrets?|arretes?|reglements?|regles?|normes?|code|plu|directives?|circulaires?|delais?|seuils?|procedures?|obligations?|instructions?|loi)(?![a-z])[^,;]*/;
const state =
  /(?:demande |dossier )?(?:deposee?|transmise?|envoyee?|en cours d'(?:examen|instruction)|a l'etude|acceptee?|accordee?|refusee?|rejetee?|a deposer|a instruire|en attente|obtenue?)(?![a-z])[^,;]*/;
const due =
  /(?:reponse|retour|decision|avis)(?: (?:est|attendue?|prevue?|due|esperee?|au plus tard|avant|pour|d'ici|le|au|a|en|fin))*(?= ?D)/;

export function findSimplification({ masked, typed, dateAt }: Statement): Placed | undefined {
  const match = label.exec(masked);
  if (!match || /\b(?:pas|aucune?|sans|plus)\b[^:]*$/.test(masked.slice(0, match.index))) return undefined;
  const from = match.index + match[0].length;
  const rest = masked.slice(from);
  const answer = due.exec(rest);
  const date = answer && rest.indexOf('D', answer.index + answer[0].length);
  const words = ({ start, end }: Stretch): string => typed.slice(from + start, from + end).trim();
  const isAnswer = ({ start, end }: Stretch): boolean =>
    answer !== null && answer.index >= start && answer.index < end;
  const open = parts(rest).filter((part) => !isAnswer(part));
  const ruled = open.find(({ start, end }) => rule.test(rest.slice(start, end))) ?? open[0];
  if (!ruled || !/[a-z]{3}/.test(rest.slice(ruled.start, ruled.end))) return undefined;
  const stated = open.find((part) => part !== ruled && state.test(rest.slice(part.start, part.end)));
  const text = open.filter((part) => part !== ruled && part !== stated).map(words);
  const day = date === null || date < 0 ? undefined : dateAt(from + date)?.day;
  return {
    value: {
      field: 'simplification',
      value: {
        rule: words(ruled),
        ...(text.length > 0 && { text: text.join(', ') }),
        ...(stated && { state: words(stated) }),
        ...(day !== undefined && { answerDue: day }),
      },
    },
    start: match.index,
    end: masked.length,
  };
}

interface Stretch {
  start: number;
  end: number;
}

/** What stands between commas. */
function parts(text: string): Stretch[] {
  return [...text.matchAll(/[^,;]+/g)].map(({ index, 0: part }) => ({
    start: index,
    end: index + part.length,
  }));
}
