/** What the reader needs to know of a sheet: how it may be named, and what « +50 k€ » or « +3 mois » starts from. */
export interface KnownSheet {
  number: number;
  title: string;
  status?: string;
  /** 0-100 */
  progress?: number;
  /** Euros. */
  budget?: number;
  /** « YYYY-MM-DD » */
  dueDate?: string;
  lead?: string;
}
