import { foldText } from '../../../core/text';
import type { Cell } from '../../../tables/table';
import type { FieldColumn } from './column';
import { readFundingItem } from './funding-cells';
import { quotePart } from './nested-text';
import { textOf } from './texts';

const grouped =
  /^(?:plan de )?(?:co)?(?:financements?|financeurs?)(?: (acquis|obtenus?|demandes?|sollicites?|a trouver))? ?[/:] ?[^\d:;]{2,40}$/;

/** A column of its own for one funder, under a common title: « Financement / Région ». */
export function funderColumn(title: string): FieldColumn | undefined {
  const group = grouped.exec(foldText(title));
  if (!group) return undefined;
  const funder = title.slice(title.search(/[/:]/) + 1).trim();
  const state = group[1] === undefined ? '' : ` (${group[1]})`;
  return {
    kind: 'field',
    label: title,
    titles: '',
    field: 'funding',
    type: 'euros',
    read(cell: Cell) {
      const text = typeof cell === 'number' ? `${cell} €`.replace('.', ',') : textOf(cell);
      if (text === undefined || cell === 0) return undefined;
      const reading = readFundingItem(`${quotePart(funder, /./)} : ${text}${/\)$/.test(text) ? '' : state}`);
      return 'problem' in reading ? reading : { value: [reading.value] };
    },
    write: () => undefined,
  };
}
