import { foldText } from '../../../core/text';
import { isEmpty, type Desk } from '../desk';
import { readListRequest } from './list-request';

const politeness = /^(?:bonjour|salut|stp|svp)[ ,!]+|[ ,]*(?:stp|svp|s'il (?:te|vous) plait|merci)?[ .?!]*$/g;
const request =
  /^(?:(?:peux-tu |pouvez-vous |je (?:veux|voudrais) )?(?:me )?(?:montrer?|afficher?|donner?|lister?|voir|ouvrir|ouvre)(?:[- ]moi)? )?(?:(?:ou en sont|quelles sont|combien (?:ai-je |y a-t-il )?de|(?:la )?liste (?:de|des)) )?(?:toutes )?(mes |nos |les |quelles )?fiches(?: actions?)?(?: |$)(.*)$/;
const simplifications =
  /^(?:(?:peux-tu |pouvez-vous |je (?:veux|voudrais) )?(?:me )?(?:montrer?|afficher?|donner?|voir|ouvrir|ouvre)(?:[- ]moi)? )?(?:le |mon |notre )?registre (?:de|des) simplifications?(?: administratives?)?(?: |$)(.*)$/;

/**
 * « mes fiches », « quelles fiches sont en retard ? », « registre de simplification »: what the command « fiche » would be given for it; undefined where
 * it is no list of sheets, or says more than a list can take.
 */
export function listAsked({ register, readable, today, context }: Desk, text: string): string | undefined {
  const asked = foldText(text).replace(politeness, '');
  const ofRules = simplifications.exec(asked);
  // Who reads no sheet may mean the programme's.
  if (ofRules) return isEmpty(readable) ? undefined : inFull(`registre ${ofRules[1] ?? ''}`.trim());
  const match = request.exec(asked);
  if (!match) return undefined;
  const [, , rest = ''] = match;
  if (rest === '') return '';
  return inFull(rest);

  function inFull(filters: string): string | undefined {
    const parts = { register, perimeter: readable, today, now: context.now };
    const { said, unknown } = readListRequest(filters, parts);
    return said.length > 0 && unknown.length === 0 ? `liste ${filters}` : undefined;
  }
}

/** Of whoever is not known yet: only what asks for her own can be told from a question about the programme. */
export const asksForOwn = (text: string): boolean =>
  /^(?:montre[- ]moi )?mes fiches(?: actions?)?[ .?!]*$/.test(foldText(text));
