import { byId, element } from './elements.js';

/** What to try first; pressed, it is sent as if it had been typed. */
export function showSuggestions(sentences: string[], send: (words: string) => Promise<void>): void {
  const buttons = sentences.map((sentence) => {
    const button = element('button', { type: 'button' }, sentence);
    button.addEventListener('click', () => {
      byId('text').focus();
      void send(sentence);
    });
    return button;
  });
  byId('suggested').replaceChildren(...buttons);
}
