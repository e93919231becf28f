import { Parser } from 'htmlparser2';
import type { Block, ReadDocument } from './document';
import { documentTexts as texts } from './texts';

/** Not what the document says. */
const skipped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'select',
  'button',
]);
const menus = new Set(['nav', 'aside', 'footer']);
const breaks = new Set(
  `address article blockquote br caption dd div dl dt figcaption figure form header hr li main ol p pre section table td th tr ul`.split(
    ' ',
  ),
);
const headings = /^h[1-6]$/;

/** The text of a page, block by block, in its order; cells of a row stay together. */
export function readHtml(html: string): Omit<ReadDocument, 'kind'> {
  const blocks: Block[] = [];
  const found = { images: 0, skipped: false, menus: false };
  let text = '';
  let title = '';
  let date: string | undefined;
  let inTitle = false;
  let heading = false;
  let items = 0;
  const outside: string[] = [];

  const flush = (): void => {
    const said = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (said !== '') blocks.push({ kind: heading ? 'heading' : items > 0 ? 'item' : 'text', text: said });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped.has(name) || menus.has(name)) {
          outside.push(name);
          if (menus.has(name)) found.menus = true;
          else found.skipped = true;
        }
        if (name === 'title' && outside.length === 0) inTitle = true;
        if (name === 'img') found.images += 1;
        if (name === 'meta') date ??= dateOfMeta(attributes);
        if (name === 'time') date ??= isoDay(attributes['datetime']);
        if (outside.length > 0) return;
        if (headings.test(name)) {
          flush();
          heading = true;
        } else if (name === 'td' || name === 'th') text += text.trim() === '' ? '' : ' ; ';
        else if (breaks.has(name) && !heading) flush();
        if (name === 'li') items += 1;
      },
      ontext(said) {
        if (inTitle) title += said;
        else if (outside.length === 0) text += said;
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false;
        if (outside.at(-1) === name) outside.pop();
        else if (outside.length > 0) return;
        else if (headings.test(name)) {
          flush();
          heading = false;
        } else if (breaks.has(name) && name !== 'td' && name !== 'th' && !heading) flush();
        if (name === 'li') items = Math.max(0, items - 1);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  flush();
  const named = title.replace(/\s+/g, ' ').trim();
  const first = blocks.find(({ kind }) => kind === 'heading')?.text;
  return {
    ...((named !== '' || first !== undefined) && { title: named === '' ? first : named }),
    ...(date !== undefined && { date }),
    blocks,
    notRead: [
      ...(found.images > 0 ? [texts.images(found.images)] : []),
      ...(found.skipped ? [texts.script] : []),
      ...(found.menus ? [texts.menus] : []),
    ],
  };
}

const dateNames =
  /^(article:published_time|date|dc\.date|dcterms\.(date|created|issued)|publication_date|pubdate|datepublished)$/i;

function dateOfMeta(attributes: Record<string, string>): string | undefined {
  const name = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '';
  return dateNames.test(name) ? isoDay(attributes['content']) : undefined;
}

const isoDay = (text: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0];
