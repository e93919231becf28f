import type { Command } from '../../core/feature';
import { say, textBlock, type Message } from '../../core/message';
import { helpTexts } from './texts';

export function helpMessage(commands: Pick<Command, 'name' | 'summary'>[]): Message {
  const lines = commands.map(helpTexts.commandLine);
  const sheets = commands.some(({ name }) => name === 'fiche') ? [helpTexts.sheets] : [];
  const text = [
    helpTexts.intro,
    `${helpTexts.examplesTitle}\n${bullets(helpTexts.examples)}`,
    ...sheets,
    helpTexts.channel,
    `${helpTexts.commandsTitle}\n${bullets(lines)}`,
    helpTexts.privacy,
  ].join('\n\n');
  return say(text, {
    title: helpTexts.title,
    blocks: [
      textBlock(helpTexts.intro),
      textBlock(helpTexts.examplesTitle, 'strong'),
      { type: 'list', items: helpTexts.examples },
      ...sheets.map((text) => textBlock(text)),
      textBlock(helpTexts.channel),
      textBlock(helpTexts.commandsTitle, 'strong'),
      { type: 'list', items: lines },
      textBlock(helpTexts.privacy, 'subtle'),
    ],
  });
}

const bullets = (items: string[]): string => items.map((item) => `• ${item}`).join('\n');
