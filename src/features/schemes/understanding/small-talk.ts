import { foldText } from '../../../core/text';
import { introducesSelf, takesNote } from './introduction';

export type SmallTalk =
  | 'greeting'
  | 'howAreYou'
  | 'thanks'
  | 'fine'
  | 'goodbye'
  | 'whoAreYou'
  | 'abilities'
  | 'insult'
  | 'rules'
  | 'task'
  | 'opinion'
  | 'noWords';

/** « Vous m'entendez ? » asks whether anybody is there. */
const phatic =
  "(?:est[- ]ce que )?(?:(?:vous|tu) (?:m'entend(?:ez|s)|me (?:recevez|recois|lisez|lis|voyez|vois))|m'entend(?:ez|s)[- ](?:vous|tu)|(?:il )?y a (?:bien )?quelqu'un|quelqu'un|(?:vous etes|tu es|t'es) (?:bien )?la|(?:etes[- ]vous|es[- ]tu) la)";

/** « Je fais juste un test », « je découvre l'outil, ça marche ? »: it is tried out. */
const trying =
  "(?:(?:ceci|est|c'est|c'etait|je|on|fais|fait|teste|essaie|essaye|juste|seulement|un|le|mon|petit|premier|simple) )*(?:tests?|essais?|teste|essaie|essaye)(?: \\d+)?|je (?:decouvre|debute|teste|essaie|essaye)(?: (?:juste|l'outil|l'appli|l'application|le bot|votre outil))*|pour (?:voir|tester|essayer)|si ca (?:marche|fonctionne)";

/** As chat writes them: « merciii bcp », « bjr », « slt ». */
const words = {
  greeting: `bo+njo+u*r+|bonsoi+r+|salu+t+|coucou+|hello+|helo|hi|hey+|bjr+|bsr|slt|cc|re|yo|bon matin|rebonjour|wesh|all?o+|${phatic}|${trying}`,
  thanks: 'merci+|mrc|mci|thx|thanks|thank you|remerciements?|je (vous |te )?remercie',
  how: '(comment )?(ca|sa|cela) va( bien)?|comment (vas[- ]tu|allez[- ]vous|tu vas|vous allez)|(tu vas|vous allez|vas[- ]tu|allez[- ]vous) bien|(ca|sa) roule|la forme|quoi de neuf',
  bye: 'au revoir|a bientot|bonne (journee|soiree|continuation|fin de journee|nuit|semaine)|bon (week[- ]?end|apres[- ]midi|courage)|a (plus|demain|plus tard|la prochaine)|a\\+|bye+|ciao|tchao|adieu',
  fine: "ok+|okay|d'?accord|dac+|oui|ouais|non|super|parfait|genial|top|cool|nickel|tres bien|bien recu|bien|c'est (tres |vraiment |trop |bien )?(note|parfait|clair|bon|super|tout|top|genial|cool|gentil|utile|sympa|nickel|ce qu'il me fallait)|compris|entendu|ca marche|excellent|bravo|impeccable|rien|laisse tomber|tant pis|lol|mdr|ah|oh|hum+|euh",
  filler:
    "beaucoup|bcp|bien|bcp bcp|infiniment|a (tous|toutes|vous|toi|toute)|jalon|madame|monsieur|tout le monde|pour (tout|ca|votre (aide|reponse|temps)|ton aide|ta reponse|la reponse|l'info(rmation)?|les infos?|cette reponse|(ces|ce|cette|vos|votre|tes|ton|ta|toutes ces|tous ces) [a-z]+)|un|mille|grand|et|encore|d'avance|alors|donc|les amis|l'equipe|toi|vous|aussi|ici|de l'aide|la",
};

/** A message of nothing but such words is talk, and is answered by the first kind that it has. */
const wholeOrder: [SmallTalk, string][] = [
  ['thanks', words.thanks],
  ['howAreYou', words.how],
  ['goodbye', words.bye],
  ['greeting', words.greeting],
  ['fine', words.fine],
];
/** Words of more than one kind make the pattern slow on long texts, which are no talk. */
const longestTalk = 120;
const onlyTalk = new RegExp(
  `^(?:(?:${[words.thanks, words.how, words.bye, words.greeting, words.fine, words.filler].join('|')})(?: +|$))+$`,
);

const being =
  '(?:un |une |vraiment |bien )*(?:robots?|humaine?s?|etre humain|ia|intelligence artificielle|machine|bot|chatbot|vraie? personne|personne (?:reelle|physique|humaine)|vraie?|personne|programme|logiciel|chatgpt|assistant)';
