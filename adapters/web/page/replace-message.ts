/**
 * Shows a message that changed where it stood. Whoever was on one of its buttons stays there if it still has it, else
 * she is on the message: its first words are read, and the next Tab goes on from there.
 */
export function replaceMessage(old: Element, changed: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined;
  old.replaceWith(changed);
  if (!focused) return;
  const same = [...changed.querySelectorAll('button')].find(
    ({ textContent }) => textContent === focused.textContent,
  );
  if (same) return same.focus();
  changed.tabIndex = -1;
  changed.focus();
}
