import type { Prisma } from './generated/client';

/** Half of a character pair, alone: it stands for nothing. */
const loneSurrogate = /\p{Cs}/gu;

/**
 * Any plain value for a JSON column. PostgreSQL refuses the NUL character and lone surrogates, which people's
 * messages may well hold; dates become text.
 */
export function jsonColumn(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replaceAll('\0', ' ').replace(loneSurrogate, '\ufffd') : item,
  );
  return JSON.parse(text) as Prisma.InputJsonValue;
}
