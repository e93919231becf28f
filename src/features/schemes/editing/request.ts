import { foldText } from '../../../core/text';

/** What follows the word « connaissances ». */
export type KnowledgeRequest =
  | { kind: 'overview' | 'drafts' | 'new' | 'due' | 'review' | 'useless' | 'import' | 'documents' }
  | { kind: 'history'; factId?: string }
  | { kind: 'draft'; number: number }
  | { kind: 'fact'; factId: string }
  | { kind: 'document'; documentId: string }
  | { kind: 'subject'; name: string };

const alone: Record<
  string,
  Exclude<KnowledgeRequest['kind'], 'history' | 'draft' | 'fact' | 'document' | 'subject'>
> = {
  '': 'overview',
  aide: 'overview',
  brouillon: 'drafts',
  brouillons: 'drafts',
  nouveau: 'new',
  'nouveau fait': 'new',
  'a reverifier': 'due',
  'a revoir': 'due',
  revue: 'review',
  'passer en revue': 'review',
  importer: 'import',
  import: 'import',
  'importer un document': 'import',
  document: 'documents',
  documents: 'documents',
  inutiles: 'useless',
  'pas utiles': 'useless',
  'reponses inutiles': 'useless',
};
const factId = /^[a-z0-9-]+\/[a-zA-Z]+\/[a-z0-9-]+$/;
/** A few words of its title and the mark of its bytes. */
const documentId = /^[a-z0-9-]+-[0-9a-f]{8}$/;
/** A subject's name, and no whole sentence that begins with « connaissances ». */
const nameAtMost = 60;

/** Undefined: a sentence that begins with that word. */
export function readKnowledgeRequest(argument: string): KnowledgeRequest | undefined {
  const typed = argument.replace(/[\s!.…]+$/u, '').trim();
  const folded = foldText(typed);
  const kind = alone[folded];
  if (kind !== undefined) return { kind };
  const draft = /^brouillon (?:n[°o]? ?)?(\d{1,9})$/.exec(folded)?.[1];
  if (draft !== undefined) return { kind: 'draft', number: Number(draft) };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  if (foldText(first) === 'historique')
    return rest === ''
      ? { kind: 'history' }
      : factId.test(rest) || documentId.test(rest)
        ? { kind: 'history', factId: rest }
        : undefined;
  const named = foldText(first) === 'document' ? rest : typed;
  if (documentId.test(named)) return { kind: 'document', documentId: named };
  if (factId.test(typed)) return { kind: 'fact', factId: typed };
  return typed.length <= nameAtMost && !typed.includes('?') ? { kind: 'subject', name: typed } : undefined;
}
