import { element, link } from './elements.js';
import { typeset } from './typeset.js';
import type { Block, Button, ShownMessage, Source } from './types.js';

export type Press = (button: Button, messageId: string, pressed: HTMLButtonElement) => void;

const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

export function viewMessage(shown: ShownMessage, press: Press): HTMLElement {
  const { author, message } = shown;
  const name = author.bot ? 'Jalon, assistant automatique' : author.label;
  const header = element('header', {}, `${name}, ${time.format(new Date(shown.postedAt))}`);
  const bubble = element('div', { class: 'bubble' });
  if (message.card) {
    if (message.card.title !== undefined) bubble.append(element('h2', {}, typeset(message.card.title)));
    const { blocks } = message.card;
    const cited = new Set(
      blocks.flatMap((block) => (block.type === 'sources' ? block.sources.map(({ number }) => number) : [])),
    );
    for (const block of blocks) bubble.append(viewBlock(block, { messageId: shown.id, cited }, press));
  } else bubble.append(element('p', {}, author.bot ? typeset(message.text) : message.text));
  return element(
    'article',
    {
      class: author.bot ? 'message' : 'message mine',
      'data-id': shown.id,
      'aria-label': `Message de ${name}`,
    },
    header,
    bubble,
  );
}

interface Around {
  messageId: string;
  /** The numbers of its sources. */
  cited: ReadonlySet<number>;
}

function viewBlock(block: Block, around: Around, press: Press): HTMLElement {
  const { messageId } = around;
  switch (block.type) {
    case 'text':
      return element('p', { class: block.style ?? 'normal' }, ...withCitations(typeset(block.text), around));
    case 'list':
      return element(
        block.numbered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => element('li', {}, typeset(item))),
      );
    case 'facts':
      return element(
        'dl',
        {},
        ...block.facts.flatMap(({ label, value }) => [
          element('dt', {}, typeset(label)),
          element('dd', {}, typeset(value)),
        ]),
      );
    case 'links':
      return element('ul', {}, ...block.links.map(({ label, url }) => element('li', {}, link(label, url))));
    case 'divider':
      return element('hr');
    case 'sources':
      return viewSources(block.sources, messageId);
    case 'buttons':
      return element(
        'div',
        { class: 'actions' },
        ...block.buttons.map((button) => viewButton(button, messageId, press)),
      );
  }
}

const sourceId = (messageId: string, number: number): string => `source-${messageId}-${number}`;

/** [1] leads to its source; what a person typed may look the same, and leads nowhere. */
function withCitations(text: string, { messageId, cited }: Around): (Node | string)[] {
  return text.split(/(\[\d{1,2}\])/).map((part) => {
    const number = /^\[(\d{1,2})\]$/.exec(part)?.[1];
    if (number === undefined || !cited.has(Number(number))) return part;
    return element(
      'a',
      { class: 'cite', href: `#${sourceId(messageId, Number(number))}`, 'aria-label': `source ${number}` },
      part,
    );
  });
}

function viewSources(sources: Source[], messageId: string): HTMLElement {
  const items = sources.map((source) =>
    element(
      'li',
      { id: sourceId(messageId, source.number) },
      `[${source.number}] `,
      source.url === undefined ? source.title : link(source.title, source.url),
      `, ${source.detail}`,
    ),
  );
  return element('section', { class: 'sources' }, element('h3', {}, 'Sources'), element('ol', {}, ...items));
}

function viewButton(button: Button, messageId: string, press: Press): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', ...(button.style && { class: button.style }) },
    button.label,
  );
  made.addEventListener('click', () => press(button, messageId, made));
  return made;
}
