/** « crée une fiche Halle des métiers »: a sheet that is not there yet, and no update of another. */

const asked = String.raw`(?:(?:bonjour|salut|bonsoir|hello|jalon|stp|svp|merci de|peux[- ]tu|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous|tu peux|vous pouvez|il (?:faut|faudrait)|faut|je (?:veux|voudrais|souhaite)|on (?:va|doit|peut|veut)|nous (?:allons|devons|souhaitons)|j'aimerais|est-ce que|et|puis)[ ,]+)*`;
const verb = String.raw`(?:(?:on |nous |je )?(?:re)?(?:cre(?:e|er|ez|ons)|ouvr(?:e|ir|ez|ons)|ajout(?:e|er|ez|ons)|rajout(?:e|er|ez|ons)|demarr(?:e|er) )(?:[- ](?:moi|nous|aussi))? (?:une |la )?(?:(?:nouvelle |autre )?fiche|(?:nouvelle |autre )action)|(?:une |la )?nouvelle fiche)`;
const creation = new RegExp(
  String.raw`^ *${asked}${verb}(?: action)?(?! (?:de poste|de paie|de presence|technique))(?![a-z])(?! ?n?[°ºo]? ?\d)(?<rest>.*)$`,
  's',
);
const opening =
  /^[\s:,–-]*(?:(?:pour|sur|intitulee?|nommee?|appelee?|du nom de|au sujet d[eu]|concernant|de suivi (?:de|du)|qui s'appelle(?:ra)?)\s+)?(?:titre\s*:\s*)?/;

/** `typed` and `folded` are the same message, letter for letter. Undefined: it creates nothing. */
export function findCreation(typed: string, folded: string): { title?: string } | undefined {
  const match = creation.exec(folded);
  if (!match) return undefined;
  const rest = match.groups?.['rest'] ?? '';
  const from = folded.length - rest.length + (opening.exec(rest)?.[0].length ?? 0);
  const quoted = /^["«“]\s*([^"»”]+?)\s*["»”]/.exec(typed.slice(from))?.[1];
  const until = /[,;.\n]| avec | (?:stp|svp|merci)\b/.exec(typed.slice(from))?.index ?? typed.length;
  const title = (quoted ?? typed.slice(from, from + until)).trim().replace(/\s*[?!]+$/, '');
  return title.length < 3 ? {} : { title: title.slice(0, 300) };
}
