import { said } from './figures-support';
import { putRight, isOneSlipAway } from '../../../../src/features/action-sheets/reading/typing';

const correctTyping = (text: string): string => putRight(text, new Set(['ateliers'])).text;

describe('a slip of typing', () => {
  it.each([
    ['la 8 est bloqée', 'la 8 est bloquée'],
    ['budjet de la 8', 'budget de la 8'],
    ['échéanse fin juin', 'échéance fin juin'],
    ['decembr', 'décembre'],
    ['15 fevirer', '15 février'],
    ['on atend la DREAL', 'on attend la DREAL'],
    ['tjrs pas signé', 'toujours pas signé'],
    ['dici 3 mois', "d'ici 3 mois"],
    ['avt l’été', 'avant l’été'],
    ['c bloqué', "c'est bloqué"],
    ['sa avance bien', 'ça avance bien'],
    ['70 pct', '70 pct'],
  ])('« %s » is put right: « %s »', (typed, meant) => expect(correctTyping(typed)).toBe(meant));

  it.each([
    ['marie.fiche@exemple.fr'],
    ['la friche Moulinex'],
    ['le préfet a signé'],
    ['Nadia Bloquet pilote la 8'],
    ['https://exemple.fr/budgett'],
    ['un riche partenaire'],
    ['la halle des ateliers'],
    ['le report des étapes'],
  ])('is none in « %s »', (typed) => expect(correctTyping(typed)).toBe(typed));

  it('is one letter more, less, other, or two turned round', () => {
    expect(isOneSlipAway('fiche', 'fichhe')).toBe(true);
    expect(isOneSlipAway('fiche', 'fihe')).toBe(true);
    expect(isOneSlipAway('fiche', 'fishe')).toBe(true);
    expect(isOneSlipAway('fiche', 'fihce')).toBe(true);
    expect(isOneSlipAway('fiche', 'fiche')).toBe(false);
    expect(isOneSlipAway('fiche', 'niche')).toBe(false);
    expect(isOneSlipAway('fiche', 'fishhe')).toBe(false);
  });
});

describe('what is kept is kept as it was typed', () => {
  it.each([
    [
      'la 8 est bloqée, on atend tjs la reponse de la DREAL',
      { blocker: 'on atend tjs la reponse de la DREAL' },
    ],
    ['la 8 : prochaine etapp : reunion ac la comune lundi', { nextStep: 'reunion ac la comune lundi' }],
    ['fich 8 terminé, ya pu de soussi avc le voisin', { status: 'termine' }],
    ['la 8 a 60 %, blocage : budjet tjrs pas voté', { progress: 60, blocker: 'budjet tjrs pas voté' }],
  ])('« %s »', (typed, kept) => expect(said(typed)).toMatchObject(kept));
});
