/** Of new copils: no address of a server, so that it outlives each. */
export const ownDomain = 'jalon.invalid';

export const calendarUid = (copilId: string, domain: string): string => `copil-${copilId}@${domain}`;
