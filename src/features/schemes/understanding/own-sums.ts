/** « Tu peux me calculer la taxe foncière de mon usine ? »: a sum to be done for the asker, in folded text. */
export const asksForSum = (text: string): boolean =>
  /(?:^|[,.;!?] ?|\b(?:peux|pourrais|veux)[- ]tu |\btu (?:peux|pourrais|sais) |\b(?:pouvez|pourriez|voulez)[- ]vous |\bvous (?:pouvez|pourriez|savez) |\bpour |\bcomment )(?:(?:me|nous|m'|se) ?)?(?:(?:re)?calcul|simul|estim|chiffr|evalu)(?:e[rz]?|ons)(?:[- ](?:moi|nous))? (?:un|une|le|la|l'|les|mon|ma|mes|notre|nos|ce|cet|cette|combien)(?![a-z])/.test(
    text,
  );
