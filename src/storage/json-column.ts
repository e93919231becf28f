import type { Prisma } from './generated/client';

/** Half of a character pair, alone: it stands for nothing. */
const loneSurrogate = /\p{Cs}/gu;

/**
 * Any plain value for a JSON column. PostgreSQL refuses the NUL character and lone surrogates, which people's
 * messages may well hold, and the names of fields that a browser sends; dates become text.
 */
export function jsonColumn(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'string') return storable(item);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    const entries = Object.entries(item);
    return entries.every(([name]) => storable(name) === name)
      ? item
      : Object.fromEntries(entries.map(([name, inner]) => [storable(name), inner]));
  });
  return JSON.parse(text) as Prisma.InputJsonValue;
}

function storable(text: string): string {
  return text.replaceAll('\0', ' ').replace(loneSurrogate, '\ufffd');
}
