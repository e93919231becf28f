import { normalisePlace } from './normalise-place';

/** A word of a text as typed, and as it is compared. */
export interface Word {
  raw: string;
  word: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

const short: Record<string, string> = {
  st: 'saint',
  sts: 'saints',
  ste: 'sainte',
  stes: 'saintes',
  ds: 'dans',
  ts: 'tous',
  cb: 'combien',
  cmb: 'combien',
  cbien: 'combien',
  conbien: 'combien',
  combient: 'combien',
  nb: 'nombre',
  nbre: 'nombre',
  qd: 'quand',
  qand: 'quand',
  kan: 'quand',
  kand: 'quand',
  kel: 'quel',
  kels: 'quels',
  quelle: 'quel',
  quelles: 'quels',
  qel: 'quel',
  qels: 'quels',
  ki: 'qui',
  koi: 'quoi',
  bjr: 'bonjour',
  slt: 'salut',
  bsr: 'bonsoir',
  pr: 'pour',
  pa: 'pas',
  sui: 'suis',
  som: 'sommes',
  jai: 'j ai',
  g: 'j ai',
  jsuis: 'je suis',
  chui: 'je suis',
  chuis: 'je suis',
  ya: 'y a',
  estce: 'est ce',
  esce: 'est ce',
  esque: 'est ce que',
  eske: 'est ce que',
  svp: 'merci',
  stp: 'merci',
  dep: 'departement',
  dept: 'departement',
  dpt: 'departement',
  tis: 'ti',
};

export function splitWords(text: string): Word[] {
  return [...text.replace(/\bT\.I\b\.?/g, 'TI  ').matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(
    ({ 0: raw, index }) =>
      normalisePlace(raw)
        .split(' ')
        .filter((part) => part !== '')
        .flatMap((part) => (Object.hasOwn(short, part) ? (short[part] ?? part).split(' ') : [part]))
        .map((word) => ({ raw, word, start: index, end: index + raw.length })),
  );
}

const list = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that may stand in any question on territories without changing what it asks. */
export const plainWords = list(`
  a ai ainsi alors as au aujourd aussi aux avec avez avons bien bonjour bonsoir bon ca car ce ceci cela celle celles celui
  ces cet cette ceux chez ci coucou d dans de des dire dis dites donc du elle elles en encore est et etaient etait etes etre eu
  eux fait faire font hello hui il ils je j juste l la le les leur leurs lui m ma mais me merci mes moi mon n ne nos notre nous
  nos non on ont ou oui par pas peu peut peux plait plus pour pourriez pouvez pour puis qu quand_meme que quel quels qui quoi
  s sa sais saurais salut savoir savez se selon ses si sil sinon soit sommes son sont suis sur t te tes toi ton tous tout toute
  toutes tres tu un une va veux voudrais voudrions vos votre vous voulais y euh hein ok stp cher chere madame monsieur
  actuellement actuel actuels actuelle maintenant present ici precisement exactement total totalite france francais francaise
  complet complete 183 francaises national nationale nationaux entier entiere programme officiel officiels officielle jour vraiment
  elu elue elus maire mairie maires adjoint adjointe president presidente vice conseiller conseillere dgs
  pme pmi eti tpe entreprises boites groupe lance
  habite travaille represente installe installee base basee implante implantee usine entreprise societe site boite
  ville villes commune communes village interco intercos intercommunalite intercommunalites comcom agglo agglos agglomeration
  communaute communautes collectivite collectivites metropole epci ept cc ca cu cdc groupement groupements
  region regions departement departements territoire territoires ti industrie industries secteur coin zone label labellise
  labellisee labellises labellisees
  donne donner donnez moi montre montrer montrez cite citer citez enumere affiche afficher voir connaitre liste lister listing
  nom noms nombre combien existe existent compte comptent comptez compter recense recensez trouve trouver trouvent situe situes
  quels quelles lesquels lesquelles laquelle lequel
  appartient appartiennent appartenir appartenons fait fais faisons partie releve relevent depend dependent figure figurent
  inclus incluse inclut concerne concernee concernes classe classee reconnu reconnue inscrit inscrite couvert couverte
  rattache rattachee integre integree membre membres retenu retenue situee dedans voila comme auquel
`);

/** Beside a place, these show that the question is about something else than belonging to a territory. */
export const otherSubjects = list(`
  comment pourquoi quand qui combien vte vta vie oir gpec pia dge anct adcf cget aide aides aider subvention subventions fonds
  financement financements finance financer argent euros euro budget enveloppe credits cout coute paye payer verse versement
  projet projets pilote pilotes pilotait piloter contact contacts contacter joindre adresse telephone mail candidater candidature
  candidat candidats copil comite comites reunion reunions journee fiche fiches action actions contrat contrats protocole
  protocoles signe signee signer signature bpifrance banque chef cheffe delegue deleguee delegation referent referents prefet
  dispositif dispositifs beneficier benefice beneficie avantage avantages interet obtenir droit droits eligible eligibilite
  plateforme plateformes acceleration accelerateur pole poles competitivite french fab volontariat emploi emplois recrute recruter
  formation foncier terrain friche friches definition sert servir fonctionne fonctionnement role but objectif objectifs date dates
  depuis jusqu duree bilan resultat resultats exemple exemples strategie gouvernance devenir devient rejoindre entrer sortir
  quitter demande demander dossier depot deposer appel appels lauréat laureats rebond france2030 difference lien rapport innovation
  lance lancee creee demarre
  peut pouvez_vous pourra faut doit ademe region_pilote observatoire simplification experimentation
`);
