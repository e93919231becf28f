import { byId } from './elements.js';

/** The server's own limit: what it would refuse is not even sent. */
const limitBytes = 20_000_000;

/** The file that goes with the next message. */
export interface Attachment {
  /** It is no longer there for the message after. */
  take(): File | undefined;
  /** It could not be sent: it is there again. */
  giveBack(file: File): void;
}

export function watchAttachment(): Attachment {
  const input = byId<HTMLInputElement>('file');
  const problem = byId('file-problem');
  let attached: File | undefined;

  function show(file: File | undefined): void {
    attached = file;
    byId('attached').hidden = !file;
    byId('attached-name').textContent = file ? `Fichier joint : ${file.name}` : '';
    // The same file may be chosen again.
    input.value = '';
  }

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    problem.textContent = refusalOf(file);
    show(problem.textContent === '' ? file : undefined);
    if (attached) byId('text').focus();
  });
  byId('detach').addEventListener('click', () => {
    show(undefined);
    input.focus();
  });

  return {
    take() {
      const file = attached;
      problem.textContent = '';
      show(undefined);
      return file;
    },
    giveBack: show,
  };
}

function refusalOf({ name, size }: File): string {
  if (size === 0) return `« ${name} » est vide : il n’est pas joint.`;
  return size > limitBytes ? `« ${name} » est trop gros : 20 Mo au plus. Il n’est pas joint.` : '';
}
