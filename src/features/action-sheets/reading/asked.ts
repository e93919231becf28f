import type { Clause } from './clauses';
import type { Message } from './message';
import { anyStatus } from './status-words';

/** « la 8 est finie ? »; « vous pouvez me rappeler le budget de la 3 ? » asks from its beginning. */
export function isAsked({ masked }: Message, clause: Clause): boolean {
  const after = masked.slice(clause.end);
  const begun = /[^.;!?\n]*$/.exec(masked.slice(0, clause.start))?.[0] ?? '';
  const said = begun + masked.slice(clause.start, clause.end);
  if (request.test(said) || bluntly.test(said)) return true;
  if (orders.test(said)) return false;
  if (isUnsure(masked, clause)) return false;
  if (/^\s*\?/.test(after)) return true;
  return /^[^.;!?\n]*\?/.test(after) && asking.test(said);
}
const figure = String.raw`(?:(?:a |de |le |en |au |les |la )?[PAD]+|\d{1,3})`;
/** « la 8 : 60 % ? 65 % ? », « la 8 est à 60 %, non ? » asks nothing of Jalon: the writer hesitates. */
const several = new RegExp(
  String.raw`^[^.;!?\n]*[PAD\d]+ ?\?+ ?(?:ou )?${figure} ?\?|^[^?;!\n]*${figure} ?\?+ ?(?:ou )(?:plutot |peut-etre )?${figure}(?= ?(?:$|[.;!?\n]))`,
);
const tag =
  /^ ?[,.…-]* ?(?:(?:non|n'est-ce pas|c'est (?:bien )?(?:ca|cela)|pas vrai|hein|je me trompe|si je ne me trompe|sauf erreur|exact|correct|c'est (?:exact|juste|correct))) ?\?/;
export function isUnsure(masked: string, { start, end }: Clause): boolean {
  const from =
    Math.max(
      masked.lastIndexOf('\n', start),
      masked.lastIndexOf('.', start - 1),
      masked.lastIndexOf(';', start),
    ) + 1;
  const sentence = masked.slice(from, from + 400);
  if (asking.test(sentence) || bluntly.test(sentence)) return false;
  return (
    several.test(sentence) ||
    // « terminée ou abandonnée, la 15 ? »
    (/^ ?\?/.test(masked.slice(end)) &&
      eitherStatus.test(masked.slice(start, end)) &&
      !inverted.test(sentence)) ||
    // « la 8 à 60 % ? »
    (/^ ?\?/.test(masked.slice(end)) &&
      /[PA]|S.*D|D.*S/.test(masked.slice(start, end)) &&
      !inverted.test(sentence)) ||
    (/[PADH]|[a-z]e+s?$/.test(masked.slice(start, end)) && tag.test(masked.slice(end)))
  );
}
const eitherStatus = new RegExp(
  String.raw`(?<![a-z])${anyStatus},? ou (?:bien |plutot |alors |est-elle )?${anyStatus}(?![a-z])`,
);
const inverted = /[a-z]-(?:t-)?(?:elle|il|on|ce|tu|vous|nous|je|elles|ils)(?![a-z])/;
const asking =
  /^(?:[\s,:-]|S|bonjour|salut|hello|dis|dites|et|au fait|sinon|jalon|pour|sur)*(?:ou |quand |combien |quel|qui |est-ce |peux|peut-on |pouvez|pourr|tu (?:peux|sais|as)|vous (?:pouvez|savez|avez)|comment |pourquoi |c'est quoi|y a-t-il|as-tu|avez-vous|sait-on|a-t-on|on en est ou)/;

const greeted = String.raw`^[\s,:-]*(?:(?:bonjour|salut|hello|bonsoir|dis|dites|jalon|stp|svp|et|au fait|S+)[\s,:-]+)*`;
const show = '(?:re)?(?:rappel|donn|mont|envo|affich|sort|list|resum|communiq|transm|di[rs])';
/** « rappelle-moi l'échéance de la 8 stp », « tu peux me sortir la fiche 8 » */
const request = new RegExp(
  String.raw`${greeted}(?:${show}\w*[- ](?:moi|nous)\b|(?:(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)|(?:peux|pouvez|pourrais|pourriez)[- ](?:tu|vous)|merci de|il faudrait) (?:me |nous )(?:bien )?${show}\w*)`,
);
/** « voudriez-vous ajouter 75 k€ au budget et inscrire 60 % ? » asks for it to be done. */
const orders = new RegExp(
  String.raw`(?<![a-z])(?:(?:voudri|pourri|pouv|peu|veu|voul|accepteri)[a-z]*[- ](?:tu|vous)|(?:tu|vous) (?:pourri|pouv|peu|voudri)[a-z]*|est-ce que (?:tu|vous) (?:pourri|pouv|peu)[a-z]*) (?:bien |aussi |donc |svp |stp |,)*(?:me |nous |y |la |le |l')?(?:re)?(?:ajout|inscri|not|met|pass|port|indiqu|decal|report|repouss|saisi|modifi|corrig|chang|ramen|augment|baiss|suspend|clotur|actualis|retenir|retir|enlev)`,
);
/** A question needs no mark where its first words ask: « est-ce que la 8 est bloquée ». */
const bluntly = new RegExp(
  String.raw`${greeted}(?:est-ce qu(?:e |')|combien (?:de |d'|coute|reste)|ou en (?:est|sont|es)|quand (?:est-ce|finit|se termine|demarre)|qui (?:vient|viendra|y va|peut|suit|est le|est la|s'occupe)|quel(?:le)?s? (?:est|sont|fiches?)|pourquoi |comment (?:avance|va|se))`,
);
