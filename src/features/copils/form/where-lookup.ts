import type { Lookup } from '../../../core/feature';
import { foldText } from '../../../core/text';
import { demoTerritory, type TerritoryRegister } from '../../territories';
import { mayConvene } from '../rights';

/** Regions and territories that she may convene a copil for. */
export const whereLookup = (register: TerritoryRegister): Lookup => ({
  lookupId: 'copils.where',
  async search({ person }, query) {
    if (!person) return [];
    const wanted = foldText(query);
    const fits = (name: string): boolean => foldText(name).includes(wanted);
    const regions = register.regions
      .filter(
        ({ code, name }) =>
          fits(name) && mayConvene(person, { level: 'regional', regionCode: code }, register),
      )
      .map(({ code, name }) => ({ label: `Région ${name}`, value: `region:${code}` }));
    const territories = [...register.territories, demoTerritory]
      .filter(
        ({ id, name }) => fits(name) && mayConvene(person, { level: 'local', territoryId: id }, register),
      )
      .map(({ id, name }) => ({ label: name, value: `territory:${id}` }));
    return [...regions, ...territories].slice(0, 100);
  },
});
