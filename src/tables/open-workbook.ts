import { BadZip, makeZip, openZip, type Zip } from './zip';

/** The parts of a workbook that reading one of its sheets needs, and nothing else of what was in the file. */
export interface Workbook {
  /** In the order of the tabs. */
  sheets: Sheet[];
  /** The XML of the sheet, and a workbook that holds it alone. Throws BadZip, TooMuchInZip. */
  open(sheet: Sheet): Promise<{ xml: string; alone: Buffer }>;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  path: string;
}

const workbookPath = 'xl/workbook.xml';
const relationsPath = 'xl/_rels/workbook.xml.rels';

/** Throws BadZip when the archive is not a workbook, TooMuchInZip. */
export async function openWorkbook(bytes: Buffer, maxBytes: number): Promise<Workbook> {
  const zip = openZip(bytes, maxBytes);
  const workbook = await need(zip, workbookPath);
  const relations = await need(zip, relationsPath);
  const targets = readRelations(relations.toString());
  const shared: [string, Buffer][] = [
    [workbookPath, workbook],
    [relationsPath, relations],
  ];
  for (const { type, path } of targets.values()) {
    if (!/\/(sharedStrings|styles)$/.test(type) || shared.some(([known]) => known === path)) continue;
    const content = await zip.read(path);
    if (content) shared.push([path, content]);
  }
  return {
    sheets: readSheets(workbook.toString(), targets),
    async open(sheet) {
      const content = await need(zip, sheet.path);
      return { xml: content.toString(), alone: makeZip(new Map([...shared, [sheet.path, content]])) };
    },
  };
}

async function need(zip: Zip, path: string): Promise<Buffer> {
  const content = await zip.read(path);
  if (!content) throw new BadZip(`no ${path}`);
  return content;
}

type Relations = Map<string, { type: string; path: string }>;

function readRelations(xml: string): Relations {
  return new Map(
    elements(xml, 'Relationship').map((attributes) => {
      const target = attributes.get('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      return [attributes.get('Id') ?? '', { type: attributes.get('Type') ?? '', path }];
    }),
  );
}

/** Sheets of cells; those that hold a chart alone are left out. */
function readSheets(xml: string, relations: Relations): Sheet[] {
  return elements(xml, 'sheet').flatMap((attributes) => {
    // Its prefix differs with the program that wrote the file.
    const [, id = ''] = [...attributes].find(([name]) => name.endsWith(':id')) ?? [];
    const relation = relations.get(id);
    if (!relation?.type.endsWith('/worksheet')) return [];
    const hidden = /hidden/i.test(attributes.get('state') ?? '');
    return [{ name: attributes.get('name') ?? '', hidden, path: relation.path }];
  });
}

/**
 * The attributes of every element of that name, whatever its prefix. The patterns here take a time in proportion
 * to the text, whatever it is: a file may be made to exhaust its reader.
 */
export function elements(xml: string, name: string): Map<string, string>[] {
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'));
  return [...found].map(([, attributes = '']) => {
    const pairs = attributes.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return new Map([...pairs].map(([, key = '', double, single]) => [key, decode(double ?? single ?? '')]));
  });
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