const anywhere: [SmallTalk, RegExp][] = [
  [
    'rules',
    /\b(ignore[zrs]?|oublie[zrs]?|ne tiens (?:plus |pas )?compte|contourne[zr]?|desobei[rst]*|outrepasse[zr]?|desactive[zr]?|forget|disregard|override|bypass)\b.{0,50}\b(instructions?|consignes?|regles?|prompt|directives?|limites?|filtres?|restrictions?|rules|programmation)\b|\b(?:abandonne|change|modifie|annule|supprime)[zr]?\b.{0,20}\b(?:tes|vos) (?:\w+ )?(?:instructions?|consignes?|regles?|limites?|filtres?)|\b(prompt systeme|system prompt|jailbreak|mode (?:developpeur|debug|admin|dan|sans limite)|developer mode|tes instructions|vos instructions|tes consignes|vos consignes|(?:tes|vos) regles|ton prompt|votre prompt|instructions (?:initiales|secretes|cachees|internes|precedentes))\b|\b(?:fais comme si|fais semblant|joue(?:z)? le role|reponds (?:desormais|maintenant|uniquement|toujours)|tu es (?:maintenant|desormais)|a partir de maintenant,? (?:tu|vous)|act as|you are now|pretend)\b|(?:^|[,.;!] ?|\bet )(?:invente|imagine)[zrs]?[- ](?:moi|une|un|des|quelque|n'importe)\b|\b(?:reponds|dis|confirme|affirme|ecris|repete)[- ]?(?:moi|nous)? (?:juste |simplement |seulement |exactement )?(?:oui|que oui|« ?|")|\b(?:dis|dites|annonce[zr]?|envoie|envoyez|publie[zr]?|previens|prevenez)[- ]?(?:leur |moi )?(?:a tous|a tout le monde|a toutes|aux autres|sur le canal)\b|\b(?:drop table|select \* from|<script|javascript:|rm -rf)/,
  ],
  [
    'task',
    /(?:^|[,.;!?] ?|\b(?:peux|pourrais|veux)[- ]tu |\btu (?:peux|pourrais) |\b(?:pouvez|pourriez|voulez)[- ]vous |\bvous (?:pouvez|pourriez) )(?:s'il (?:te|vous) plait,? )?(?:(?:me|nous|m') ?)?(?:(?:ecri(?:re|s|vez)|redige[zr]?|tradui(?:re|s|sez)|corrige[zr]?|compose[zr]?|genere[zr]?|dessine[zr]?|reserve[zr]?|commande[zr]?)(?:[- ](?:moi|nous))? (?:un|une|le|la|l'|mon|ma|mes|ce|cet|cette|les|des)\b|(?:fai(?:re|s|tes)|prepare[zr]?)(?:[- ](?:moi|nous))? (?:un|une|le|mon|ma|mes) (?:petit |petite |beau |belle |joli |jolie )?(?:discours|mails?|e-?mails?|courriers?|lettres?|poemes?|blagues?|dessins?|traductions?|devoirs?|exercices?|images?|logos?|recettes?|itineraires?|chansons?)\b)/,
  ],
  [
    'opinion',
    /\b(?:que (?:pens(?:es|ez)[- ](?:tu|vous)|(?:tu|vous) pens(?:es|ez)) (?:de|du|des|d')|(?:tu|vous) (?:en )?pens(?:es|ez) quoi|quel(?:le)? est (?:ton|votre) (?:avis|opinion|sentiment)|donne[zr]?[- ](?:moi|nous) (?:ton|votre) (?:avis|opinion)|(?:tu|vous) prefer(?:es|ez)|prefer(?:es|ez)[- ](?:tu|vous)|(?:ton|ta|votre) [a-z]+ (?:prefere|favori)e?|(?:tu|vous) (?:aim|vot|detest|soutien)(?:es|ez|s)|(?:aim|vot|detest)(?:es|ez)[- ](?:tu|vous))\b|\ba (?:ton|votre) avis\b.*\b(?:bien|bon|bonne|utile|efficace|mieux|meilleure?|mauvaise?)\b/,
  ],
  [
    'whoAreYou',
    new RegExp(
      `\\b(?:qui (?:es[- ]tu|etes[- ]vous|est[- ]tu|tu es|vous etes|t'es)|(?:t'es|tu es|vous etes|t es) (?:qui|quoi)|(?:es|est|etes)[- ](?:tu|vous) ${being}|(?:tu es|t'es|t es|vous etes|je parle a|parle[- ]je a|suis[- ]je en train de parler a) ${being}(?= *(?:$|\\?|ou\\b|qui\\b))|c'est (?:un |une )?(?:robot|bot|ia|machine|humain) (?:qui|ou)|c'est quoi (?:jalon|ton nom|votre nom)|qui est jalon|c'est qui jalon|(?:quel est )?(?:ton|votre) nom|comment (?:tu t'appelles|t'appelles[- ]tu|vous appelez[- ]vous)|qui (?:t'a|vous a) (?:cree|fait|programme|concu)|tu t'appelles comment)\\b`,
    ),
  ],
  [
    'abilities',
    /^(?:l')?(?:aide|help|menu|commandes?|mode d'emploi)$|\b(?:(?:tu|vous) (?:reponds|repondez) a (?:quoi|quel)|(?:que|qu'est[- ]ce que) (?:puis[- ]je|je peux|peut[- ]on|on peut) (?:te|vous) demander|(?:je peux|on peut) (?:te|vous) demander quoi|(?:tu|vous) (?:sais|savez|peux|pouvez) (?:faire )?(?:quoi|repondre)|que (?:sais[- ]tu|savez[- ]vous|peux[- ]tu|pouvez[- ]vous) (?:faire|m'apporter|repondre)|qu'est[- ]ce que (?:tu|vous) (?:sais|savez|peux|pouvez|fais|faites)(?: faire)?|a quoi (?:tu sers|sers[- ]tu|servez[- ]vous|vous servez)|comment (?:tu marches|ca marche ici|t'utiliser|vous utiliser|on t'utilise)|(?:tes|vos) (?:capacites|fonctions|fonctionnalites))\b/,
  ],
  [
    'insult',
    /\b(?:connards?|connasse|conn?e?s?|con|debiles?|idiote?s?|imbeciles?|abrutie?s?|merde|ta gueule|tg|encule\w*|salope?|salaud|putain|ptn|stupides?|cretine?s?|incapables?|bouffons?|batard|fdp|ntm|pd|degage|ferme[- ]la$|va te faire)\b|\b(?:t'es|tu es|t es|vous etes|c'est|quel(?:le)?) (?:vraiment |trop |completement |un gros |une grosse |un |une |tellement )*(?:nul(?:le)?s?|bete|mauvais(?:e)?|inutile|pourri(?:e)?|naze|pitoyable|ridicule|lamentable|a chier|bidon)\b|\b(?:tu|vous) (?:sers|servez) a rien|\bnul a chier|^nul(?:le)?s?$/,
  ],
];

/** « Merci beaucoup, vous m'avez bien dépannée ! »: what asks nothing and cannot be answered may still be a courtesy. */
export function readCourtesy(text: string): SmallTalk | undefined {
  const plain = ` ${foldText(text)} `
    .replace(new RegExp(`(?<![a-z])(?:${phatic})[^?.!]{0,20}\\?`, 'g'), (said) => said.replace('?', ' '))
    .replace(/ (?:ma|mon|mes|une?|le|la) [a-z' -]{3,25} qui(?= (?:m'|me |nous |a |l'))/g, ' ')
    .replace(/[^\p{L}\p{N}'?+ -]/gu, ' ')
    .replace(/\s+/g, ' ');
  if (/\?|\bmerci (de|a)\b/.test(plain) || asksSomething.test(plain)) return undefined;
  return wholeOrder.find(
    ([kind, pattern]) => kind !== 'fine' && new RegExp(` (?:${pattern}) `).test(plain),
  )?.[0];
}
const asksSomething =
  /\b(?:qui|quand|combien|comment|quels?|quelles?|pourquoi|quoi|lequel|laquelle|est[- ]ce|cherche|voudrais|aimerais|souhaite|besoin|savoir|contact|d'aide|aide[rz]?[- ](?:moi|nous|a )|aider|info\w*)\b/;

/** « 8, » asks nothing; « 2019 ? » and « 30/04/2019 » may, after something else. */
const onlyNumbers = /^\W*\d{1,3}(?:[\s,;.]+\d{1,3})*\W*$/;

/** Undefined: a question to be answered. */
export function readSmallTalk(text: string): SmallTalk | undefined {
  if (!/[\p{L}\p{N}]/u.test(text) || onlyNumbers.test(text)) return 'noWords';
  const folded = foldText(text);
  const plain = folded
    .replace(/[^\p{L}\p{N}'+ -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return 'noWords';
  if (plain.length <= longestTalk && onlyTalk.test(plain)) {
    const found = wholeOrder.find(([, pattern]) => new RegExp(`(?:^| )(?:${pattern})(?= |$)`).test(plain));
    if (found) return found[0];
  }
  const found = anywhere.find(([, pattern]) => pattern.test(plain) || pattern.test(folded))?.[0];
  if (found) return found;
  if (introducesSelf(text)) return 'greeting';
  if (!takesNote(text)) return undefined;
  return /(?<![a-z])merci/.test(folded) ? 'thanks' : 'fine';
}
