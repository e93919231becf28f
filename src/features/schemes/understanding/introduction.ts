import { foldText } from '../../../core/text';

const greeting =
  '(?:(?:re ?)?bonjour|bonsoir|salut|coucou|hello|bjr|slt|cc|merci|madame|monsieur|mesdames|messieurs)(?: (?:a )?(?:tous|toutes|tout le monde|et|merci|bienvenue|l equipe))*';
const said =
  "(?<![a-z])(?:je|j'|moi|nous|on|ici|ravie?s?|enchantee?s?|heureu(?:x|se|ses)|content(?:e|es|s)?)(?![a-z])";
/** Somebody says who he is, that he is new, or that he tries what he found: « moi c'est Karim », « je remplace Sophie ». */
const introducing =
  /(?<![a-z])(?:(?:je me|nous nous|je m') ?present(?:e|ons|ais)|(?:je m'|nous nous )appel(?:le|ons)|(?:moi,? c'est|mon nom est|mon prenom est)|(?:je|j'|nous|on) ?(?:viens|venons|vient|suis|sommes|est)? ?(?:juste |tout juste |a peine )?(?:d'arriver|arriv(?:e|ons|ee)|(?:de )?prendre (?:mon poste|mes fonctions)|(?:de )?rejoindre|rejoins|rejoignons|remplac(?:e|ons|er)|succede|debarque|decouvr(?:e|ons|ir)|debut(?:e|ons))|(?:je suis|nous sommes) (?:(?:le|la|les|un|une|l'|tout|toute) ?)*(?:nouve(?:au|l|lle|aux|lles)|stagiaires?|alternante?s?|ravie?s?|enchantee?s?|heureu(?:x|se|ses))|ravie?s? d|enchantee?s?)(?![a-z])/;
const namesHimself =
  /(?<![a-z])(?:(?:je me|nous nous|je m') ?present(?:e|ons)|(?:je m'|nous nous )appel(?:le|ons)|moi,? c'est|mon nom est|mon prenom est)(?![a-z])/;
const asksOrWants =
  /\?|(?<![a-z])(?:qui|quand|combien|comment|quel(?:le)?s?|pourquoi|quoi|lequel|laquelle|est[- ]ce|qu'|cherch|voul|voudr|aimer|souhait|veux|veut|besoin|savoir|connaitre|comprendre|expliqu|precis|contact|aid(?:e[rz]?|ant)(?![a-z])|info|dois|devons|doit|faut|peux|peut|pouv|puis-|difficult|inquiet|perdu|probleme|recrut|embauch|invest|dites|dis-|parl|entendu|reponse|renseign|document)/;

/** A message in which somebody only says who he is; there is nothing in it to be answered. */
export function introducesSelf(text: string): boolean {
  const folded = foldText(text).replace(/\s+/g, ' ').trim();
  if (folded.length > longest || asksOrWants.test(folded) || !introducing.test(folded)) return false;
  const clauses = folded
    .split(/[,;:.!()–—]+| - /)
    .flatMap((clause) => (clause.trim() === '' ? [] : [clause.trim()]));
  // After « je me présente » comes a name, and a post.
  return namesHimself.test(folded) || clauses.every((clause) => ofOneself.test(clause));
}
const longest = 200;
const ofOneself = new RegExp(`^(?:${greeting}$|(?:${greeting} )?(?:et |donc )?${said})`);

const received =
  "(?:ok|okay|super|parfait|d'accord|merci|tres bien|bien|entendu|compris|notee?|alors|bon|ca marche|top|genial)(?: (?:beaucoup|bien|alors|a vous|pour [a-z' ]{2,40}))?";
const does =
  "(?:je|j'|on|nous) ?(?:(?:vais|va|allons|le|la|les|l'|en|m'en|vous|te|ca|lui|leur) ?)*(?:not|regard|transm|verr|revi?en|li[srt]|gard|occup|partag|tien|rappel|consult|enregistr)[a-z]*(?: (?:ca|cela|tout|tout ca|la reponse|la suite|l'info|au courant))?(?: (?:a|au|aux|avec|demain|ce|cet|cette|des|plus tard|ensuite|tout de suite|lundi|mardi|mercredi|jeudi|vendredi)(?![a-z]).*)?";
const noted = new RegExp(`^(?:${received}|(?:${received} )?(?:${does}|bonne? [a-z]+(?: .{0,30})?))$`);
/** « Ok je note, je regarde ça avec le préfet demain »: what was said is taken note of. */
export function takesNote(text: string): boolean {
  const folded = foldText(text).replace(/\s+/g, ' ').trim();
  if (folded.length > longest || folded.includes('?')) return false;
  if (wentAstray.test(folded)) return true;
  if (asksOrWants.test(folded)) return false;
  const clauses = folded
    .split(/[,;:.!()–—]+/)
    .flatMap((clause) => (clause.trim() === '' ? [] : [clause.trim()]));
  return (
    clauses.length > 0 &&
    clauses.every((clause) => noted.test(clause)) &&
    /(?<![a-z])(?:je|j'|on|nous|bonne?)(?![a-z])/.test(folded)
  );
}
/** « Désolée, mauvaise manip » */
const wentAstray =
  /(?<![a-z])(?:mauvaise? (?:manip(?:ulation)?|canal|destinataire|conversation)|trompee?s? de (?:canal|destinataire|conversation|fenetre)|erreur de (?:canal|destinataire|manip)|oublie[zr]? mon message)(?![a-z])/;
