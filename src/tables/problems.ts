import { UserError } from '../core/errors';
import { headerRows, maxColumns, maxFileBytes, maxRows } from './limits';

const saveAsXlsx =
  'Ouvrez-le dans votre tableur, choisissez « Enregistrer sous », format « Classeur Excel (.xlsx) », puis envoyez ce nouveau fichier.';
const count = (value: number) => value.toLocaleString('fr-FR');

/** Every reason why a file is not read, as the sentence that its sender gets. */
export const tableProblems = {
  oldExcel: (file: string) =>
    new UserError(
      `« ${file} » est un classeur d’un ancien format Excel (.xls), que je ne lis pas. ${saveAsXlsx}`,
    ),
  locked: (file: string) =>
    new UserError(
      `« ${file} » est protégé par un mot de passe, je ne peux pas l’ouvrir. Enregistrez-le sans mot de passe, puis envoyez-le à nouveau.`,
    ),
  binaryExcel: (file: string) =>
    new UserError(`« ${file} » est un classeur Excel binaire (.xlsb), que je ne lis pas. ${saveAsXlsx}`),
  openDocument: (file: string) =>
    new UserError(`« ${file} » est un fichier LibreOffice (OpenDocument), que je ne lis pas. ${saveAsXlsx}`),
  pdf: (file: string) =>
    new UserError(
      `« ${file} » est un PDF, pas un tableau. Envoyez le fichier du tableur lui-même, au format .xlsx ou .csv.`,
    ),
  webPage: (file: string) =>
    new UserError(`« ${file} » est une page web, même si son nom dit autre chose. ${saveAsXlsx}`),
  notATable: (file: string) =>
    new UserError(`« ${file} » n’est pas un tableau que je sais lire. Envoyez un fichier .xlsx ou .csv.`),
  unreadable: (file: string, cause?: unknown) =>
    new UserError(`« ${file} » est abîmé ou incomplet, je n’arrive pas à le lire. ${saveAsXlsx}`, { cause }),
  tooHeavy: (file: string) =>
    new UserError(
      `« ${file} » est trop lourd : je lis les fichiers jusqu’à ${count(maxFileBytes / 1024 / 1024)} Mo. Gardez la seule feuille utile, sans images, puis envoyez-le à nouveau.`,
    ),
  tooMuchInside: (file: string) =>
    new UserError(
      `« ${file} » contient trop de données une fois ouvert. Gardez la seule feuille utile, sans images, puis envoyez-le à nouveau.`,
    ),
  tooManyRows: (file: string) =>
    new UserError(
      `« ${file} » a trop de lignes : je lis jusqu’à ${count(maxRows)} lignes. Découpez-le en plusieurs fichiers.`,
    ),
  tooManyColumns: (file: string) =>
    new UserError(
      `« ${file} » a trop de colonnes : je lis jusqu’à ${count(maxColumns)} colonnes. Supprimez celles qui ne servent pas, puis envoyez-le à nouveau.`,
    ),
  empty: (file: string) =>
    new UserError(`« ${file} » est vide : je n’y trouve aucune ligne. Vérifiez que c’est le bon fichier.`),
  openQuote: (file: string, line: number) =>
    new UserError(
      `« ${file} » : un guillemet s’ouvre ligne ${count(line)} et ne se ferme pas, je ne sais pas où la cellule finit. Ajoutez ou supprimez un guillemet, puis envoyez-le à nouveau.`,
    ),
  noSuchSheet: (file: string, sheet: string, sheets: string[]) =>
    new UserError(
      `« ${file} » n’a pas de feuille « ${sheet} ». Ses feuilles sont : ${sheets.map((name) => `« ${name} »`).join(', ')}.`,
    ),
  noHeader: (file: string, lookedFor: string[]) =>
    new UserError(
      `Je ne trouve pas la ligne des titres de colonnes dans « ${file} ». J’ai cherché, dans les ${headerRows} premières lignes, ${named(lookedFor)}. Donnez ces titres à vos colonnes, puis envoyez-le à nouveau.`,
    ),
  sameName: (file: string, name: string, columns: string[], line: number) =>
    new UserError(
      `Dans « ${file} », ${count(columns.length)} colonnes ont le même titre « ${name} » ligne ${count(line)} (${columns.slice(0, -1).join(', ')} et ${columns.at(-1) ?? ''}) : je ne sais pas laquelle lire. Renommez ou supprimez celles qui ne servent pas, puis envoyez-le à nouveau.`,
    ),
};

function named(lookedFor: string[]): string {
  if (lookedFor.length === 0) return 'une ligne de titres';
  const shown = lookedFor.slice(0, 12).map((name) => `« ${name} »`);
  const rest = lookedFor.length > shown.length ? ', etc.' : '';
  return `${lookedFor.length > 1 ? 'des titres comme' : 'le titre'} ${shown.join(', ')}${rest}`;
}
