/** Ids and counts only: never what people wrote, no token, no e-mail. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogFields = Record<string, string | number | boolean | undefined | Error>;

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
