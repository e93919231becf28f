import { isPlaceName, type TerritoryRegister } from '../../../territories';
import { nameWords } from './name';

/** A village of that name is no reason to keep a first name. */
const townThousands = 2;

/**
 * Do these words name something public: a place, an organisation, something of the knowledge? `texts` are what is said
 * of such things; `ownName` does not count there, for she may be named among them.
 */
export function knownOtherwise(
  register: TerritoryRegister,
  texts: string[],
  ownName: string,
): (words: string[], isFirstName: boolean) => boolean {
  const own = nameWords(ownName);
  const orders = own.map((_, from) => ` ${[...own.slice(from), ...own.slice(0, from)].join(' ')} `);
  const said = texts.map((text) => {
    const words = ` ${nameWords(text).join(' ')} `;
    return orders.reduce((left, order) => left.replaceAll(order, ' '), words);
  });
  return (words, isFirstName) => {
    const name = words.join(' ');
    return (
      isPlaceName(register, name, isFirstName ? townThousands : 0) ||
      said.some((text) => text.includes(` ${name} `))
    );
  };
}
