import { ask, index, knowledge, prose, sources } from './asking';

const isFact = (text: string): boolean =>
  index().facts.some((fact) => text.startsWith(fact.text.slice(0, 40)));

describe('an answer', () => {
  it.each([
    ['C’est quoi le VTE ?', /^Le VTE \(Volontariat territorial en entreprise\) est un label/],
    ['Qui pilote la French Fab ?', /^La French Fab .*(Bpifrance|Régions|AIF)/],
    ['À quelle heure commence la rencontre nationale du 12 juin 2019 ?', /^[^.]*9 h 45/],
    [
      'Où s’est tenu le copil du 30 avril 2019 ?',
      /^[^.]*(locaux de Régions de France|Régions de France[^.]*locaux)/,
    ],
    ['Combien de fiches de simplification étaient recensées en 2019 ?', /^[^.]*34 fiches/],
    ['Quelle Région organise du speed-dating ?', /^[^.]*Bourgogne-Franche-Comté/],
    ['Jusqu’à quand dure la phase 2 de Territoires d’industrie ?', /^[^.]*2027/],
    ['Qui anime Territoires d’industrie au niveau local ?', /^[^.]*binôme/],
    ['Combien pour une entreprise avec le VTE Vert ?', /^[^.]*VTE Vert[^.]*€/],
    ['Le programme a démarré quand exactement ?', /^[^.]*22 novembre 2018/],
    ['C’est quoi les conditions du VTE ?', /^[^.]*(CDI|cumul)/],
    ['C’est quoi le contact pour la French Fab ?', /^[^.]*interlocuteur est Bpifrance/],
    ['C’est quoi le rôle des Régions dans le VTE ?', /^[^.]*Régions/],
    ['C’est quoi la phase 2 ?', /^[^.]*(phase 2|fin 2023)/],
    ['Qui a annoncé la phase 2 ?', /^[^.]*par le président de la République/],
    ['Qui fait du speed dating ?', /^[^.]*Bourgogne-Franche-Comté organisait/],
    ['Qui coordonnait le programme en 2019 et aujourd’hui ?', /^[^.]*confié le pilotage aux Régions/],
    ['Faut-il être en TI pour le fonds d’accélération ?', /^[^.]*ouvert à tous les territoires/],
    ['On monte un dossier TI : on dépose où et jusqu’à quand ?', /^[^.]*candidatures[^.]*closes/],
    ['À quel territoire appartient Carhaix ?', /^Oui : Carhaix-Plouguer/],
    [
      'Saint-Pierre est dans un territoire d’industrie ?',
      /communes portent ce nom\. Laquelle \?.*Martinique/,
    ],
  ])('to « %s » begins with what was asked', async (question, beginning) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toMatch(beginning);
  });

  it.each([
    'cé koi le vte',
    'C KOI LE V.T.E. ???',
    'le V T E c koi',
    'volontaria territorial en entreprize definition',
    'le vte en deux mots svp',
    'Bonjour, je suis maire d’une petite commune et j’aimerais savoir ce qu’est le VTE',
  ])('to « %s » is what the VTE is', async (question) => {
    expect((await ask(question)).topic).toMatchObject({ subjectId: 'vte', facet: 'what' });
  });

  it('is short, and each of its sentences has its source', async () => {
    for (const { id, name } of knowledge.subjects) {
      const answer = await ask(`C’est quoi ${name} ?`);
      const length = (list: { text: string }[]): number =>
        list.reduce((sum, { text }) => sum + text.length + 1, 0);
      // A single sentence may be longer than the limit.
      if (answer.sentences.length > 1) expect([id, length(answer.sentences) <= 600]).toEqual([id, true]);
      expect(length([...answer.sentences, ...answer.more])).toBeLessThanOrEqual(1200);
      for (const { text, citations } of answer.sentences)
        if (isFact(text)) expect([text, citations.length > 0]).toEqual([text, true]);
      for (const source of sources(answer)) expect(source.asOf).toMatch(/^20\d\d/);
    }
  });

  it('gives an amount with its date and someone to ask', async () => {
    const answer = await ask('Quel est le montant de l’aide VTE ?');
    expect(prose(answer)).toMatch(/\d €/);
    expect(answer.sentences[0]?.text).toMatch(/20\d\d/);
    expect(prose(answer)).toMatch(/interlocuteur est Bpifrance/);
  });

  it('says that a fact should have been checked again', async () => {
    expect(prose(await ask('C’est quoi le VTE ?'))).not.toContain('à revérifier');
    const later = await ask('C’est quoi le VTE ?', '2030-01-01');
    expect(prose(later)).toContain('à revérifier depuis le 31 mars 2027');
    expect(sources(later)[0]?.overdueSince).toBe('2027-03-31');
  });

  it('asks which, when the words name two things', async () => {
    const answer = await ask('C’est quoi la plateforme ?');
    expect(answer.options?.length).toBeGreaterThan(1);
    expect(prose(answer)).toMatch(/^Parlez-vous de .* ou de .*\?$/);
  });

  it('tells two schemes apart by what distinguishes them', async () => {
    const answer = await ask('VTE ou VTA, quelle différence ?');
    expect(prose(answer)).toMatch(/VTA/);
    expect(prose(answer)).toMatch(/entreprise/);
    expect(prose(answer)).toMatch(/collectivité/);
  });

  it('says that it knows no link rather than make one up', async () => {
    const answer = await ask('Quel lien entre le VTA et la French Tech ?');
    expect(answer.refused).toBe(true);
    expect(prose(answer)).toMatch(/Je ne sais pas quel lien/);
  });

  it.each([
    [
      ['Où s’est tenu le copil du 30 avril 2019 ?', 'qui était présent ?'],
      /^Huit Régions|^Le comité du 30 avril 2019 réunissait/,
    ],
    [['Qui pilote Territoires d’industrie ?', 'et avant ?'], /^(En phase 1|Au 30 avril 2019),.*Région/s],
    [['Qui pilote Territoires d’industrie ?', 'et au niveau local ?'], /^[^.]*binôme/],
    [['Quand a lieu la rencontre nationale ?', 'à quelle heure ?'], /^[^.]*9 h 45/],
    [['<script>alert(1)</script> @everyone c’est quoi [le VTE](http://x.fr) ?'], /^Le VTE \(Volontariat/],
    [['C’est quoi le VTE ?', 'et pour les grands groupes ?'], /pas aux grands groupes/],
    [
      ['Où s’est tenu le copil du 30 avril 2019 ?', 'SRDEII ça veut dire quoi déjà'],
      /^SRDEII : schéma régional/,
    ],
    [['C’est quoi le VTE ?', 'et dans le Grand Est ?'], /^Je ne sais pas .*Volontariat territorial/],
    [['Quels sont les quatre axes de la phase 2 ?'], /^[^.]*compétences et recrutement/],
  ])('to %j says what was meant', async (questions, says) => {
    expect(prose(await ask(questions))).toMatch(says);
  });

  it('keeps the subject of a follow-up, and changes it when another is named', async () => {
    expect((await ask(['C’est quoi le VTE ?', 'et qui le pilote ?'])).topic).toMatchObject({
      subjectId: 'vte',
      facet: 'governance',
    });
    expect((await ask(['Qui pilote le VTE ?', 'et la French Fab ?'])).topic).toMatchObject({
      subjectId: 'french-fab',
      facet: 'governance',
    });
    expect((await ask(['C’est quoi le VTE ?', 'Quel temps fera-t-il demain ?'])).refused).toBe(true);
  });
});
