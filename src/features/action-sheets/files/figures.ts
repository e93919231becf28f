import { foldText } from '../../../core/text';
import { readAmount, readPercent, type PercentScale } from '../../../tables/french-values';
import { quoteCell, type Reading } from '../../../tables/reading';
import type { Cell } from '../../../tables/table';
import { textOf } from './texts';

const maxEuros = 1e12;

/** « 8 », « Fiche 8 », « n° 8 », « FA-08 ». */
export function readNumber(cell: Cell): Reading<number> {
  const text = textOf(cell);
  if (text === undefined) return undefined;
  const digits = /^(?:fiches?|fa|action|fiche action|n)?[ .°º-]*(?:n[ .°º]*)?(\d{1,9})$/.exec(
    foldText(text),
  )?.[1];
  const value = Number(digits);
  if (digits !== undefined && value > 0) return { value };
  return { problem: `${quoteCell(cell)} n’est pas un numéro de fiche. Écrivez par exemple « 8 ».` };
}

/** The number that an exported file carries. */
export function readRevision(cell: Cell): Reading<number> {
  const text = textOf(cell);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return { value: Number(text) };
  return {
    problem: `${quoteCell(cell)} n’est pas un numéro de révision. Laissez cette colonne comme l’export l’a écrite.`,
  };
}

export function readProgress(cell: Cell, scale?: PercentScale): Reading<number> {
  const reading = readPercent(cell, scale);
  if (!reading || 'problem' in reading) return reading;
  const value = Math.round(reading.value);
  if (value >= 0 && value <= 100) return { value };
  return { problem: `${quoteCell(cell)} : un avancement va de 0 à 100 %.` };
}

export function readEuros(cell: Cell): Reading<number> {
  const reading = readAmount(cell);
  if (!reading || 'problem' in reading || (reading.value >= 0 && reading.value <= maxEuros)) return reading;
  return { problem: `${quoteCell(cell)} : un montant va de 0 à 1 000 milliards d’euros.` };
}

/** « HT » is true, « TTC » is false, wherever it stands. */
export function excludingTaxIn(cell: Cell): boolean | undefined {
  const text = typeof cell === 'string' ? foldText(cell) : '';
  if (/\bh\.?t\b|hors taxe/.test(text)) return true;
  return /\bt\.?t\.?c\b|toutes taxes/.test(text) ? false : undefined;
}

export function readTax(cell: Cell): Reading<boolean> {
  const value = excludingTaxIn(cell);
  if (value !== undefined) return { value };
  if (textOf(cell) === undefined) return undefined;
  return { problem: `${quoteCell(cell)} : écrivez « HT » ou « TTC ».` };
}
