import type { Form } from '../../src/core/form';

/** What a form holds before anybody changes it. */
export function initialValues({ fields }: Form): Record<string, string | boolean> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.initial === undefined) return [];
      return [[field.id, typeof field.initial === 'object' ? field.initial.value : field.initial]];
    }),
  );
}
