/** What can be stored in a JSON column or carried by a button. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
