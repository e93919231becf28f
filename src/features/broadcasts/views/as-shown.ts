import type { PlatformName } from '../../../core/address';
import type { Broadcast } from '../broadcast';

/** How many of the message's signs a notification shows in Teams; a test holds it against the adapter. */
export const teamsNotificationLength = 250;

/** So that the card of Teams stays within its size; a test holds it against the adapters. */
export const linksAtMost = 50;

/** What stands after an address and is not of it; « …/Pau_(ville) » ends with its own. */
function withoutPunctuation(url: string): string {
  const plain = url.replace(/[.,;:!?…\]]+$/u, '');
  const isOpened = plain.split('(').length >= plain.split(')').length;
  return plain.endsWith(')') && !isOpened ? withoutPunctuation(plain.slice(0, -1)) : plain;
}

/** Web addresses of the text: no platform makes them clickable where they stand, for nothing in it is read as markup. */
export function linksIn(text: string): { label: string; url: string }[] {
  const found = text.match(/https?:\/\/[^\s<>«»"]+/g) ?? [];
  const urls = found.map(withoutPunctuation).filter((url) => URL.canParse(url));
  return [...new Set(urls)].map((url) => ({ label: url, url }));
}

/** How that message looks there, as far as it differs from what the author sees. */
export function asShownIn(platform: PlatformName, { text }: Pick<Broadcast, 'text'>): string {
  const notification: Record<PlatformName, string[]> = {
    slack: ['un message : l’objet en titre, le texte entier, les boutons dessous'],
    teams: [
      'une carte : l’objet en titre, le texte entier, les boutons dessous',
      ...(text.length > teamsNotificationLength
        ? [`la notification n’en montre que les ${teamsNotificationLength} premiers signes`]
        : []),
    ],
    web: ['comme ici'],
  };
  const links = linksIn(text).length;
  return [
    ...notification[platform],
    ...(links > linksAtMost
      ? [`les ${linksAtMost} premières adresses web se cliquent sous le texte, les autres se recopient`]
      : links > 0
        ? ['les adresses web se cliquent sous le texte, pas dedans']
        : []),
    ...(/[*_~`#]/.test(text) ? ['*, _, ~, # et ` restent des signes, sans mise en forme'] : []),
  ].join(' ; ');
}
