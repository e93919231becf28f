import { buttonRow, say, textBlock, type Message } from '../../../core/message';
import { fieldText, type Names } from '../field-text';
import { fieldNames, frenchDay, statusNames } from '../french';
import type { Sheet } from '../sheet';
import { isLate } from '../views/card';
import { headline } from '../views/proposal';
import type { Round } from './store';

export const roundTexts = {
  title: (place: number, total: number) => `Revue de vos fiches : ${place} sur ${total}`,
  same: 'Rien de neuf',
  update: 'Mettre à jour',
  blocked: 'Bloquée',
  skip: 'Passer',
  later: 'Plus tard',
  stillBlocked: (blocker: string) => `Toujours bloquée par : ${blocker} ?`,
  hint: 'Vous pouvez aussi répondre par une phrase : « 60 %, échéance fin juin ».',
  nothing: 'Vous n’avez aucune fiche à passer en revue : rien n’est en cours.',
  skipped: (head: string) => `${head} : passée, elle reviendra à la prochaine revue.`,
  noted: (head: string) => `${head} : rien de neuf, c’est noté.`,
  paused: (done: number, total: number) =>
    `Entendu, la revue s’arrête là : ${done} sur ${total}. « fiche revue » la reprend, ici ou sur un autre appareil.`,
  anew: (day: string) =>
    `Votre dernière revue s’est arrêtée le ${day} : je la recommence du début, avec ce qui est là aujourd’hui.`,
  confirmSame: (head: string) =>
    `${head} dit déjà cela. Si rien d’autre n’a changé, confirmez-le : la revue continue.`,
  sayWhat: (head: string) => `${head} : dites-moi ce qui a changé, en une phrase, ou ouvrez le formulaire.`,
  openForm: 'Ouvrir le formulaire',
  end: 'La revue est terminée, merci.',
} as const;

export function roundQuestion(
  sheet: Sheet,
  { place, total, names, today }: { place: number; total: number; names: Names; today: string },
): Message {
  const title = roundTexts.title(place, total);
  const due = fieldText('due', sheet.fields.due, names);
  const facts = [
    {
      label: fieldNames.status,
      value: [statusNames[sheet.fields.status], fieldText('progress', sheet.fields.progress, names)]
        .filter(Boolean)
        .join(', '),
    },
    ...(due === undefined
      ? []
      : [{ label: fieldNames.due, value: `${due}${isLate(sheet, today) ? ' (en retard)' : ''}` }]),
    ...(sheet.fields.nextStep === undefined
      ? []
      : [{ label: fieldNames.nextStep, value: sheet.fields.nextStep }]),
    { label: 'Dernière nouvelle', value: frenchDay(sheet.updatedAt) },
  ];
  const blocker = sheet.fields.blocker === undefined ? [] : [roundTexts.stillBlocked(sheet.fields.blocker)];
  const payload = { sheetId: sheet.id };
  return say(
    [
      title,
      headline(sheet),
      ...facts.map(({ label, value }) => `${label} : ${value}`),
      ...blocker,
      roundTexts.hint,
    ].join('\n'),
    {
      title,
      blocks: [
        textBlock(headline(sheet), 'strong'),
        { type: 'facts', facts },
        ...blocker.map((line) => textBlock(line)),
        textBlock(roundTexts.hint, 'subtle'),
        buttonRow(
          { label: roundTexts.same, actionId: 'action-sheets.roundSame', payload },
          { label: roundTexts.update, actionId: 'action-sheets.roundUpdate', payload },
          { label: roundTexts.blocked, actionId: 'action-sheets.roundBlocked', payload, opensForm: true },
          { label: roundTexts.skip, actionId: 'action-sheets.roundSkip', payload },
          { label: roundTexts.later, actionId: 'action-sheets.roundLater', payload },
        ),
      ],
    },
  );
}

export function roundEnd({ answers }: Round): Message {
  const count = (wanted: string): number =>
    Object.values(answers).filter((answer) => answer === wanted).length;
  const parts = [
    plural(count('updated'), 'fiche mise à jour', 'fiches mises à jour'),
    plural(count('blocked'), 'fiche bloquée', 'fiches bloquées'),
    plural(count('same'), 'fiche sans changement', 'fiches sans changement'),
    plural(count('skipped'), 'fiche passée', 'fiches passées'),
  ].filter((part) => part !== undefined);
  return say(
    [roundTexts.end, parts.join(', ')].filter((line) => line !== '').join(' ') +
      (parts.length > 0 ? '.' : ''),
  );
}

const plural = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
