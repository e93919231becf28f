import { foldText } from '../../../core/text';

export type SmallTalk = 'greeting' | 'thanks' | 'whoAreYou' | 'insult' | 'rules' | 'noWords' | 'goodbye';

const whole: [SmallTalk, RegExp][] = [
  [
    'greeting',
    /^(bonjour|bonsoir|salut|coucou|hello|bjr|slt|hey|re|cc)( (a tous|a vous|jalon|madame|monsieur|tout le monde))*$/,
  ],
  [
    'thanks',
    /^((un |mille )?grand )?(merci|mercii+|mci|super merci|ok merci|parfait merci|merci beaucoup|merci bien)( (beaucoup|bien|a vous|jalon|pour (tout|votre (aide|reponse)|la reponse|l'info)))*$/,
  ],
  ['goodbye', /^(au revoir|a bientot|bonne (journee|soiree)|a plus|bye|ciao)( (jalon|a vous))*$/],
];
const anywhere: [SmallTalk, RegExp][] = [
  [
    'rules',
    /(ignore[zr]?|oublie[zr]?|ne tiens pas compte|contourne[zr]?)\b.{0,40}\b(instructions?|consignes?|regles?|prompt|directives?)|\b(prompt systeme|system prompt|jailbreak|mode developpeur|tes instructions|vos instructions|tes consignes|vos consignes)\b|\b(fais comme si|joue le role|reponds desormais|tu es maintenant)\b/,
  ],
  [
    'whoAreYou',
    /\b(qui (es[- ]tu|etes[- ]vous|est[- ]tu)|t'es qui|tu es qui|vous etes qui|es[- ]tu (un |une )?(robot|humain|humaine|ia|machine|bot|vrai)|etes[- ]vous (un |une )?(robot|humain|humaine|ia|machine|bot|vraie? personne)|c'est quoi jalon|qui est jalon|c'est qui jalon|tu sais faire quoi|que sais[- ]tu faire|que savez[- ]vous faire)\b/,
  ],
  [
    'insult',
    /\b(connard|connasse|con|conne|debile|idiot|idiote|imbecile|abruti|nul a chier|merde|ta gueule|tg|encule|salope|putain|stupide|cretin|incapable)\b/,
  ],
];

/** Undefined: a question to be answered. */
export function readSmallTalk(text: string): SmallTalk | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'noWords';
  const plain = foldText(text)
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    whole.find(([, pattern]) => pattern.test(plain))?.[0] ??
    anywhere.find(([, pattern]) => pattern.test(plain))?.[0]
  );
}
