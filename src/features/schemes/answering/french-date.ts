const day = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** « 30 avril 2019 », « avril 2019 » or « 2019 », from the ISO date of that precision. */
export function frenchDate(iso: string): string {
  if (iso.length === 4) return iso;
  const format = iso.length === 7 ? month : day;
  return format.format(new Date(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`)).replace(/^1 /, '1er ');
}

/** « de mars 2019 », « d’avril 2019 », « de 2019 ». */
export function ofMonth(iso: string): string {
  const text = frenchDate(iso);
  return /^[aeiouyâéèêîôû]/i.test(text) ? `d’${text}` : `de ${text}`;
}
