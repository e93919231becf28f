import type { Command, Feature, HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import { foldText } from '../../core/text';
import { helpTexts } from './texts';
import { helpMessage } from './views';

/** Words of the conversation itself; they mean something in a dialog, and are answered kindly outside one. */
const conversationWords = ['annuler', 'stop', 'retour', 'plus tard'];

/** `others` are the commands of the other features, listed in the help. */
export function createHelpFeature(others: Pick<Command, 'name' | 'summary'>[]): Feature {
  const summaries = [...others, { name: 'aide', summary: 'ce que je sais faire' }];
  const show = async (): Promise<HandlerReply> => [
    { type: 'say', audience: 'conversation', message: helpMessage(summaries) },
  ];

  return {
    name: 'help',
    commands: [
      { name: 'aide', typed: 'wholeText', summary: 'ce que je sais faire', run: show },
      { name: 'help', typed: 'wholeText', summary: 'ce que je sais faire', run: show },
    ],
    async sentence(_context, text) {
      if (!conversationWords.includes(foldText(text).replace(/[.!]+$/, ''))) return undefined;
      return [{ type: 'say', audience: 'conversation', message: say(helpTexts.nothingToCancel) }];
    },
    home: async () => helpMessage(summaries),
    welcome: async () => say(helpTexts.welcome),
  };
}
