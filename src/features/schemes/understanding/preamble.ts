import { rawWords } from '../retrieval/words';

/** « Merci de dater la réponse », « source et date souhaitées »: how to answer, and not what. */
const trailingRequest =
  /([.?!;,] *)(?:merci(?: d'avance)?|(?:et )?merci de [^.?!]*|s'il (?:vous|te) plait|svp|stp|(?:avec |la |vos? |une )*(?:sources?|dates?|references?)(?: et (?:la |une )?(?:sources?|dates?|references?))* (?:souhaitee?s?|svp|stp|merci|a l'appui|demandee?s?)|c'est (?:bien )?vrai|est-ce (?:bien )?vrai|vrai ou faux|avec (?:la|les|vos|une) (?:dates?|sources?)|qu'en est-il|exact|vite|urgent)[ .?!]*$/;

/** « Je vous prie d'agréer … », « dans l'attente de votre réponse »: how a letter ends. */
const closing =
  /(?:[.?!;,]|^) *(?:(?:je|nous) vous (?:prie|prions|remercie|remercions|en remercie|saurais gre|souhaite)|veuillez (?:agreer|recevoir|croire)|dans l'attente|en vous (?:remerciant|souhaitant)|(?:bien )?cordialement|bien a vous|avec mes (?:remerciements|salutations)|recevez|(?:sinceres |cordiales )?salutations)(?![a-z])[^?]*$/;
/** « Je me permets de vous solliciter afin de savoir … » */
const approach =
  /(?:^|(?<=[,;:.!] ?)|(?<= et ))(?:je|nous) (?:me|nous) (?:permets|permettons) de (?:vous|te) (?:solliciter|contacter|ecrire|interroger|demander|saisir|deranger|adresser [^,;:.!?]{0,40}?)(?: (?:afin|pour|en vue|dans le but|dans l'espoir)(?: d[e'])? ?(?:savoir|connaitre|comprendre|apprendre)?)? ?/;
/** Words of meetings and papers: whatever else is said there may be what is asked about. */
const ofOccasions =
  "(?:[ld]'|(?:la|le|les|un|une|de|du|des|notre|nos|mon|ma|mes|votre|prochaine?s?|preparation|redaction|elaboration|organisation|tenue|reunions?|comites?|conseils?|seances?|copil|commission|assemblee|generale|municipale?|communautaire|regionale?|departementale?|pilotage|projet|annuelle?|revision|bilan|etude|mission|travaux|deliberation)(?![a-z]))";
/** « Je me permets de revenir vers vous dans le cadre de la préparation de notre comité. »: a sentence that asks nothing. */
const occasionOfWriting = new RegExp(
  `(?:^|(?<=[.!,;] ?))(?:je|nous) (?:me|nous) (?:permets|permettons) de (?:vous |te )?(?:revenir|tourner|solliciter|contacter|ecrire|interroger|saisir|prendre contact|adresser)(?: vers vous| aupres de vous| a vous)? (?:dans le cadre|a l'occasion|en vue)(?: ?${ofOccasions})+ ?[.!] *(?=[a-z])`,
);
/** « Si je comprends bien, … », « donc si j'ai bien suivi » */
const checking =
  /^(?:(?:donc|alors|ok|bon)[, ]+)?si (?:je|j'ai|on|nous) (?:(?:ai|a|avons|bien|tout) )*(?:comprends?|compris|suivi|suis|lis|lu|resume|saisi|saisis|entendu)(?: bien| tout)?[, ]+/;

const own = '(?:mon|ma|mes|notre|nos)';
const writing =
  '(?:expose|memoire|article|papier|discours|these|reportage|interview|devoir|compte rendu|rapport|dossier de presse)';
/** « Pour ma réunion », « pour notre conseil »; not « pour La Réunion », « pour le conseil régional ». */
const ownWorkOrPeople = `${own} (?:reunion|seance|conseil|commission|deliberation|presentation|note|intervention|bureau|cours|master|collegues?|maire|presidente?|patronn?e?|direct(?:eur|rice)|chef(?:fe)?|elue?s?)(?! de)`;
const forWork = `(?:(?:${own} |une? |les? |l'|ce |cet |cette )${writing}|${ownWorkOrPeople})`;
/** « Pour un exposé de M1 », « pr mon article : », « c'est pour un rapport à la commission »: what the answer is for. */
const leadingPurpose = new RegExp(
  `^(?:c'est )?(?:pour|pr|en vue de|dans le cadre de) ${forWork}(?![a-z])[^,;:.!?]{0,40}[,;:.!?] *`,
);
const trailingPurpose = new RegExp(
  `[ ,;.?!-]+(?:c'est )?(?:pour|pr|en vue de|dans le cadre de) ${forWork}(?![a-z])[^,;:.!?]{0,60}[ .?!]*$`,
);
/** « En deux mots, pour un élu pressé »: who will read it. */
const forReader =
  /[,;] *(?:en (?:bref|resume|(?:un|deux|trois|quelques) (?:mots?|phrases?|lignes?)) )?pour (?:un|une|des|mon|ma|mes|notre|nos|votre|le|la|les) (?:elue?s?|maires?|collegues?|patron(?:ne)?s?|debutante?s?|novices?|profanes?|neophytes?|grand public|non[- ]initiee?s?|public)(?: [a-z]+)?[ .?!]*$/;
/** « C'est quoi une école de production, en clair, pour un industriel ? »: what it is does not depend on whom it is told to. */
const forListener =
  /(?<=^(?:c'est quoi|qu'est[- ]ce qu|(?:(?:re)?expli|defini|presente|resume)[a-z]*(?:[- ]moi|[- ]nous)?|en quoi consiste|a quoi sert|que signifie)(?![a-z])[^?]{4,80})[,;] *(?:en (?:clair|bref|resume|gros) ?,? *)?pour (?:un|une|des|les|notre|nos|mes|mon) (?:industriel(?:le)?s?|dirigeante?s?|chefs? d'entreprise|entrepreneurs?|journalistes?|stagiaires?|citoyens?|habitants?|lyceens?|jeune elue?|nouvel(?:le)? elue?|adherents?|administres?)[ .?!]*$/;
/** « Qu'est-ce que ça veut dire au juste pour une commune ? »: nor does what it means. */
const meaningFor =
  /(?<=\b(?:veut dire|signifie)(?: quoi)?(?: au juste| exactement| concretement)?) pour (?:une?|des|les|notre|ma|mon|nos) (?:communes?|mairies?|intercos?|agglos?|comcoms?|entreprises?|pme|elue?s?|maires?|industriels?)(?= *[.?!]*$)/;
/** « Selon l'article, … », « article AdCF : … »: where it was read. */
const whereRead =
  /^(?:(?:(?:selon|d'apres|suivant|a lire|si j'en crois) )(?:l'article(?: de l'adcf| adcf(?: direct)?)?(?: de (?:mai )?20\d\d)?|l'adcf(?: direct)?)|(?:l'|dans l')?article (?:de l')?adcf(?: direct)?) ?(?:[,:] *|(?=(?:la|le|les|l'|en|quel|quelle|qui|combien|que)[ ']))(?=[^?]{12,})/;
const ownWork = new RegExp(
  `^(?:je|j'|nous|on) ?(?:suis en train de |sommes en train de )?(?:redige|ecris|prepare|fais|redigeons|preparons|termine|finis|travaille sur|dois (?:faire|rendre|preparer|rediger)) ${forWork}(?![a-z])[^,;:.!?]{0,60}?(?: et (?=je |j'|il )|[,;:.!] *)`,
);

/** « URGENT réunion CSE ds 10 min !! » */
const hurry = /^urgent\b[^?.!,:;]{0,60}[!.,:;]+ */;
/** « Dans l'article d'AdCF Direct, … »: where it was read is not what is asked about. */
const readIn = /\b(l'article) (?:d'|de l'|de l |dans |sur )?adcf(?: direct)?\b/;
/** « Mon service RH voudrait savoir … » */
const forSomebody =
  /^[ ,]*(?:mon|ma|mes|notre|nos|le|la|les|une?) [^,;:.!?]{2,40}? (?:voudrait|voudraient|aimerait|aimeraient|souhaite|souhaitent|souhaiterait|cherche a|cherchent a|veut|veulent|a besoin de|me demande de) (?:savoir|connaitre|comprendre) (?:si )?/;

/** « C'est pour un historique. »: after the question, whatever it is for. */
const purposeSentence = /(?<=[?.!]) *c'est (?:pour|afin de|en vue de|dans le cadre de) [^?]*$/;

/** Without greeting, approach and closing: what is told of who asks stays. */
export const withoutCourtesy = (text: string): string =>
  text
    .replace(
      /^((?:slt|bjr|bsr|cc|coucou|hello|hey|yo)(?![a-z])|bonjour|bonsoir|salut|madame|monsieur|mesdames|messieurs|[, ])+/,
      '',
    )
    .replace(closing, '')
    .replace(occasionOfWriting, '')
    .replace(approach, '')
    .replace(checking, '');

/** Who asks, and politeness, say nothing of what is asked: « je suis maire d'une petite commune et j'aimerais savoir … ». */
export function withoutPreamble(text: string): string {
  const asked = withoutCourtesy(text)
    .replace(/^[ ,]*(?:j'|nous |on )(?:ai|a|avons|aurais|aurions|aurait) besoin (?:de |d'|du )/, '')
    .replace(hurry, '')
    .replace(readIn, '$1')
    .replace(forSomebody, '')
    .replace(ownWork, '')
    .replace(leadingPurpose, '')
    .replace(trailingPurpose, '')
    .replace(whereRead, '')
    .replace(forReader, '')
    .replace(forListener, '')
    .replace(meaningFor, '')
    .replace(purposeSentence, '')
    .replace(
      /^(je suis|nous sommes|en tant que?|comme) (?:(?!\b(?:parl|entend|evoqu|mentionn|propos|conseill|recommand)[a-z]*)[^,;:.!?]){2,60}?(?:[,;:.!]| et (?=je |j'|nous |on |qu|que|qui|comment|a qui|est))/,
      '',
    )
    .replace(
      /^[ ,]*(?:(?:alors|bon|oui|ok|en fait|dites|enfin)[ ,]+)?((et )?(je|j'|nous|on)? ?(aimerais|aimerions|voulais|voulait|voulions|voudrais|voudrions|souhaite|souhaiterais|souhaitons|cherche a|veux|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|serait-il possible de|est-il possible de|dites|dis)[- ]?(moi|nous)?,? ?(me |nous )?(savoir|connaitre|comprendre|dire|preciser|indiquer|rappeler|expliquer|demander|(?:re)?trouver|confirmer|(?:donner|fournir|communiquer|transmettre)(?! (?:les |ces )?\d))?( si| ce que c'est que)?) /,
      '',
    )
    .replace(trailingRequest, '$1')
    .trim();
  return rawWords(asked).length > 0 ? asked : text;
}
