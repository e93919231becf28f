import { z } from 'zod';

/**
 * A file that goes with a message, small: it is kept with the message until it is sent. A platform that takes files gets
 * it when the message is posted; elsewhere, and where a message is changed, its link is shown.
 */
export interface AttachedFile {
  /** As it is saved: letters without accents, digits, dots and dashes. */
  name: string;
  /** What it is for, in a few words. */
  label: string;
  /** Absent: it was taken out since. */
  content?: string;
  /** Absent: the content is text. */
  encoding?: 'base64';
  /** Said beside it where it is attached: what to do if it does not open. */
  help?: string;
  /** The same file, by an address of ours. `hint` says what that address is good for. */
  link?: { url: string; hint?: string };
  /** Said where there is neither. */
  otherwise?: string;
}

export const attachedFileSchema: z.ZodType<AttachedFile> = z.object({
  name: z.string(),
  label: z.string(),
  content: z.string().optional(),
  encoding: z.literal('base64').optional(),
  help: z.string().optional(),
  link: z.object({ url: z.string(), hint: z.string().optional() }).optional(),
  otherwise: z.string().optional(),
});
