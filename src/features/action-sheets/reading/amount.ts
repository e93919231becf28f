/** A sum in euros. Whether it is the sheet's budget is for the sentence to say. */
export interface Amount {
  euros: number;
  /** « HT », without value added tax; « TTC », with it; undefined where neither is said. */
  excludingTax: boolean | undefined;
  /** « +50 k€ », « 50 k€ de plus »: to be added to what was. */
  delta: boolean;
  /** « entre 1 et 2 M€ »: nobody can say which. */
  range: boolean;
  /** Of another money than the euro. */
  foreign?: true;
}
