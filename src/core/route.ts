import type { Action, Command, Dialog, Feature, FormDefinition, Lookup } from './feature';
import { foldText } from './text';

/** Everything the features registered, by name. */
export interface Routes {
  features: Feature[];
  commands: ReadonlyMap<string, Command>;
  actions: ReadonlyMap<string, Action>;
  forms: ReadonlyMap<string, FormDefinition>;
  lookups: ReadonlyMap<string, Lookup>;
  dialogs: ReadonlyMap<string, Dialog>;
}

export function collectRoutes(features: Feature[]): Routes {
  return {
    features,
    commands: index(
      features.flatMap((feature) => feature.commands ?? []),
      (command) => command.name,
    ),
    actions: index(
      features.flatMap((feature) => feature.actions ?? []),
      (action) => action.actionId,
    ),
    forms: index(
      features.flatMap((feature) => feature.forms ?? []),
      (form) => form.formId,
    ),
    lookups: index(
      features.flatMap((feature) => feature.lookups ?? []),
      (lookup) => lookup.lookupId,
    ),
    dialogs: index(
      features.flatMap((feature) => feature.dialogs ?? []),
      (dialog) => dialog.dialogId,
    ),
  };
}

function index<T>(items: T[], nameOf: (item: T) => string): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  for (const item of items) {
    if (byName.has(nameOf(item))) throw new Error(`registered twice: ${nameOf(item)}`);
    byName.set(nameOf(item), item);
  }
  return byName;
}

/** A typed message that is a command, with or without its slash. */
export function typedCommand(
  routes: Routes,
  text: string,
): { command: Command; argument: string } | undefined {
  const match = /^\/?(\p{L}[\p{L}\p{N}-]*)(?:\s+([\s\S]*))?$/u.exec(text.trim());
  const command = routes.commands.get(foldText(match?.[1] ?? ''));
  if (!command) return undefined;
  const argument = (match?.[2] ?? '').trim();
  if (text.trim().startsWith('/')) return { command, argument };
  if (command.typed === 'wholeText' && !/^[\s?!.…]*$/u.test(argument)) return undefined;
  if (command.isMeant?.(argument) === false) return undefined;
  return { command, argument };
}
