import { foldText } from '../../../../core/text';
import { readKnowledgeRequest } from '../request';

const polite = "s'il te plait|s'il vous plait|stp|svp|merci(?: d'avance| beaucoup)?";
const asking = `merci de|peux-tu|peux tu|tu peux|pouvez-vous|pouvez vous|vous pouvez|je voudrais|j'aimerais|je souhaite|il faut|${polite}`;
const greeting = '(?:bonjour|bonsoir|salut|hello|coucou)(?: jalon| a tous)?|jalon';
const importing = '(?:importe|ajoute|verse|integre|archive|charge)(?:r|z)?(?:-moi| moi)?';
const theFile =
  "(?:(?:ce|cet|cette|ces|le|la|les) |l')(?:documents?|fichiers?|pdf|rapports?|articles?|pages?|textes?|pieces? jointes?)|(?:cette|ces) notes?";
const joint = '(?: (?:ci-)?joint(?:e|s|es)?)?';
const whither = '(?:aux?|dans|a|parmi) (?:(?:les|la|tes|vos) )?(?:connaissances?|base)';
/** What it is about, without a figure: one belongs to an action sheet. */
const whatItIs = "(?: (?:de|du|des|sur|d'|de l'|de la) ?[^.,;:!?\\d]{1,60})?";

/** The whole message, from its first word to its last: of one that says anything else too, nothing may be lost. */
const request = new RegExp(
  `^(?:(?:${greeting})[\\s,.!:]*)?(?:(?:${asking})[\\s,]*)?${importing} ` +
    `(?:(?:${theFile})${joint}${whatItIs}(?: ${whither})?|(?:(?:ceci|cela|ca) )?${whither})` +
    `(?:[\\s,.]*(?:${polite}))?[\\s.!?]*$`,
);

const ofAFewWords = "(?: (?:de|du|des|sur|d'|de l'|de la) ?[^\\s.,;:!?\\d]+(?: [^\\s.,;:!?\\d]+){0,2})?";
/** Of a file that is awaited: the words that hand it over, and nothing else. */
const announcement = new RegExp(
  `^(?:(?:${greeting})[\\s,.!:]*)?` +
    `(?:(?:(?:le |la |les )?(?:voici|voila)|tiens|tenez)(?: (?:${theFile})${joint}${ofAFewWords})?|(?:${theFile})${joint}|ci-joint)?` +
    `(?:[\\s,.]*(?:${polite}))?[\\s.!]*$`,
);

/** « connaissances importer »: nothing else can be meant. */
export function namesTheImport(text: string): boolean {
  const [, argument] = /^\/?connaissances?\s+(.*)$/is.exec(text) ?? [];
  return argument !== undefined && readKnowledgeRequest(argument)?.kind === 'import';
}

/** « Importe ce document, s’il te plaît. » */
export const asksToImport = (text: string): boolean => request.test(foldText(text));

/** « Voici le rapport. » */
export const announcesFile = (text: string): boolean => announcement.test(foldText(text));
