/** The facets of a subject, in the order of its file, with the French heading that they have there. */
export const facetHeadings = {
  what: "Ce que c'est",
  forWhom: 'Pour qui',
  governance: 'Qui pilote',
  funding: 'Qui paie, combien',
  conditions: 'Conditions',
  apply: 'Démarche',
  contact: 'Contact',
  dates: 'Dates et états',
  links: 'Liens',
  confusions: 'Confusions',
  regions: 'En région',
  figures: 'Chiffres',
  participants: 'Participants',
  decisions: 'Décisions',
} as const;

export type FacetId = keyof typeof facetHeadings;
export const facetIds = Object.keys(facetHeadings) as FacetId[];

export function facetOfHeading(heading: string): FacetId | undefined {
  const plain = heading.replace(/’/g, "'").trim().toLowerCase();
  return facetIds.find((id) => facetHeadings[id].toLowerCase() === plain);
}
