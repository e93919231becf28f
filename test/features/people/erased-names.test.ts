import { knownOtherwise } from '../../../src/features/people/directory/erasure/known-otherwise';
import { sheetFieldsSchema } from '../../../src/features/action-sheets/sheet';
import { mentionsOf, withoutMentions } from '../../../src/features/people/directory/erasure/mentions';
import type { TerritoryRegister } from '../../../src/features/territories';
import { processorSecondsOf } from '../../support/processor-time';
import { register } from '../territories/register';

let places: TerritoryRegister;
beforeAll(async () => {
  places = await register();
});

interface Setting {
  email?: string;
  others?: { name: string; email?: string }[];
  said?: string[];
}

const mentions = (name: string, { email, others = [], said = [] }: Setting = {}) =>
  mentionsOf({
    name,
    ...(email !== undefined && { email }),
    ids: ['U12'],
    others,
    isKnownOtherwise: knownOtherwise(places, said, name),
  });
const erase = (name: string, text: string, setting?: Setting): string =>
  mentions(name, setting).replaceIn(text).replaceAll('personne effacée', '∅');

describe('who bears a name that is nothing else', () => {
  it.each([
    ['Vu avec Éloïse Le Goff hier.', 'Vu avec ∅ hier.'],
    ['pilote : LE GOFF Éloïse.', 'pilote : ∅.'],
    ['pilote : eloise le-goff', 'pilote : ∅'],
    ['Mme Éloïse Le Goff signe', '∅ signe'],
    ['Mme Le Goff signe', '∅ signe'],
    ['mme LE GOFF signe', '∅ signe'],
    ['Madame Le Goff, la vice-présidente', '∅, la vice-présidente'],
    ['M. Le Goff', '∅'],
    ['É. Le Goff et E. LE GOFF', '∅ et ∅'],
    ['Le Goff É. viendra', '∅ viendra'],
    ['voir Éloïse L. à la mairie', 'voir ∅ à la mairie'],
    ['on attend le goff', 'on attend ∅'],
    ['on attend LE GOFF', 'on attend ∅'],
    ['demander à Éloïse', 'demander à ∅'],
    ['Éloïse est d’accord', '∅ est d’accord'],
    ['(Le Goff)', '(∅)'],
    ['Avec Le Goff, tout va', 'Avec ∅, tout va'],
    ['écrire à eloise.legoff@mairie-vitre.fr', 'écrire à ∅'],
    ['e.le-goff@free.fr ; legoff.eloise@x.org', '∅ ; ∅'],
    ['elegoff35@gmail.com', '∅'],
    ['@eloise.legoff dit oui', '@∅ dit oui'],
    ['<at>Éloïse Le Goff</at>', '<at>∅</at>'],
    ['<@U12> et <@U123>', '<@∅> et <@U123>'],
    ['l’avis d’Éloïse Le Goff', 'l’avis d’∅'],
    ['Éloïse Le Goff'.normalize('NFD'), '∅'],
  ])('« %s » becomes « %s »', (text, expected) => {
    expect(erase('Éloïse Le Goff', text)).toBe(expected);
  });

  it.each([
    'Sophie Le Goff signe',
    'Vu avec Paul Le Goff.',
    'Éloïse Durand est d’accord',
    'Mme Le Goff-Martin',
    'Mme Éloïse Durand',
    'contact@legoffre.fr',
    'paul.legoff@mairie.fr',
    'le goffage des tôles',
    'Le golf de Vitré',
  ])('« %s » is somebody or something else', (text) => {
    expect(erase('Éloïse Le Goff', text)).toBe(text);
  });
});

describe('who bears a name that is a word', () => {
  it.each([
    ['Claire Blanc', 'Mme Blanc a signé', '∅ a signé'],
    ['Claire Blanc', 'mme blanc a signé', '∅ a signé'],
    ['Claire Blanc', 'C. Blanc et BLANC Claire', '∅ et ∅'],
    ['Claire Blanc', 'blanc.claire@x.fr, c.blanc@y.fr', '∅, ∅'],
    ['Jean Petit', 'M. Petit, M Petit, Monsieur PETIT', '∅, ∅, ∅'],
    ['Rose Marchand', 'Mme Marchand', '∅'],
    ['Pierre Roux', 'P. Roux', '∅'],
    ['Luc Boulanger', 'Boulanger Luc', '∅'],
    ['Jean de La Tour', 'M. de La Tour et M. La Tour', '∅ et ∅'],
    ['Anne-Marie Dupont', 'A.-M. Dupont, AM Dupont, A.M. Dupont', '∅, ∅, ∅'],
    ['Marie Durand-Lefèvre', 'Mme Durand, Mme Lefèvre, Mme Durand-Lefèvre', '∅, ∅, ∅'],
    ['DUPONT Anne', 'Mme Dupont et Mme Anne', '∅ et ∅'],
    ['Dupont Anne', 'Mme Dupont', '∅'],
    ['Bo Ly', 'M. Ly et Bo Ly', '∅ et ∅'],
    ['Cœline Lebœuf', 'mme Leboeuf', '∅'],
  ])('of %s, « %s » becomes « %s »', (name, text, expected) => {
    expect(erase(name, text)).toBe(expected);
  });

  it.each([
    ['Claire Blanc', 'Le mur blanc est à peindre. Blanc de travail. Une note claire. BLANC'],
    ['Jean Petit', 'Petit à petit, le petit atelier ; Petit déjeuner du copil'],
    ['Rose Marchand', 'Une rose, le secteur marchand ; Rose des vents'],
    ['Pierre Roux', 'La pierre, Pierre Durand, des cheveux roux'],
    ['Luc Laval', 'Laval et l’agglomération de Laval'],
    ['Marie Vitré', 'Vitré Communauté, à Vitré'],
    ['Jean de La Tour', 'de la tour à la Tour de contrôle'],
    ['Marc Fontaine', 'La fontaine ; Fontaine, en Isère'],
    ['Bo Ly', 'Lyon ; ly ; bo ; Bô'],
    ['Paul Or', 'de l’or, Or il pleut, me or'],
    ['Jean Petit', 'il me petit déjeune, 5 m petit'],
    ['Anne Le', 'le ; Le ; anne'],
  ])('of %s, « %s » stays', (name, text) => {
    expect(erase(name, text)).toBe(text);
  });
});

