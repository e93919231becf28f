import type { Span } from './span';

/** Names of people as they are written: « Karim Haddad », « Mme Le Goff », « Jean-Marc de la Tour », « DUPONT Marie ». */
const civility = String.raw`(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|m\.|mr|mme|monsieur|madame|Dr)`;
const capital = String.raw`\p{Lu}[\p{L}'’-]*`;
const particle = String.raw`(?:de|du|des|de la|le|la|d'|d’|van|von|ben|el)`;
const written = new RegExp(
  String.raw`(?<![\p{L}\d'’-])(?:${civility} ?)?${capital}(?: (?:${particle} )?${capital}){0,3}`,
  'gu',
);

/** Words that begin with a capital where a sentence begins, and organisations: no name of a person begins with them. */
const notNames = new Set(
  `de du des a au aux en par pour sur et je j on nous vous il elle ils elles la le les l ca c ce cet cette ces qui que quand si
mais donc ou puis alors enfin non oui ok region dreal ddt ddtm sdis sgar prefecture prefet etat ademe bpi bpifrance cci cma
uimm pole france budget projet fiche action copil reunion chantier travaux personne quelqu'un tout toute tous entreprise mairie
maire une un notre nos votre ma mon mes sa son ses toujours encore bonjour bonsoir salut hello coucou merci cordialement
changez changer modifiez corrigez actualisez retirez enlevez remplacez nommez designez indiquez inscrivez notez mettez point info infos maj moi lui eux nouveau nouvelle nouveaux plus pas ne n qu aucun aucune pilote pilotage porteur porteuse
referent referente responsable partenaire partenaires blocage echeance avancement statut prochaine suite depuis
suivi cheffe chef contact changement interim desormais maintenant avec sans dans pendant malheureusement voir voyez cher chere lead meme nomme nommee designe designee promu promue quant mi-temps plein-temps temps vacant vacante absent absente inconnu inconnue pourvu a erreur tort rapport hauteur`.split(
    /\s+/,
  ),
);

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** May somebody be called so? `said`: as typed, of any case. */
export function mayBeName(said: string): boolean {
  const first = bare(said).split(/[ '’]/)[0] ?? '';
  return said.length >= 2 && !notNames.has(first) && !/\d/.test(said);
}

/** Runs of capitalised words, without those that merely begin a sentence. */
export function findNames(typed: string, masked: string): Span<'N', string>[] {
  return [...typed.matchAll(written)].flatMap((match) => {
    let { index: start } = match;
    const end = start + match[0].length;
    for (;;) {
      const name = typed.slice(start, end);
      const [first = ''] = name.split(' ', 1);
      if (mayBeName(name)) break;
      start += first.length + 1;
      if (start >= end || !/^\p{Lu}/u.test(typed.slice(start))) return [];
    }
    // What is a sheet, a figure or a date already is no name.
    return /[A-Z]|^ +$/.test(masked.slice(start, end))
      ? []
      : [{ kind: 'N' as const, start, end, value: typed.slice(start, end) }];
  });
}

/** Without capitals: up to three words, and none that names cannot hold. */
const stop = String.raw`(?:qui|meme|nommee?|designee?|promue?|choisie?|part|quitte|arrive|reprend|remplace|pilote|est|sera|a|et|pour|sur|la|le|les|au|en|du|des|desormais|maintenant|depuis|avec|comme|dorenavant|devient|prend|prendra|assure|suit|gere|porte|c'est|a partir|dont|mais|ou|par|dans|cette|plus|pas|jamais|elle|il|on|nous|je|ne|n'|s'|se|notre|votre|nos|vos|ton|ta|tes|quant|service|production|circulation|mon|ma|mes|son|sa|ses|leur|leurs|un|une|aucun|aucune|nouveau|nouvelle|perdu|trouve|cherche|change|changent|vacant|vacante|absent|absente|partie?s?|malade|enceinte|demissionn[a-z]*|remplacee?s?|debordee?s?|seule?|presente?s?|contente?|ravie?|prete?|disponible|indisponible|joignable|injoignable|confirmee?|connue?|inchangee?|identique|encore|toujours|aussi|egalement|clair|deja|personne|erreur|tort|rapport|hauteur|faux|fausse|inexact|inexacte|vrai|quelqu'un|faut|faudra|changer|trouver|nommer|designer|choisir|confirmer|remplacer|definir|valider|recruter|chercher|prevoir|revoir|fallait|moi|toi|lui|eux|(?:re)?demarr[a-z]*|avance[a-z]*|progresse[a-z]*|commence[a-z]*|debute[a-z]*|continue[a-z]*|patine[a-z]*|stagne|bouge|recule|monte|passe[a-z]*|reste[a-z]*|attend[a-z]*|lancee?s?|(?:de)?bloque[a-z]*|termine[a-z]*|suspend[a-z]*|abandonne[a-z]*|repart[a-z]*|finie?s?|bouclee?s?|roule|glisse|tient|decale[a-z]*|repousse[a-z]*|reportee?s?|atteint|ouvre|ouvrira|securite|incendie|handicap|informatique|qualite|environnement|technique|administratif|financier|laicite|changez|modifi[a-z]*|corrig[a-z]*|indiqu[a-z]*|notez|noter|mettez|mettre|mets|inscri[a-z]*|actualis[a-z]*|retir[a-z]*|enlev[a-z]*|remplacez|nommez|designez|choisissez|trouvez|cherchez|eu|ete|pu|du|voulu|fait|dit|mis|pris|rendu|recu|tenu|permis|valide|vote|decide|approuve|adopte|retenu|souhaite|demande|propose|confirme|accepte|donne)`;
export const nameInLowerCase = String.raw`(?:${civility} )?(?!${stop}\b)[a-z'-]{2,}(?: (?!${stop}\b)[a-z'-]{2,}){0,2}`;

/** « Julie », « l'ADEME », « la CCI »: somebody is named there, as typed. */
export const nameStarts = (typed: string, at: number): boolean =>
  /^(?:(?:la|le|les) |l['’])?\p{Lu}/u.test(typed.slice(at, at + 30));
