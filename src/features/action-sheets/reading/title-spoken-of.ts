/** Whether a sentence of a letter speaks of a title wherever it stands in it, by the words around. On folded text. */

const field =
  '(?:avancement|budget|enveloppe|cout|montant|echeance|livraison|ouverture|fin|statut|pilotage|pilote|taux|achevement|reception|mise en service)';
const around: { before: RegExp; after: RegExp }[] = [
  // « moins généreuse pour les VTE, dont l'échéance … », « la plateforme, qui en est à 20 % »
  {
    before: /./,
    after: new RegExp(
      String.raw`^,? (?:dont (?:la |le |l'|les )?(?:date de |taux d')?${field}|(?:qui|laquelle|lequel|lesquels|lesquelles) (?:en )?(?:est|sont|atteint|passe|affiche|reste|demarre|redemarre|repart|atteignent)(?: (?:deja|desormais|maintenant|enfin|aujourd'hui|toujours))* (?:a |aux? |de )?(?:\d|la moitie|bloqu|termin|suspend|abandonn|lanc|en (?:cours|pause)))`,
    ),
  },
  // « patienter pour la navette : son échéance est repoussée »
  { before: /(?<![a-z])(?:pour|sur|concernant|concerne) (?:la |le |les |l'|notre |nos )?$/, after: /^ ?:/ },
  // « il accorde aux VTE une rallonge de 10 000 € »
  {
    before:
      /\b(?:accord|octroy|attribu|allou|vot|affect|consent)[a-z]* (?:[a-z'-]+ ){0,4}(?:a (?:la |l'|notre )?|aux? )$/,
    after: /\d/,
  },
  // « À Moulinex, on approche de 47 % »
  {
    before: /(?:^|[.;:!?\n] ?)(?:et |mais |puis )?(?:a (?:la |l')?|aux? |du cote d[eu] (?:la |l')?)$/,
    after: /^,/,
  },
  // « ce qui manque à la boucle d'eau, c'est l'arrêté »
  {
    before:
      /(?<![a-z])ce qui (?:nous |le |la )?[a-z]+ (?:[a-z']+ ){0,3}?(?:a|sur|pour|dans) (?:la |le |l'|les )?$|(?<![a-z])ce qui (?:nous )?[a-z]+ (?:[a-z']+ ){0,2}?(?:aux?|du) $/,
    after: /^ ?,? ?(?:c'est|:)/,
  },
  // « l'enveloppe du CFA est donc confirmée à 2,25 M€ », « que l'échéance des VTE soit portée au 30 juin »
  {
    before: new RegExp(
      String.raw`(?<![a-z])${field}s? (?:finale? |totale? |globale? )?(?:d[eu]s? )(?:la |l')?$|(?<![a-z])${field}s? (?:d')$`,
    ),
    after:
      /^(?: (?:est|soit|sera|etait|passe|passera|atteint|monte|grimpe|s'eleve|s'etablit|a ete|a|reste|glisse|recule|tombe|descend|revient|repousse|portee?|fixee?|ramenee?|reportee?|repoussee?|n'est)(?![a-z])|,? ?[:=]| de \d| a \d| au \d)/,
  },
];

export const isSpokenOf = (upToIt: string, afterIt: string): boolean =>
  around.some(({ before, after }) => after.test(afterIt) && before.test(upToIt));

const announced =
  /(?<![a-z])(?:etapes?|suite|a faire|reunions?|rdv|rendez-vous|visites?|copil|rencontres?|atelier|comite|inauguration|avec|comme|par|selon|d'apres|attend\w*|chez|voir|contact\w*|partenaires?|pilote|ancien[a-z]*|annexe|ordre du jour|prochaine?s?)(?![a-z])[^.;!?\n]*$/;
const figure = /\d|pour cent|(?<![a-z])(?:moitie|tiers|quarts?)(?![a-z])/;

/** Most of a title, and a figure behind it, in a sentence that names no other sheet. */
export function isAloneInItsSentence(
  text: string,
  { start, end }: { start: number; end: number },
  others: readonly { start: number; end: number }[],
): boolean {
  const before = /[^.;!?\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^(?:[^.;!?\n]|\.(?=\d))*/.exec(text.slice(end))?.[0] ?? '';
  const [from, to] = [start - before.length, end + after.length];
  return (
    figure.test(after) &&
    !announced.test(before) &&
    !/\d/.test(before) &&
    !others.some((other) => other.start < to && other.end > from)
  );
}
