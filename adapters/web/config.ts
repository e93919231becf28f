import type { Clock } from '../../src/core/clock';
import type { Logger } from '../../src/core/logger';
import type { MessageBoard } from '../../src/core/ports';
import type { HttpServer } from '../../src/http/server';

/** Somebody one can be on the page. */
export interface Persona {
  id: string;
  label: string;
  description: string;
  /** What to try first as her, before what everybody may try. */
  suggestions?: string[];
}

export interface WebParts {
  http: HttpServer;
  board: MessageBoard;
  logger: Logger;
  clock: Clock;
  personae: Persona[];
  /** First questions to try. */
  suggestions: string[];
  /** The compiled page and its static files. */
  pageFolder: string;
  /** Other address than the loopback ones by which the page is reached. */
  publicUrl?: string;
  host: string;
}
