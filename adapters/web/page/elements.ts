/** Elements are made with text nodes only: nothing that a person typed is ever read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function byId<Type extends HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`missing element: ${id}`);
  return found as Type;
}

/** Only what leads to the web becomes a link. */
export function link(label: string, url: string): Node {
  if (!/^https?:\/\//.test(url)) return document.createTextNode(label);
  return element(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer' },
    label,
    element('span', { class: 'visually-hidden' }, ' (nouvel onglet)'),
  );
}