describe('who shares a name', () => {
  const others = [{ name: 'Sophie Le Goff', email: 'e.legoff@mairie.fr' }];
  it.each([
    ['Mme Le Goff', 'Mme Le Goff'],
    ['le goff', 'le goff'],
    ['Éloïse Le Goff', '∅'],
    ['É. Le Goff', '∅'],
    ['S. Le Goff', 'S. Le Goff'],
    ['e.legoff@mairie.fr', 'e.legoff@mairie.fr'],
    ['Éloïse', '∅'],
  ])('with somebody of the directory: « %s » becomes « %s »', (text, expected) => {
    expect(erase('Éloïse Le Goff', text, { others })).toBe(expected);
  });

  it('wholly, keeps what cannot be told apart, and loses her address and accounts', () => {
    const setting = { email: 'elg@x.fr', others: [{ name: 'LE GOFF Eloise' }] };
    const text = 'Éloïse Le Goff, Mme Le Goff, É. Le Goff, Éloïse';
    expect(erase('Éloïse Le Goff', text, setting)).toBe(text);
    expect(erase('Éloïse Le Goff', 'elg@x.fr, U12', setting)).toBe('∅, ∅');
  });

  it('with an organisation, a partner or the knowledge, is not looked for alone', () => {
    const said = ['Renault', 'Groupe Dupont industries'];
    expect(erase('Paul Renault', 'avec Renault ; M. Renault', { said })).toBe('avec Renault ; ∅');
    expect(erase('Paul Dupont', 'usine Dupont ; Dupont', { said })).toBe('usine Dupont ; Dupont');
    // Her own name among the partners of a sheet is no organisation.
    expect(erase('Paul Dupont', 'vu avec Dupont', { said: ['Paul Dupont'] })).toBe('vu avec ∅');
  });
});

it('takes a first name alone only where the text can be about her', () => {
  const { replaceIn } = mentions('Éloïse Le Goff');
  expect(replaceIn('demander à Éloïse', { isNear: false })).toBe('demander à Éloïse');
  expect(replaceIn('demander à le goff', { isNear: false })).toBe('demander à personne effacée');
});

it('takes a surname that is a word where a value is a name by itself', () => {
  const fields = { title: 'Blanc', lead: { name: 'Blanc' }, partners: ['Blanc', 'Mme Blanc'] };
  expect(withoutMentions(fields, mentions('Claire Blanc'))).toEqual({
    title: 'Blanc',
    lead: { name: 'personne effacée' },
    partners: ['Blanc', 'personne effacée'],
  });
});

it('leaves a value that its schema still takes: no longer than it may be, and an address where it was one', () => {
  const { parse } = sheetFieldsSchema;
  const fields = {
    title: `Bo Ly ${'x'.repeat(294)}`,
    status: 'en_cours',
    need: `${'y'.repeat(3989)} Bo Ly 😀😀`,
    comment: `${'z'.repeat(250)} Bo Ly`,
    partners: ['Bo Ly'],
    attachments: [
      { label: 'Bo Ly', url: 'https://bo.ly@mairie.fr/doc' },
      { label: 'x', url: 'https://exemple.fr/bo.ly@mairie.fr/doc' },
    ],
  };
  parse(fields);
  const without = parse(withoutMentions(fields, mentions('Bo Ly')));
  expect(JSON.stringify(without)).not.toMatch(/bo.?ly/i);
  expect(without.title).toMatch(/^personne effacée x{282}…$/);
  expect(without.comment).toBe(`${'z'.repeat(250)} personne effacée`);
  expect(without.partners).toEqual(['personne effacée']);
});

it('of a single word counts only as the whole text, or behind a title', () => {
  expect(erase('Rose', 'Rose')).toBe('∅');
  expect(erase('Rose', 'une rose, Rose')).toBe('une rose, Rose');
  expect(erase('Rose', 'Mme Rose')).toBe('∅');
});

it('reads a text of any shape in little time', async () => {
  const { replaceIn } = mentions('Éloïse de La Tour d’Auvergne-Le Goff', { email: 'e@x.fr' });
  const readAll = (): void => {
    for (const piece of ['le ', 'A.', 'éloïse-', 'M. ', 'de la ', '.', '@', 'e.'])
      replaceIn(piece.repeat(20_000 / piece.length));
  };
  expect(await processorSecondsOf(readAll)).toBeLessThan(5);
});
