import { anyOf } from './any-of';
import type { Status } from '../sheet';

/** Turns of speech that say of their subject what a plain participle would. On folded, masked text. */

const atEnd = String.raw`(?= ?(?:$|[,.;(E]|enfin|officiellement|aujourd'hui|ce (?:matin|jour|soir)|cette semaine|pour |sur |depuis |hier|car |faute |mais |et |en attend|le temps|jusqu|a cause|par |cote |tant ))`;
const slept = '(?:sommeil|pause|veille|hibernation|torpeur|impasse|orniere|suspension|lethargie|stand-?by)';

/** « reportée sine die »: a day that nobody gives. */
const noDay =
  "(?:sine die|a plus tard|a une date (?:ulterieure|indeterminee|inconnue|non (?:fixee|definie|determinee))|(?:a|pour) des jours meilleurs|jusqu'a nouvel ordre|aux calendes(?: grecques)?|indefiniment)";

const idioms: Record<Status, string[]> = {
  en_cours: [
    String.raw`(?:entre|entree|entrees|passe|passee|passees) (?:enfin )?(?:en|dans sa|dans la) (?:phase (?:de |d'|des )?)?(?:travaux|chantier|operationnelle|operationnel|realisation|execution|deploiement|active|mode actif|mise en (?:oeuvre|œuvre))`,
    String.raw`(?:passe|passent|passee|est|sont|en est) (?:enfin )?(?:a|en|dans) (?:la |sa )?phase (?:de |d'|des )?(?:travaux|chantier|active|operationnelle|realisation|execution|deploiement)|en cours d(?:e |')(?:realisation|execution|deploiement|mise en (?:oeuvre|œuvre))${atEnd}`,
    String.raw`(?:rouvert|entam|amorc|reveill|ressuscit|reenclench|enclench)(?:e|es|ee|ees|s)?${atEnd}|(?:entre|entrent|entrons) (?:enfin )?dans le vif du sujet|(?:sorti|tire)(?:e|es|s)? d'affaire|de retour${atEnd}|a pris (?:enfin )?son (?:depart|envol)|se debloque(?:nt)?`,
    String.raw`(?:peut|peuvent) (?:enfin |maintenant |donc |a nouveau |desormais )*(?:repartir|redemarrer|reprendre)${atEnd}|(?:s'est|s'etait|se sont|nous sommes) (?:enfin )?mise?s? a(?= (?:la |le |l')?S)`,
    String.raw`(?:re)?decoll(?:e|ent|ee?s?)${atEnd}|se (?:met|mettent|remet|remettent) en (?:route|marche|mouvement|branle)|(?:re)?(?:nait|naissent)${atEnd}|se (?:re)?(?:lance|reveille|relance|enclenche)(?:nt)?${atEnd}|s'(?:amorce|enclenche|active)(?:nt)?${atEnd}|embraye(?:nt)?${atEnd}|remise? en (?:service|exploitation|circulation|activite)`,
    `(?:re)?actives?${atEnd}|de nouveau (?:active|sur pied)`,
    String.raw`reprend(?:s|nent)? (?:du service|vie|des couleurs|(?:enfin |bien )?son cours|de plus belle)`,
    String.raw`(?:sort|sortie|sortent|sorti) (?:enfin )?(?:de (?:sa |la |l'|son )?(?:mise en )?${slept}|du (?:frigo|placard|tunnel|blocage))`,
    String.raw`en (?:marche|chantier|travaux)${atEnd}|(?:travaux|chantier)(?: d[eu] (?:la |l')?S+)? (?:demarrent|debutent|commencent|demarre|debute|commence)${atEnd}|(?:sort|sors|sortons|sortir|ressort|ressortons) (?:la |le |l')?S+ (?:du (?:frigo|placard|tiroir|carton|congelateur)|de (?:la |l'|sa )?${slept})`,
    String.raw`remise? (?:en (?:route|marche|selle)|sur (?:les rails|pied))|prend son envol|${anyOf(['bien', 'enfin'])} parti(?:e|es)?${atEnd}`,
  ],
  bloque: [
    String.raw`(?:paralys|enlis|fig|englu|embourb)(?:e|ee|es|ees)${atEnd}|s'enlise(?:nt)?|dans l'orniere|au point zero`,
    String.raw`en (?:panne|plan|souffrance|cale seche)${atEnd}|situation de blocage|(?:re)bloque(?:nt)?${atEnd}|(?:arret|stopp)ee?s? net(?![a-z])`,
    String.raw`(?:enray|gripp|embourb|immobilis)(?:e|ee|es|ees)${atEnd}|s'(?:enraye|embourbe)(?:nt)?|se (?:grippe|fige)(?:nt)?${atEnd}|tomb(?:e|ee|ent) en (?:panne|rade)${atEnd}|prise? en otage`,
    String.raw`(?:vient|viennent) de se (?:re)?bloquer|(?:a|ont) cale${atEnd}`,
    String.raw`(?:plus )?rien (?:ne |n')?(?:bouge|avance)(?: plus)?|(?:impossible d'avancer|ne peu(?:t|vent) (?:plus|pas) avancer)(?! (?:sans|tant qu|faute))|n'avance(?:nt)? plus|tout est (?:a l'arret|bloque|fige|arrete|stoppe)`,
  ],
  suspendu: [
    String.raw`(?:re)?(?:met|mets|mettre|mettons|mettez|mise|mis|laisse|laissee|laissons) (?:[A-Z]+ |la |le |ca |tout ca |tout |cette fiche )?(?:de cote|sur pause|en veilleuse|au (?:frigo|placard|repos))`,
    String.raw`(?:report|repouss|ajourn|renvoy|differ|decal)(?:e|ee|es|ees)? ${noDay}|remis(?:e|es)? ${noDay}`,
    String.raw`(?:hiberne|sommeille)(?:nt)?${atEnd}|se met(?:tent)? en (?:pause|veille|sommeil)|s'(?:interrompt|interrompent)${atEnd}`,
    String.raw`en dormance|en sourdine|on n'y touche plus|dort${atEnd}|(?:mise? )?entre parentheses|interrompue?s?(?= ?(?:$|[,.;(]|pour |depuis |faute |en attend|le temps|jusqu|par |provisoirement|temporairement))`,
    String.raw`(?:(?:provisoirement|temporairement|momentanement) (?:arret|stopp|interromp)[eu]e?s?|(?:arret|stopp|interromp)[eu]e?s? (?:provisoirement|temporairement|momentanement))`,
    String.raw`s'(?:arrete|interrompt)(?:nt)? (?:provisoirement|temporairement|momentanement)`,
    String.raw`(?:marque|fait|prend) une (?:petite )?pause|au (?:frigo|placard|congelateur)|en (?:hibernation|jachere|berne|veilleuse)`,
  ],
  termine: [
    String.raw`(?:c'est )du passe${atEnd}|rideau(?= ?$)|venue?s? a bout(?= d)|(?:entierement|integralement|totalement|completement) faite?s?${atEnd}|(?<=\btout est )fait${atEnd}|(?:il n'y a |y a |n'a )?plus rien a faire|(?:vient|viennent) de s(?:e |')(?:termin|achev|fini|conclu)[a-z]+`,
    String.raw`(?:bien |enfin |desormais )?derriere nous|affaire classee|dossier clos|point final|mission (?:accomplie|remplie)|dans la (?:boite|poche)|(?:a|ont) (?:pris fin|abouti|vu le jour|ouvert (?:ses|leurs) portes)${atEnd}|archivee?s?${atEnd}|(?:a|ont) ete (?:menee?s? a (?:bien|terme))`,
    String.raw`(?:s'est|se sont) (?:enfin |bien )?(?:conclu|acheve|termine|clotur)[a-z]*${atEnd}|se clot${atEnd}`,
    String.raw`(?:alle|arrive|parvenu|mene)(?:e|es|s)? (?:a|au) (?:(?:son|leur) (?:terme|bout)|terme|bout|bien)|(?:integralement |entierement |totalement |completement )?realise(?:e|es|s)?${atEnd}`,
  ],
  abandonne: [
    String.raw`n'(?:a|ont) plus (?:lieu d'etre|de raison d'etre|d'objet|de sens|d'interet|d'utilite)|n'(?:est|sont) plus (?:d'actualite|a l'ordre du jour|maintenue?s?|retenue?s?|portee?s?${atEnd})|n'(?:est|sont|a ete|ont ete) pas (?:ete )?(?:retenue?s?|maintenue?s?|reconduite?s?|poursuivie?s?)${atEnd}|n'(?:aura|auront) (?:pas|jamais|plus) (?:lieu|de suite)`,
    String.raw`ne (?:sera|seront) (?:finalement |donc |jamais |pas |plus )+(?:realis|men|fait|poursuivi|maintenu|reconduit|concretis|execut|mis en (?:oeuvre|œuvre))[a-z]*(?![^,;.]*[DH])(?! (?:avant|cette|ce |tout de suite))|ne se (?:fait|fera|font|feront) (?:finalement |donc |malheureusement |probablement )*(?:pas|plus|jamais)(?![^,;.]*[DH])(?! (?:avant|cette|ce |tout de suite|sans|attendre|prier))`,
    String.raw`(?<=\b(?:on|nous) )ne (?:la |le )?(?:poursui(?:t|vra|vrons|vons)|continu(?:e|era|erons|ons)|fera|ferons|fait|faisons|maintient|maintiendra|maintiendrons) (?:donc |finalement )*(?:pas|plus|jamais)(?= ?(?:$|[,.;]|(?:avec )?(?:la |le |l'|cette )?(?:fiche |action |projet )?S))|ne (?:donne|donnera|donnons|donnerons) (?:pas|plus|aucune) suite|ne (?:va|ira|irons|allons) pas plus loin`,
    String.raw`(?<!avis )(?:caduc|caduque|obsolete|supprime|supprimee|ecartee|sacrifiee|torpillee|morte?-nee?)s?${atEnd}|c'est (?:cuit|foutu|fichu|rape)|(?:a |ont )?capot(?:e|ent)${atEnd}|part(?:i|ie|ent)? en fumee|(?:a|ont) avorte${atEnd}|avortee?s?${atEnd}|aux oubliettes|cimetiere des projets|(?:n'aboutira|n'aboutiront) (?:pas|jamais)|(?<!class[a-z]{0,3} )sans suite`,
    String.raw`tir(?:e|er|ons|ent|ez) un trait|(?:fai(?:t|sons|re)|(?:a|ont|avons) fait|met(?:s|tons)?) une croix(?= (?:dessus|S|sur))|(?:class[a-z]+|rest[a-z]+) sans suite|(?<=\bon )oublie(?= ?$)|(?:passe|passee|passer) a la trappe|morte? et enterree?|(?:c'est|est) morte?${atEnd}|n'ira(?:it)? pas (?:plus loin|au bout)`,
    String.raw`retire(?:e|s|es|r)? (?:S+ )?d[eu] (?:la |l')?(?:programme|plan|contrat|liste|feuille de route)|(?:renonce(?:r|nt)?|renoncons)(?= a (?:la |l'|le )?S)`,
    String.raw`jet(?:te|tent|er|ons|e) l'eponge|mise? au rebut|passee? par pertes et profits|raye(?:e|s|es)? de la (?:liste|carte)`,
  ],
  a_lancer: [
    String.raw`(?:rien|pas grand-chose) (?:n'est |n'a |n'a ete |n'avait |de |d')(?:encore |toujours |vraiment |ete )*(?:lance|commence|demarre|engage|entame|fait|mis en route|debute)|n'(?:a|ont|avons) (?:toujours )?pas (?:encore |toujours )?(?:donne|pose|eu) (?:le |la )?(?:coup d'envoi|top depart|feu vert de lancement|premier coup de (?:pioche|pelle)|premiere pierre)|sur la rampe de lancement|(?:aucune?|pas (?:encore |toujours )?(?:de |d'|eu de |eu le )) ?(?:vrai |reel |debut de )?(?:lancement|demarrage|commencement)|(?:en attente|attend(?:s|ent)?)(?: toujours| encore)? (?:de |d'|du |son |le )(?:lancement|demarrage|etre (?:lance|demarre)e?s?)|sur la ligne de depart|dans les starting[ -]blocks|en gestation|dans les tuyaux|dans les limbes|en incubation|n'a (?:pas|jamais)(?: encore| toujours)? vu le jour|(?:encore |toujours )?(?:a l'etat|au stade)(?: encore| toujours)? (?:de |d'|de la |de l'|du )(?:simple )?(?:projet|idee|ebauche|esquisse|reflexion|intention|avant-projet|papier)|rien (?:n'est|n'a)(?: encore| toujours)? (?:ete )?(?:lance|commence|demarre|engage|entame)`,
    String.raw`dans les cartons|reste(?:nt)? a (?:lancer|demarrer|engager|commencer)${atEnd}|(?:pas|jamais)(?: encore| toujours)? (?:ete )?partie?${atEnd}`,
  ],
};

export const statusIdioms: { status: Status; pattern: string }[] = Object.entries(idioms).map(
  ([status, patterns]) => ({ status: status as Status, pattern: patterns.join('|') }),
);
