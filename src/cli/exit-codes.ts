/** What scripts can rely on; `jalon --help` lists them. */
export const exitCodes = { ok: 0, internal: 1, usage: 2, refused: 3 } as const;
