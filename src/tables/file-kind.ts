import { maxUnpackedBytes } from './limits';
import { tableProblems } from './problems';
import { BadZip, openZip } from './zip';

/** What a file is by its bytes, whatever its name says. Throws a UserError for what is not read. */
export function fileKind(fileName: string, bytes: Buffer): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw tableProblems.empty(fileName);
  const start = bytes.toString('latin1', 0, 4096);
  if (start.startsWith('PK')) return kindOfZip(fileName, bytes);
  // The container of Office files before 2007, and of any that is encrypted.
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? tableProblems.locked(fileName)
      : tableProblems.oldExcel(fileName);
  if (start.startsWith('%PDF')) throw tableProblems.pdf(fileName);
  // Many tools export a web page or its XML under the name .xls.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta)/i.test(start))
    throw tableProblems.webPage(fileName);
  if (start.startsWith('{\\rtf') || isBinary(bytes)) throw tableProblems.notATable(fileName);
  return 'csv';
}

function kindOfZip(fileName: string, bytes: Buffer): 'xlsx' {
  const paths = pathsOf(fileName, bytes);
  if (paths.includes('xl/workbook.xml')) return 'xlsx';
  if (paths.includes('xl/workbook.bin')) throw tableProblems.binaryExcel(fileName);
  if (paths.includes('mimetype') && paths.includes('content.xml')) throw tableProblems.openDocument(fileName);
  throw tableProblems.notATable(fileName);
}

function pathsOf(fileName: string, bytes: Buffer): string[] {
  try {
    return openZip(bytes, maxUnpackedBytes).paths;
  } catch (error) {
    if (error instanceof BadZip) throw tableProblems.unreadable(fileName, error);
    throw error;
  }
}

/** Text has no zero bytes, save UTF-16, which begins with its mark. */
function isBinary(bytes: Buffer): boolean {
  const mark = bytes.toString('hex', 0, 2);
  return mark !== 'fffe' && mark !== 'feff' && bytes.subarray(0, 65_536).includes(0);
}
