import { foldText } from '../../../core/text';
import type { Typed } from './read-typed';
import type { TypedName } from './typed-columns';

/** What people write before « : » for each; accents and capitals gone. */
const words: [RegExp, TypedName][] = [
  [/^(?:titre|intitule)$/, 'title'],
  [/^axe$/, 'axis'],
  [/^besoins?$/, 'need'],
  [/^(?:description|descriptif)$/, 'description'],
  [/^maturite$/, 'maturity'],
  [/^(?:niveau d'engagement|engagement)$/, 'commitment'],
  [/^dispositif(?: mobilise)?$/, 'scheme'],
  [/^(?:date de )?(?:debut|demarrage)$/, 'startDate'],
  [/^(?:pieces?(?: jointes?)?|liens?|documents?)$/, 'attachments'],
  [/^(?:(?:plan de )?financements?|financeurs?)$/, 'funding'],
  [/^indicateurs?$/, 'indicators'],
  [/^demande(?: au copil)?$/, 'request.text'],
  [/^demande(?: adressee)? a$/, 'request.to'],
  [/^demande pour le$/, 'request.by'],
  [/^(?:simplification(?: regle)?|regle(?: a simplifier)?)$/, 'simplification.rule'],
  [/^simplification (?:demande|texte)$/, 'simplification.text'],
  [/^simplification etat$/, 'simplification.state'],
  [/^simplification reponse(?: attendue)?(?: le)?$/, 'simplification.answerDue'],
];
const label = /^\s*([\p{L}’' -]{3,40}?)\s*:\s*(.*)$/su;
/** « besoin : effacer » */
const nothing = /^(?:effacer|efface|supprimer|retirer|vider)[ .!]*$/;

const nameOf = (typed: string): TypedName | undefined =>
  words.find(([pattern]) => pattern.test(foldText(typed)))?.[1];

export interface FieldCommand {
  /** What stands before the first field: the number, and perhaps the territory. */
  head: string;
  typed: Typed;
}

/**
 * « 12 besoin : … », with one field a line; undefined where the text says no such field. A line that names none goes on
 * with the field before it.
 */
export function readFieldCommand(argument: string): FieldCommand | undefined {
  const at = startOfFields(argument);
  if (at === undefined) return undefined;
  const typed: Typed = {};
  let current: TypedName | undefined;
  for (const line of argument.slice(at).split('\n')) {
    const [, said = '', rest = ''] = label.exec(line) ?? [];
    const name = nameOf(said);
    if (name !== undefined) typed[(current = name)] = rest.trim();
    else if (current !== undefined) typed[current] = `${typed[current] ?? ''}\n${line}`.trim();
  }
  for (const name of Object.keys(typed) as TypedName[])
    if (nothing.test(foldText(typed[name] ?? ''))) typed[name] = undefined;
  return { head: argument.slice(0, at), typed };
}

/** Where the first « field : » begins that we know, by the colons near the beginning. */
function startOfFields(argument: string): number | undefined {
  const beginning = argument.slice(0, 160);
  for (const { index: colon } of beginning.matchAll(/:/g)) {
    const before = beginning.slice(0, colon);
    for (const { index } of before.matchAll(/(?<![\p{L}’'])\p{L}/gu))
      if (nameOf(before.slice(index)) !== undefined) return index;
  }
  return undefined;
}
