import { ask, prose } from './asking';

/** Neighbours of questions that are refused: what is asked for is known here. */
describe('what is asked for is held by what answers', () => {
  it.each([
    ['Quelles sont les huit OIR ?', /silver économie/],
    ['Quels sont les six premiers territoires Rebond industriel ?', /Morlaix/],
    ['Quels sont les quatre groupes de travail d’avril 2019 ?', /ingénierie.*simplification/],
    ['Est-ce que la French Fab donne de l’argent ?', /ne (donne|verse) pas/],
    ['Le CGET existe encore ?', /ANCT/],
    ['Le VTA existe-t-il encore en 2026 ?', /reconduit/],
    ['Le fonds d’accélération existe-t-il toujours ?', /terminé/],
    ['À qui demander si l’aide VTE existe encore ?', /Bpifrance/],
    ['Qui tient les rênes de Territoires d’industrie depuis 2023 ?', /ANCT/],
    ['La phase 2 de Territoires d’industrie est-elle toujours en cours ?', /2027/],
    ['Le VTE, c’est du travail gratuit ?', /contrat de travail/],
    ['Où s’est tenu le comité du 30 avril 2019 ?', /Régions de France/],
    ['Quels élus étaient absents le 30 avril 2019 ?', /ne cite pas/],
  ])('« %s »', async (question, said) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toMatch(said);
  });
});
