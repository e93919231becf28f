import { watchAttachment } from './attachment.js';
import { byId, element } from './elements.js';
import { closeForm, openForm } from './form-dialog.js';
import { send, ServerProblem, start, upload } from './server.js';
import { follow } from './stream.js';
import { replaceMessage } from './replace-message.js';
import { showSuggestions } from './suggestions.js';
import type { Answer, Button, Form, Persona, Place, ShownMessage } from './types.js';
import { viewMessage } from './view-message.js';

const log = byId('log');
const text = byId<HTMLTextAreaElement>('text');
const status = byId('status');
const attachment = watchAttachment();
const retryMs = 1500;

let persona = '';
let place: Place = 'personal';
let messages = new Map<string, ShownMessage>();
let stopFollowing: () => void = () => {};
let waiting = 0;

const newId = (): string => crypto.randomUUID();
const here = () => ({ persona, place });

function showStatus(): void {
  status.textContent = waiting > 0 ? 'Jalon prépare sa réponse…' : '';
}

function showAll(): void {
  const shown = [...messages.values()].filter((message) => message.place === place && !message.removed);
  log.replaceChildren(...shown.map((message) => viewMessage(message, press)));
  offerSuggestions(shown.length);
  showNewest();
}

/** Only while the conversation has not begun: then the place is for the messages. */
function offerSuggestions(messagesHere: number): void {
  byId('suggestions').hidden = messagesHere >= 2;
}

/** The beginning of the newest message stays in sight, however long it is. */
function showNewest(): void {
  const newest = log.lastElementChild;
  if (!(newest instanceof HTMLElement)) return;
  log.scrollTop = Math.min(log.scrollHeight, newest.offsetTop - log.offsetTop - 8);
}

function receive(shown: ShownMessage): void {
  const known = messages.has(shown.id);
  messages.set(shown.id, shown);
  if (shown.author.bot && !known && waiting > 0) waiting -= 1;
  showStatus();
  if (shown.place !== place) return markTab(shown.place, true);
  const old = log.querySelector(`[data-id="${CSS.escape(shown.id)}"]`);
  if (shown.removed) old?.remove();
  else if (old) replaceMessage(old, viewMessage(shown, press));
  else log.append(viewMessage(shown, press));
  offerSuggestions(log.childElementCount);
  if (!known) showNewest();
}

/** The same request, with the same id, until the server took it or refused it: it is done once. */
const sendSurely = (path: 'messages' | 'actions' | 'forms', body: object): Promise<Answer> =>
  surely(() => send(path, body));

async function surely<T>(request: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ServerProblem) || !error.again) throw error;
      status.textContent = `${error.message} Nouvel essai dans un instant ; votre texte est gardé.`;
      await new Promise((resolve) => window.setTimeout(resolve, retryMs));
    }
  }
}

async function say(words: string, file?: File): Promise<void> {
  const expectsAnswer = place === 'personal' || /@jalon\b/i.test(words);
  if (expectsAnswer) waiting += 1;
  showStatus();
  try {
    const message = { id: newId(), ...here(), text: words };
    const files = file ? [{ id: newId(), name: file.name, type: file.type, size: file.size }] : undefined;
    if (file && files?.[0]) await surely(() => upload(files[0]?.id ?? '', message.persona, file));
    await sendSurely('messages', { ...message, files });
  } catch (error) {
    if (file) attachment.giveBack(file);
    if (expectsAnswer) waiting -= 1;
    text.value = words;
    status.textContent = (error as Error).message;
  }
}

function press(button: Button, messageId: string, pressed: HTMLButtonElement): void {
  // Not `disabled`: that would take the focus away from it.
  if (pressed.getAttribute('aria-disabled') === 'true') return;
  pressed.setAttribute('aria-disabled', 'true');
  sendSurely('actions', {
    id: newId(),
    ...here(),
    messageId,
    actionId: button.actionId,
    payload: button.payload ?? null,
  })
    .then(takeAnswer, (error: Error) => (status.textContent = error.message))
    .finally(() => pressed.removeAttribute('aria-disabled'));
}

function takeAnswer(answer: Answer): void {
  if (!answer.form) return closeForm();
  openForm(answer.form, answer.problems ?? {}, {
    submit: submitForm,
    search: async (lookupId, query) => (await send('lookups', { ...here(), lookupId, query })).choices ?? [],
  });
}

