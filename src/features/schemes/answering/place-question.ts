import { foldText } from '../../../core/text';
import { answerTerritoryQuestion, regionInText, type TerritoryRegister } from '../../territories';
import type { Topic } from '../topic';
import type { Answer } from './answer';
import { fromTerritories } from './territory';

const programme = 'territoire d’industrie';
/** What people say of a place when they leave out that they speak of the list of territories. */
const sayings: [RegExp, string][] = [
  [
    /\b(?:est|sont|serait|etait)(?:[- ](?:il|elle|ils|elles|ce))? (?:bien |toujours |deja |encore )?(?:labellise|laureat|retenu|selectionne|dedans|dans la liste|sur la liste|concerne)e?s?/,
    `est-elle un ${programme}`,
  ],
  [/\b(?:il|elle|c')(?:'| )?(?:est|etait|y est|y etait) dedans/, `est-elle un ${programme}`],
  [
    /\bfait[- ](?:il|elle|on)? ?partie (?:du programme|de la liste|du dispositif)/,
    `fait partie d’un ${programme}`,
  ],
  [/\b(?:a|dans|en) quel territoire\b/, `dans quel ${programme}`],
  [/\bquel est (?:le |mon |notre )territoire de\b/, `dans quel ${programme} est`],
  [/\bmon territoire c'est\b(.*?),? qui est dedans/, `quels sont les membres du ${programme} $1`],
];

/** « Blois est-il labellisé ? », « la Bretagne y était-elle en 2018 ? »: where nothing else is spoken of, of the list. */
export function answerPlace(
  register: TerritoryRegister,
  text: string,
  person: { regionCode?: string; territoryId?: string } | undefined,
  topic: Topic | undefined,
): Answer | undefined {
  const folded = foldText(text);
  const said = sayings.find(([pattern]) => pattern.test(folded));
  const whole = said ? folded.replace(said[0], said[1]) : aboutRegion(register, text, folded);
  const found = whole === undefined ? undefined : answerTerritoryQuestion(register, { text: whole, person });
  return found && fromTerritories(found, topic);
}

/** A Region and a verb of being there, and nothing else that is asked. */
function aboutRegion(register: TerritoryRegister, text: string, folded: string): string | undefined {
  if (
    !/\by (etait|etaient|est|sont)\b|\best[- ]elle (dedans|concernee)|^\W*(et )?(la |le |l'|les )?[\w' -]{4,30}\W*$/.test(
      folded,
    )
  )
    return undefined;
  const region = regionInText(register, text);
  if (!region) return undefined;
  const year = /\b20\d\d\b/.exec(folded)?.[0];
  return `Quels territoires d’industrie ${region.phrase}${year === undefined ? '' : ` en ${year}`} ?`;
}
