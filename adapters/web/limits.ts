/** Far above what a person types; above it the answer is 413. */
export const bodyLimitBytes = 64 * 1024;
/** A proxy cuts a stream that says nothing for long. */
export const heartbeatMs = 20_000;
/** The room of a visitor where all personae meet; the bot hears there only what mentions it. */
export const roomId = 'salon';
/** How the bot is called in the room. */
export const mention = /@jalon\b/i;
/** A file; the page says so before it sends one. */
export const fileLimitBytes = 20_000_000;
/** Files that are taken at the same moment: each is held in memory until it is kept. */
export const uploadsAtOnce = 3;
