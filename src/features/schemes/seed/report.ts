/** Says what is wrong, where; the message is French, for someone who does not program. */
export type Report = (line: number | undefined, field: string, problem: string) => void;

export function reportInto(problems: string[], file: string): Report {
  return (line, field, problem) => {
    problems.push(`${file}${line === undefined ? '' : `, ligne ${line}`}, ${field} : ${problem}`);
  };
}
