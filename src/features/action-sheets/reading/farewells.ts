/** How a letter ends, and who signs it. On folded text. */

const warmly = String.raw`(?:bien |tres )?(?:amicalement|affectueusement|chaleureusement|fraternellement|sincerement|respectueusement|cordialement)(?: a (?:vous|toi)| votre)?|(?:toutes mes |mes )?amities|(?:ta|votre|ton) (?:bien )?devouee?`;
const soon = String.raw`a (?:tres )?(?:bientot|vite|demain|plus(?: tard)?|lundi|mardi|mercredi|jeudi|vendredi|la semaine prochaine)|au plaisir(?: de [^\n,.]{3,40})?`;
const wishes = String.raw`je (?:t'|vous )embrasse|bises|bon courage|bonne (?:journee|soiree|semaine|reception|continuation|fin de (?:journee|semaine))|bon week-?end|avec (?:mes |nos |tous mes |toute ma |toutes mes |mon )[^\n,.]{4,50}|dans l'attente de [^\n,.]{4,40}`;
const thanks = "(?:merci(?: d'avance| encore| beaucoup| a (?:tous|vous|toi))?,? (?:et )?)?";
/** What an update would say. */
const update = String.raw`[^\n]*(?:[%€]|(?<![a-z])(?:la \d|fiche|budget|avancement|echeance|bloqu|debloqu|termin|suspend|abandon|redemarr|repart|repris|lanc|demarr|livr|report|repouss|(?:passe|est|sont|ont|on|prend|reprend)(?![a-z])))`;

export const farewells = [
  // « À bientôt, » ends its line; below it stands who writes.
  new RegExp(
    String.raw`(?<=(?:^|[.!?,\n]) *)${thanks}(?:${warmly}|${soon}|${wishes})[ ,.!]*\n\s*(?:(?!${update})\S[^\n]{0,89}(?:\n\s*|$)){1,5}$`,
  ),
  // « … Amitiés, Gilles »
  new RegExp(String.raw`(?<=[.!?] )(?:${warmly})[,.]? ?(?!${update})[a-z' -]{0,50}\.? *$`),
];
