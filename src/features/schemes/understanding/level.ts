import { foldText } from '../../../core/text';
import type { Fact } from '../knowledge';

/** At which of its levels the programme is asked about; a committee's name says so too. */
export function readLevel(question: string): Fact['level'] {
  const text = foldText(question);
  if (/\b(?:a paris|a bercy|niveau (?:national|de l'etat))|nationalement|\ba l'echelle nationale/.test(text))
    return 'national';
  if (
    /\bniveau regional|regionalement|\ba l'echelle (de la region|regionale)|copil regional|comite regional/.test(
      text,
    )
  )
    return 'régional';
  if (
    /\bniveau (local|du territoire)|localement|sur le terrain|\ba l'echelle locale|copil local|comite local/.test(
      text,
    )
  )
    return 'local';
  return undefined;
}
