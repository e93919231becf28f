/** What was typed, without what chat puts around words: mentions, links, tags, emphasis, quotes. Only for reading. */
export function plainQuestion(text: string): string {
  const plain = text
    .replace(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replace(/<(https?:[^|>\s]*)\|([^>]*)>/g, ' $2 ')
    .replace(/<[!@#][^>\s]*>/g, ' ')
    .replace(/<\/?[a-zA-Z][^>]*>/g, ' ')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, ' $1 ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/@(channel|here|everyone|all|jalon)\b/gi, ' ')
    .replace(/[*_~`#>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(plain) ? plain : text;
}
