import type { Status } from '../sheet';
import { statusIdioms } from './status-idioms';

/** Words and turns of speech that give a status to what stands before them. On folded, masked text. */

const plainForms: { status: Status; pattern: string }[] = [
  {
    status: 'en_cours',
    pattern: String.raw`debloqu(?:e|ee|es|ees|er)|reactiv(?:e|ee|es|ees)|(?:a|ont|est|s'est)? ?(?:re-?demarr(?:e|ee|es|ees)|repris(?! par)|reprise(?! (?:par|prevu|attendu|programm|fixe|possible|envisag|annonc|esper)|,? en D|,? D)|(?<!\b(?:on|nous|je) (?:les|leur|lui|vous|te) )relanc(?:e|ee|es|ees))|repart(?! sur [APDH])|reparti(?:e|s|es)?|reprend(?= ?(?:$|[,.;!]|enfin|bien|ce |cette |depuis|hier|apres|sous |a P))|(?:ca|c'est|elle|il|on) (?:re-?demarre|repart(?! sur [APDH])|reparti[et]?|reprend)`,
  },
  {
    status: 'bloque',
    pattern: String.raw`(?:re)?bloqu(?:e|ee|es|ees|ant)|bloque|coinc(?:e|ee|es|ees)|au point mort|a l'arret(?! (?:total et )?definiti)|(?<=\b(?:est|sont|reste|restent|toujours) )stoppee?s?(?! definiti)|(?:stopp|arret)ee?s?(?= (?:par|a cause|faute|net))|(?:ca|on|c'est) (?:bloque|coince)|dans l'impasse|plante(?:e|s|es)?|en rade|en carafe`,
  },
  {
    status: 'suspendu',
    pattern: String.raw`suspendu(?:e|s|es)?(?! a (?:la |le |l'|une? |cette |son |sa |des |leur ))|(?<=\b(?:on|nous) )suspend(?:ons)?(?= ?(?:$|[,.;]))|en pause|en stand[ -]?by|standby|en sommeil|en veille|(?:sur|en) pause|entre parentheses|gel(?:e|ee|es|ees)|mis(?:e|es)? en attente|(?<=\b(?:mets|met|mettez|mettre|mettons|passe|passer|passez)(?: [A-Z]+| la| le| l'| cette fiche)? )en attente(?! d)|en suspens|ajourn(?:e|ee)`,
  },
  {
    status: 'abandonne',
    pattern: String.raw`abandonn(?:e|ee|es|ees|ons|er)|(?<=\b(?:on|nous|je|j'ai|avons|ont) (?:a |ai |va |avons |ont )?)laiss\w* tomb\w*|annul(?:e|ee|es|ees)(?! (?:ca|cela|tout|la derniere|le dernier|la modif|le changement|le message|mon|ma|mes)\b)|ne verr(?:a|ont) (?:pas|jamais) le jour|tomb\w* a l'eau|lach\w* l'affaire|enterr(?:e|ee)|a l'arret definitif|definitivement a l'arret|(?:arret|stopp)(?:e|ee|es|ees) definitivement|definitivement arret(?:e|ee)|on arrete (?:tout|les frais)|on jette l'eponge|on renonce|on y renonce`,
  },
  {
    status: 'termine',
    pattern: String.raw`termin(?:e|ee|es|ees)|fini(?:e|s|es)?|achev(?:e|ee|es|ees)|boucl(?:e|ee|es|ees)|clos(?:e|es)?(?! (?:et |)couvert)|clore|clot|clotur(?:e|ee|es|ees|er)|(?<!\b(?:le|un|du|ce|au|son) )solde(?:e|s|es)?|finalis(?:e|ee|es|ees)|plie(?:e|es|s)?(?= ?(?:$|[,.;SDE]|pour |sur |cote |depuis |hier ))|(?<=\b(?:est|c'est) )(?:chose )?faite?(?= ?$)|inaugur(?:e|ee|es|ees)|(?<=\b(?:est|sont|a ete|ont ete) (?:enfin |bien |desormais |maintenant |officiellement )?)(?:livr|receptionn)(?:e|ee|es|ees)|done`,
  },
  {
    status: 'a_lancer',
    pattern: String.raw`a lancer|a demarrer|a l'etude|non (?:lanc|demarr)(?:e|ee)s?|(?:meme )?(?:pas|jamais)(?: encore| toujours| vraiment)* (?:ete )?(?:commence|demarre|lance|engage|entame|attaque|debute|amorce)e?s?|ne (?:re)?demarre(?:nt)? (?:encore |toujours )*pas|pret(?:e|es|s)? a (?:demarrer|commencer|etre lancee?s?|partir)`,
  },
  {
    status: 'en_cours',
    pattern: String.raw`en cours(?! d(?:e |'|u |es |epuis [a-z]+ que ))|lanc(?:e|ee|es|ees)|demarr(?:e|ee|es|ees)|commenc(?:e|ee)(?<!\b(?:on|nous|je) commence(?= a [a-z]))|(?:c'est|est) parti(?:e)?|sur les rails|en route|(?<!\b(?:s'est|s'etait|se sont|s'y est) (?:[a-z]+ )?)engag(?:e|ee)(?! (?:a hauteur|[PA]))|(?:ca|elle|on|il) demarre|debut(?:e|ee|es|ees)|(?:vient|viennent) (?:tout juste |juste |enfin )?(?:d'etre lancee?s?|de (?:re)?(?:demarrer|commencer|debuter))`,
  },
];
/** In the order in which they take their words. */
export const statusForms = [...plainForms, ...statusIdioms];
/** Each form in a group of its own, `f0`, `f1`… */
export const anyForm = new RegExp(
  String.raw`(?<![a-z])(?:${statusForms.map(({ pattern }, index) => `(?<f${index}>${pattern})`).join('|')})(?![a-z])`,
  'g',
);

export const anyStatus = `(?:${statusForms.map(({ pattern }) => pattern).join('|')})`;
