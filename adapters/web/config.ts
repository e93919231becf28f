import type { Clock } from '../../src/core/clock';
import type { Logger } from '../../src/core/logger';
import type { FileShelf, MessageBoard } from '../../src/core/ports';
import type { HttpServer } from '../../src/http/server';

/** Somebody one can be on the page. */
export interface Persona {
  id: string;
  label: string;
  description: string;
  /** What to try first as her, before what everybody may try. */
  suggestions?: string[];
}

/** Who one can be on the page now. */
export interface Cast {
  personae: Persona[];
  /** True: invented people with invented sheets. False: a visitor, who asks questions and has no sheet. */
  isDemonstration: boolean;
}

export interface WebParts {
  http: HttpServer;
  board: MessageBoard;
  shelf: FileShelf;
  logger: Logger;
  clock: Clock;
  /** Asked at every request: the demonstration can be removed while the page is open. */
  cast(): Promise<Cast>;
  /** First questions to try. */
  suggestions: string[];
  /** The compiled page and its static files. */
  pageFolder: string;
  /** Other address than the loopback ones by which the page is reached. */
  publicUrl?: string;
  host: string;
}
