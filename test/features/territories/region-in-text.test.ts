import { regionInText } from '../../../src/features/territories';
import { register } from './register';

describe('the Region that a text names', () => {
  it.each([
    ['qui contacter en réunion ?', undefined],
    ['notre prochaine réunion', undefined],
    ['qui contacter à la Réunion ?', 'La Réunion'],
    ['la réunion', 'La Réunion'],
    ['Réunion', 'La Réunion'],
    ['région Réunion', 'La Réunion'],
    ['qui contacter en bretagne', 'Bretagne'],
  ])('« %s »: %s', async (text, name) => {
    expect(regionInText(await register(), text)?.name).toBe(name);
  });
});
