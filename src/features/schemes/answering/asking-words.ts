import type { Word } from '../retrieval/words';
import type { Intent } from '../understanding/intent';

/** Words that say which kind of thing is asked, and so need not be in the fact that answers. */
const askingStems =
  /^(pilot|financ|pai|paye|contact|condition|beneficiair|demarch|candidat|budget|montant|argent|aid|prim|cout|dat|ann|heur|lieu|endroit|ville|nombr|chiffr|role|gouvern|gere|gerer|anim|coordin|definit|dispositif|programm|differenc|confond|pareil|lien|rapport|relat|articul|adress|joindr|qui(?!t)|quoi|concern|destin|ouvr|ouvert|comment|obten|demand|benefici|rejoindr|lanc|cre|commenc|debut|fin|termin|exist|act|etat|responsabl|occup|concret|concretement|info|inform|renseign|sert|servir|consist|definir|present|participant|represent|decid|decis|euro|verse|touch|recoit|recevoir|interess|eligibl|droit|possibl|personn|gens|truc|chose|entrepris|territoir|industr|industri|nouv|gros|princip|important|general|different|operateur|oper|dirig|presid|fich|cherch|trouv|besoin|projet|compt|etre|organis|lieu|tenu|tien|tenir|deroul|pass|jour|mois|frequenc|moment|nom|prevu|prevoir|expliqu|detail|tete|plac|jou|fonction|march|perd|perds|compren|propos|permet|prend|prendr|vis|deploi|pratiqu|utilis|mis|mett|mettr|dit|parl|cit|retenu|prevoi|evoqu|regard|rest|attend|selon|point|them|sujet|element|raison|exempl|aspect|angl|precis|apres|cadr|mani|facon|veul|voul|va|connaitr|savoir|region|coordon|interlocut|criter|avant|depart|origin|epoqu|temps|actuel|ancien)/;

/** Whom such a word asks for is named, and need not be called so. */
export const isRole = ({ stem }: Word): boolean =>
  /^(ministr|deleg|directeur|chef|patron|president|dirigeant|boss|maire|elu|parlementair|senat|deput|acteur|partenair|signatair|etabl|agenc|institu)/.test(
    stem,
  );
/** Short ones are whole words, or nearly: « restaurant » does not ask what rests. */
const beginsAsking = (word: string): boolean => {
  const found = askingStems.exec(word)?.[0];
  return found !== undefined && word.length - found.length <= (found.length > 4 ? 6 : 2);
};
export const isAskingWord = ({ text, stem }: Word): boolean => beginsAsking(stem) || beginsAsking(text);
export const asks = ({ cueWords }: Intent, word: Word): boolean =>
  (cueWords.has(word.text) && !partOfDay.test(word.text)) || isAskingWord(word);
/** Asks for the programme, and says of which half of the day. */
const partOfDay = /^(?:matin|matinee|midi)$/;
