import { ask, prose } from './asking';

describe('turns of speech', () => {
  it.each<[string, string | string[], string]>([
    ['what the letters stand for comes first', 'Ça veut dire quoi EPCI ?', 'coopération intercommunale'],
    ['what, and for whom', 'Rebond industriel : c’est quoi, et c’est pour qui ?', 'appel de France 2030'],
    ['millions are an amount', 'Rebond industriel, combien de millions au total ?', '100 M€'],
    ['from when to when', 'La préfiguration a duré de quand à quand ?', 'janvier à avril 2019'],
    ['which has the most', 'le TI qui a le plus de membres, c’est lequel ?', 'Creuse Industrie'],
    ['one of many asks', 'Mon interco toute seule pouvait-elle candidater en 2023 ?', 'par exception'],
    ['those another scheme is for', ['C’est quoi le VTA ?', 'et pour les PME ?'], 'VTE'],
    [
      'asked of the scheme',
      ['C’est quoi le fonds d’accélération ?', 'il faut être dans un TI ?'],
      'fonds d’accélération',
    ],
  ])('%s', async (_, questions, essential) => {
    const answer = await ask(questions);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(essential);
  });
});

describe('a territory without the name of the programme', () => {
  it.each([
    ['Est-ce que Laval Agglo est labellisée ?', 'Laval Agglomération'],
    ['Nous, à Vitré, sommes-nous dedans ?', 'Fougères – Vitré'],
    ['Les Herbiers, c’est bien le Bocage vendéen ?', 'Bocage vendéen'],
    ['Châteaubriant et Ancenis sont-ils ensemble ?', 'Ancenis Châteaubriant'],
    ['combien d’intercommunalités composent le TI Axe Seine ?', '10'],
    ['Nous sommes du Pays d’Ancenis, qui d’autre avec nous dans le TI ?', 'Châteaubriant-Derval'],
  ])('%s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.refused).toBe(false);
    expect(prose(answer)).toContain(name);
  });

  it('is not read into another label', async () => {
    expect(prose(await ask('Est-ce que Bordeaux est labellisée French Tech ?'))).not.toContain(
      'dans la liste',
    );
  });
});