async function submitForm(form: Form, values: Record<string, string | boolean>): Promise<void> {
  try {
    takeAnswer(
      await sendSurely('forms', {
        id: newId(),
        ...here(),
        formId: form.formId,
        payload: form.payload,
        values,
      }),
    );
  } catch (error) {
    status.textContent = (error as Error).message;
  }
}

function markTab(of: Place, isNew: boolean): void {
  const tab = byId(`tab-${of}`);
  const label = of === 'personal' ? 'Mes échanges' : 'Salon du territoire';
  tab.textContent = isNew ? `${label} (nouveau)` : label;
}

function choosePlace(chosen: Place): void {
  place = chosen;
  for (const each of ['personal', 'room'] as const) {
    byId(`tab-${each}`).setAttribute('aria-selected', String(each === chosen));
    byId(`tab-${each}`).tabIndex = each === chosen ? 0 : -1;
  }
  byId('room-hint').hidden = chosen !== 'room';
  log.setAttribute('aria-label', chosen === 'room' ? 'Salon du territoire' : 'Mes échanges avec Jalon');
  markTab(chosen, false);
  showAll();
}

function choosePersona(chosen: string): void {
  stopFollowing();
  persona = chosen;
  messages = new Map();
  waiting = 0;
  badge(chosen, false);
  const own = personae.find(({ id }) => id === chosen)?.suggestions ?? [];
  showSuggestions([...own, ...suggestions], (words) => say(place === 'room' ? `@Jalon ${words}` : words));
  showAll();
  followPersona(chosen);
}

function followPersona(chosen: string): void {
  stopFollowing = follow(chosen, {
    message: receive,
    elsewhere: (other) => badge(other, true),
    ready: showAll,
    connected: (isConnected) => {
      if (isConnected) showStatus();
      else status.textContent = 'La connexion est interrompue. Nouvel essai en cours…';
    },
    refused: () => void window.setTimeout(() => void followAgain(chosen), retryMs),
  });
}

/** The server was away, or the demonstration was removed meanwhile: then this page is no longer what it says. */
async function followAgain(chosen: string): Promise<void> {
  if (persona !== chosen) return;
  const now = await start().catch(() => undefined);
  if (now && !now.personae.some(({ id }) => id === chosen)) window.location.reload();
  else if (persona === chosen) followPersona(chosen);
}

function badge(of: string, isNew: boolean): void {
  const found = document.querySelector(`[data-persona="${CSS.escape(of)}"] .badge`);
  if (found) found.textContent = isNew ? 'nouveau message' : '';
}

function viewPersona({ id, label, description }: Persona, isFirst: boolean): HTMLElement {
  const radio = element('input', {
    type: 'radio',
    name: 'persona',
    value: id,
    ...(isFirst && { checked: '' }),
  });
  radio.style.width = 'auto';
  radio.addEventListener('change', () => {
    radio.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    choosePersona(id);
  });
  return element(
    'label',
    { class: 'persona', 'data-persona': id },
    radio,
    element('span', {}, label, element('small', {}, description), element('span', { class: 'badge' })),
  );
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = text.value;
  text.value = '';
  text.focus();
  void say(words, attachment.take());
});
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId<HTMLFormElement>('composer').requestSubmit();
});
for (const tab of document.querySelectorAll<HTMLElement>('[role=tab]')) {
  tab.addEventListener('click', () => choosePlace(tab.dataset['place'] as Place));
  tab.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    choosePlace(place === 'room' ? 'personal' : 'room');
    byId(`tab-${place}`).focus();
  });
}

/** Where nobody is invented there is nobody to be, and no room to meet in: only questions. */
function showWhatIsSo(isDemonstration: boolean): void {
  document.title = isDemonstration ? 'Jalon, démonstration' : 'Jalon, questions';
  byId('demo').hidden = !isDemonstration;
  byId('questions').hidden = isDemonstration;
  byId('who').hidden = !isDemonstration;
  byId('tabs').hidden = !isDemonstration;
  document.body.classList.toggle('alone', !isDemonstration);
  if (isDemonstration)
    byId('suggestions-hint').textContent =
      'Choisissez qui vous êtes, puis essayez une de ces phrases, ou écrivez la vôtre.';
}

const { personae, suggestions, isDemonstration } = await start();
showWhatIsSo(isDemonstration);
byId('personae').append(...personae.map((one, index) => viewPersona(one, index === 0)));
choosePersona(personae[0]?.id ?? '');
text.focus();
