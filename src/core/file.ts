import { z } from 'zod';
import type { Json } from './json';

/** A file that came with a message. Nothing of it is read until a feature asks its platform for the bytes. */
export interface InboundFile {
  name: string;
  /** As the platform says; what it really is, its bytes tell. */
  mediaType: string;
  /** As the platform says, where it does. */
  size?: number | undefined;
  /** Where it is, for the adapter alone. */
  ref: Json;
}

export const inboundFileSchema: z.ZodType<InboundFile> = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().optional(),
  ref: z.json(),
});
