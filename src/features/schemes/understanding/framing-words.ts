import { rawWords, stemOf, type Word } from '../retrieval/words';

/**
 * Words by which people ask, whatever they ask about: « le terme », « là-dedans », « vers qui me tourner ». They say
 * nothing that an answer would have to hold. A verb that says what happened (« remplacé », « critiqué ») is none of them.
 */
const framing = `
  genre sorte espece nature
  terme mot notion concept expression sigle acronyme abreviation sens signification definition principe idee vocation
  utilite interet raison recouvrir recouvre correspondre correspond designer designe consister consiste signifier
  precision precis detail details resume resumer clair clairement simplement rapidement brievement grosso modo
  chose truc machin bidule histoire affaire contexte cadre titre egard matiere phrase mots lignes dedans ailleurs dessus dessous
  tourner tourne solliciter saisir frapper porte pousser aiguiller orienter orientez rapprocher passer
  percevoir percoit percois empocher decrocher pretendre accorder accorde octroyer octroie attribuer attribue allouer alloue distribuer
  distribue debloquer debloque injecter injecte mobiliser mobilise consacrer consacre promettre promis promise doter dote dotee attribution octroi
  versement dotation orchestrer orchestre superviser supervise administrer administre incomber incombe assurer assure mener mene menee
  demarrer demarre debuter inaugurer inaugure naitre nait ne nee nes nees achever acheve arreter arrete perdurer perdure
  faisable permis moyen facon maniere proceder procede figurer figure compter compte voir regarder rappeler rappelle
  redire redis repeter reexpliquer preciser eclairer eclairez comprendre capter saisis pige piger
  organisme structure instance institution entite acteur autorite administration
  concretement brievement actuellement recemment officiellement initialement generalement globalement principalement
  grossierement normalement finalement egalement notamment vraiment reellement effectivement necessairement forcement
  possible possibilite eventuellement besoin envie
  avis connaissance jour heure ordi merci bonsoir salut coucou hello svp stp please allo
  promesse somme total totale global globale exacte exact chiffre hauteur
  butoir maximal maximale maximum maxi fais fait faire font vont voudrait voudrions monter lors entrer entre moment occuper occupe issu issue charge chargee pris prise suite
  lieu endroit adherer quelconque certain certains certaines divers differents plusieurs
  nommer nomme nommee baptiser intitule reconnaitre reconnait identifier
  renes manettes ficelles gouvernail barre cordons
  voie biais canal chemin chacun chacune respectivement
  tiens tenez ecoute ecoutez attends ok dac daccord
`;

const framingStems = new Set(rawWords(framing).map(stemOf));
const framingWords = new Set(rawWords(framing));

export const isFraming = ({ text, stem }: Word): boolean =>
  framingWords.has(text) || (text !== 'affaires' && framingStems.has(stem));
