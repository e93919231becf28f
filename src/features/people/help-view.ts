import { say, textBlock, type Message } from '../../core/message';
import { peopleTexts as texts } from './texts';

/** « jalon aide » */
export function jalonHelp(isAdministrator: boolean, before?: string): Message {
  const intro = before === undefined ? texts.helpIntro : `${before} ${texts.helpIntro}`;
  const items = isAdministrator
    ? [...texts.helpLines, texts.administratorLine, texts.journalLine]
    : texts.helpLines;
  return say([intro, ...items.map((item) => `• ${item}`)].join('\n'), {
    title: texts.helpTitle,
    blocks: [textBlock(intro), { type: 'list', items }],
  });
}
