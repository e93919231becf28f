import { anyOf } from './any-of';
import type { Status } from '../sheet';

/** Turns of speech that say of their subject what a plain participle would. On folded, masked text. */

const atEnd = String.raw`(?= ?(?:$|[,.;(E]|pour |sur |depuis |hier|car |faute |mais |et |en attend|le temps|jusqu|a cause|par |cote |tant ))`;
const slept = '(?:sommeil|pause|veille|hibernation|torpeur|impasse|orniere|suspension|lethargie|stand-?by)';

/** « reportée sine die »: a day that nobody gives. */
const noDay =
  "(?:sine die|a plus tard|a une date (?:ulterieure|indeterminee|inconnue|non (?:fixee|definie|determinee))|(?:a|pour) des jours meilleurs|jusqu'a nouvel ordre|aux calendes(?: grecques)?|indefiniment)";

const idioms: Record<Status, string[]> = {
  en_cours: [
    String.raw`(?:entre|entree|entrees|passe|passee|passees) (?:enfin )?(?:en|dans sa|dans la) (?:phase (?:de |d'|des )?)?(?:travaux|chantier|operationnelle|operationnel|realisation|execution|deploiement|mode actif|mise en (?:oeuvre|œuvre))`,
    `(?:re)?actives?${atEnd}|de nouveau (?:active|sur pied)`,
    String.raw`reprend(?:s|nent)? (?:du service|vie|des couleurs|(?:enfin |bien )?son cours|de plus belle)`,
    String.raw`(?:sort|sortie|sortent|sorti) (?:enfin )?(?:de (?:sa |la |l'|son )?(?:mise en )?${slept}|du (?:frigo|placard|tunnel|blocage))`,
    String.raw`en (?:marche|chantier|travaux)${atEnd}|(?:travaux|chantier)(?: d[eu] (?:la |l')?S+)? (?:demarrent|debutent|commencent|demarre|debute|commence)${atEnd}|(?:sort|sors|sortons|sortir|ressort|ressortons) (?:la |le |l')?S+ (?:du (?:frigo|placard|tiroir|carton|congelateur)|de (?:la |l'|sa )?${slept})`,
    String.raw`remise? (?:en (?:route|marche|selle)|sur (?:les rails|pied))|prend son envol|${anyOf(['bien', 'enfin'])} parti(?:e|es)?${atEnd}`,
  ],
  bloque: [
    String.raw`(?:paralys|enlis|fig|englu|embourb)(?:e|ee|es|ees)${atEnd}|s'enlise(?:nt)?|dans l'orniere|au point zero`,
    String.raw`en (?:panne|plan|souffrance|cale seche)${atEnd}|situation de blocage|(?:re)bloque(?:nt)?${atEnd}|(?:arret|stopp)ee?s? net(?![a-z])`,
    String.raw`(?:plus )?rien (?:ne |n')?(?:bouge|avance)(?: plus)?|impossible d'avancer|n'avance(?:nt)? plus|ne peu(?:t|vent) (?:plus|pas) avancer|tout est (?:a l'arret|bloque|fige)`,
  ],
  suspendu: [
    String.raw`(?:re)?(?:met|mets|mettre|mettons|mettez|mise|mis|laisse|laissee|laissons) (?:[A-Z]+ |la |le |cette fiche )?(?:de cote|sur pause|en veilleuse|au (?:frigo|placard|repos))`,
    String.raw`(?:report|repouss|ajourn|renvoy|differ|decal)(?:e|ee|es|ees)? ${noDay}|remis(?:e|es)? ${noDay}`,
    String.raw`en dormance|en sourdine|on n'y touche plus|dort${atEnd}|(?:mise? )?entre parentheses|interrompue?s?(?= ?(?:$|[,.;(]|pour |depuis |faute |en attend|le temps|jusqu|par |provisoirement|temporairement))`,
    String.raw`(?:(?:provisoirement|temporairement|momentanement) (?:arret|stopp|interromp)[eu]e?s?|(?:arret|stopp|interromp)[eu]e?s? (?:provisoirement|temporairement|momentanement))`,
    String.raw`s'(?:arrete|interrompt)(?:nt)? (?:provisoirement|temporairement|momentanement)`,
    String.raw`(?:marque|fait) une pause|au (?:frigo|placard|congelateur)|en (?:hibernation|jachere|berne|veilleuse)`,
  ],
  termine: [
    String.raw`(?:bien |enfin |desormais )?derriere nous|affaire classee|dossier clos|point final|mission (?:accomplie|remplie)|dans la (?:boite|poche)|(?:a|ont) (?:pris fin|abouti|vu le jour|ouvert (?:ses|leurs) portes)${atEnd}|archivee?s?${atEnd}|(?:a|ont) ete (?:menee?s? a (?:bien|terme))`,
    String.raw`(?:alle|arrive|parvenu|mene)(?:e|es|s)? (?:a|au) (?:(?:son|leur) (?:terme|bout)|terme|bout|bien)|(?:integralement |entierement |totalement |completement )?realise(?:e|es|s)?${atEnd}`,
  ],
  abandonne: [
    String.raw`tir(?:e|er|ons|ent|ez) un trait|(?:fai(?:t|sons|re)|(?:a|ont|avons) fait|met(?:s|tons)?) une croix(?= (?:dessus|S|sur))|(?:class[a-z]+|rest[a-z]+) sans suite|(?<=\bon )oublie(?= ?$)|(?:passe|passee|passer) a la trappe|morte? et enterree?|(?:c'est|est) morte?${atEnd}|n'ira(?:it)? pas (?:plus loin|au bout)`,
    String.raw`retire(?:e|s|es|r)? (?:S+ )?d[eu] (?:la |l')?(?:programme|plan|contrat|liste|feuille de route)|(?:renonce(?:r|nt)?|renoncons)(?= a (?:la |l'|le )?S)`,
    String.raw`jet(?:te|tent|er|ons|e) l'eponge|mise? au rebut|passee? par pertes et profits|raye(?:e|s|es)? de la (?:liste|carte)`,
  ],
  a_lancer: [
    String.raw`(?:encore |toujours )?(?:a l'etat|au stade)(?: encore| toujours)? (?:de |d'|de la |de l'|du )(?:simple )?(?:projet|idee|ebauche|esquisse|reflexion|intention|avant-projet|papier)|rien (?:n'est|n'a)(?: encore| toujours)? (?:ete )?(?:lance|commence|demarre|engage|entame)`,
    String.raw`dans les cartons|reste(?:nt)? a (?:lancer|demarrer)${atEnd}|(?:pas|jamais)(?: encore| toujours)? (?:ete )?partie?${atEnd}`,
  ],
};

export const statusIdioms: { status: Status; pattern: string }[] = Object.entries(idioms).map(
  ([status, patterns]) => ({ status: status as Status, pattern: patterns.join('|') }),
);
