import type { z } from 'zod';
import type { Member } from './address';
import type { InboundEvent } from './event';
import type { InboundFile } from './file';
import type { Choice, Form } from './form';
import type { Json } from './json';
import type { Message } from './message';
import type { Person } from './person';
import type { Tx } from './ports';
import type { ReplyStep } from './reply';

/** What a handler knows. Its writes go through stores that take `tx`. */
export interface Context {
  event: InboundEvent;
  /** Absent for an account that is not linked to anyone of the directory. */
  person: Person | undefined;
  now: Date;
  tx: Tx;
  /** Who another account belongs to. */
  personOf(member: Member): Promise<Person | undefined>;
}

/** What a handler returns: like a reply, but forms and dialogs are named, and dispatch brings them. */
export type HandlerStep =
  | Exclude<ReplyStep, { type: 'openForm' | 'rejectForm' }>
  | { type: 'openForm'; formId: string; payload: Json }
  | { type: 'rejectForm'; problems: Record<string, string> }
  | { type: 'startDialog'; dialogId: string; state: Json; minutes: number };

export type HandlerReply = HandlerStep[];

export interface Command {
  /** Without slash, in lower case. */
  name: string;
  /** How a typed message counts as the command: its first word, or the whole text. */
  typed: 'firstWord' | 'wholeText';
  /** Of a message typed without slash: false lets it go the ordinary way, as a sentence that begins with that word. */
  isMeant?(argument: string): boolean;
  /** One French line for the help. */
  summary: string;
  run(context: Context, argument: string): Promise<HandlerReply>;
}

export interface Action<Payload = unknown> {
  actionId: string;
  payload: z.ZodType<Payload>;
  run(context: Context, payload: Payload): Promise<HandlerReply>;
}

export interface FormDefinition<Payload = unknown, Values = unknown> {
  formId: string;
  /** On the button that opens the form where it cannot open by itself. */
  openLabel: string;
  payload: z.ZodType<Payload>;
  /** Its messages are French sentences: they are shown under the fields. */
  values: z.ZodType<Values>;
  build(context: Context, payload: Payload): Promise<Form>;
  submit(context: Context, payload: Payload, values: Values): Promise<HandlerReply>;
}

export interface Lookup {
  lookupId: string;
  /** At most 100 choices, best first. */
  search(context: Context, query: string): Promise<Choice[]>;
}

/** Files that came with a message, and the words beside them. */
export interface GivenFiles {
  files: InboundFile[];
  text: string;
}

export interface TakenFiles {
  reply: HandlerReply;
  /** What of the words is about something else: it is answered as if no file had come. Empty: nothing. */
  rest: string;
}

export interface Dialog<State = unknown> {
  dialogId: string;
  /** Another version in the database: the dialog is dropped. */
  version: number;
  state: z.ZodType<State>;
  /**
   * Every typed text is for it, « retour », « aide » and « plus tard » too, until it ends; a command with its slash
   * runs beside it. Absent: a command ends it, and these words are answered for it. « annuler » ends any.
   */
  hearsAll?: true;
  /** Undefined: the text is not for this dialog; it ends, and the text goes the ordinary way. */
  step(context: Context, state: State, text: string): Promise<HandlerReply | undefined>;
  /** Files that came while it runs; undefined: it does not await them, and goes on. */
  files?(context: Context, state: State, given: GivenFiles): Promise<TakenFiles | undefined>;
  /** « annuler » ended it: what has to be taken back, and said. Absent or undefined: a general sentence. */
  cancel?(context: Context, state: State): Promise<HandlerReply | undefined>;
}

/** What a due job knows. Its writes, and its next date, are one transaction. */
export interface JobContext {
  tx: Tx;
  now: Date;
  key: string;
}

export interface Job<Payload = unknown> {
  jobKind: string;
  payload: z.ZodType<Payload>;
  /** Returns when it is to run again; undefined: it is done with. It may run late, after a time without any instance. */
  run(context: JobContext, payload: Payload): Promise<Date | undefined>;
}

export interface Feature {
  /** Prefix of its action, form, look-up and dialog ids. */
  name: string;
  commands?: Command[];
  actions?: Action[];
  forms?: FormDefinition[];
  lookups?: Lookup[];
  dialogs?: Dialog[];
  jobs?: Job[];
  /** Features are asked in their order; undefined: not for me. */
  sentence?(context: Context, text: string): Promise<HandlerReply | undefined>;
  /** Files that came with a message, before its text is read; undefined: not for me. */
  files?(context: Context, given: GivenFiles): Promise<TakenFiles | undefined>;
  /** What a person sees on the bot's home page. */
  home?(context: Context): Promise<Message>;
  /** First words when the bot is added somewhere. */
  welcome?(context: Context): Promise<Message>;
}

/** These keep the types of payload, values and state inside one definition, and let features list them together. */
export const action = <P>(definition: Action<P>): Action => definition;
export const form = <P, V>(definition: FormDefinition<P, V>): FormDefinition => definition;
export const dialog = <S>(definition: Dialog<S>): Dialog => definition;
export const job = <P>(definition: Job<P>): Job => definition;
