import { z } from 'zod';
import { quoteCell } from '../../../tables/reading';
import { listReader, type Item, type Sure } from './lists';
import { joinItems, maskQuoted, quotePart, unquotePart } from './nested-text';
import { maxLine } from './texts';

type Attachment = Item<'attachments'>;
const link = z.url({ protocol: /^https?$/ });
const address = String.raw`(?<url>[a-z][a-z\d+.-]*:\/\/\S*?|\ue000+)`;
/** A link at the end: « Convention (https://…) », or bare. */
const linksAtEnd = [
  String.raw`^(?<label>[^]*?)[\s:–-]*\(${address}\)$`,
  `^(?<label>[^]*?)[\\s:–-]*${address}$`,
];

export function readAttachmentItem(item: string): Sure<Attachment> {
  const masked = maskQuoted(item);
  const places = linksAtEnd.map((source) => new RegExp(source, 'id').exec(masked)?.indices?.groups);
  const [from, to] = places.find((place) => place)?.['url'] ?? [0, 0];
  const [, labelEnd] = places.find((place) => place)?.['label'] ?? [0, 0];
  const url = unquotePart(item.slice(from, to));
  if (!link.safeParse(url).success)
    return {
      problem: `${quoteCell(item)} n’est pas un lien http ou https. Écrivez par exemple « Convention : https://… ».`,
    };
  return { value: { label: (unquotePart(item.slice(0, labelEnd)) || url).slice(0, maxLine), url } };
}

export const readAttachments = listReader(readAttachmentItem, 50);
export const writeAttachmentItem = ({ label, url }: Attachment): string =>
  `${quotePart(label, /[;:,()"\n]|[–-]$/)} : ${quotePart(url, /[;\s"()]/)}`;
export const writeAttachments = (attachments: Attachment[]): string =>
  joinItems(attachments.map(writeAttachmentItem));
