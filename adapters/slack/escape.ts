/**
 * The three signs that open Slack's markup, as its formatting reference says. Everything else is kept from being
 * read as markup by rich text blocks, which read none.
 */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What a person typed, from what Slack sends: our mention away, links and names as she sees them, signs unescaped. */
export function readTyped(text: string, botUserId: string | undefined): string {
  const withoutBot =
    botUserId === undefined ? text : text.replaceAll(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g'), ' ');
  return withoutBot
    .replace(/<([@#!]?)([^|>]*)(?:\|([^>]*))?>/g, (_all, sign: string, target: string, label?: string) => {
      const name = label ?? target;
      return sign === '#' || sign === '@' ? `${sign}${name}` : name;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
