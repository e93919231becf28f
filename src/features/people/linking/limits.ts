/** How often a code may be asked for and guessed at, each within the time that it says. */

export const hourMs = 60 * 60_000;
export const dayMs = 24 * hourMs;

/** Of one account, whatever addresses it gives: who mistypes hers twice still has one left. */
export const requestsAnHour = 3;
export const requestsADay = 6;

/**
 * Codes mailed to one person. One account gets three of them a day: a person who asks for her own never needs more, and
 * it takes seven accounts of strangers to use up the twenty and leave her to an administrator.
 */
export const mailsFromOneADay = 3;
export const mailsToOneADay = 20;

/**
 * Wrong codes. Each is one chance in a million; a code takes five. One account has ten a day (two codes spent), all
 * accounts together thirty on one person: three chances in a hundred thousand a day, about one in a hundred for a year
 * without a day's rest, in which she gets six mails that tell her, and administrators as many requests, every day.
 */
export const guessesByOneADay = 10;
export const guessesOnOneADay = 30;
