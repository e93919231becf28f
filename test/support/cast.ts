/** Who has an account there. Each is known by an address of her name, which the platform vouches for unless she is a guest. */
export interface Cast {
  names: string[];
  guests: string[];
}

export const twoPeople: Cast = { names: ['alice', 'bob'], guests: [] };
