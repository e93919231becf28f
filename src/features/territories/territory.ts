/** A territory of the list in force. Several regions for an interregional one. */
export interface Territory {
  id: string;
  name: string;
  regionCodes: string[];
  members: TerritoryMember[];
}

export interface TerritoryMember {
  siren: string;
  name: string;
  /** EPT: a part of the Métropole du Grand Paris. commune: a commune that is listed without its intercommunality. */
  kind: 'EPCI' | 'EPT' | 'commune';
  /** Where the member's communes are. */
  departmentCodes: string[];
}

/** A territory of 2018-2022: its source gives no members. */
export interface FormerTerritory {
  name: string;
  regionCodes: string[];
}

export interface Region {
  code: string;
  name: string;
  /** « en Bretagne » */
  phrase: string;
}

export interface Department extends Region {
  /** Absent for the overseas collectivities, which belong to no Region. */
  regionCode: string | undefined;
}

/** A Region of before 2016 that people still name. */
export interface FormerRegion {
  name: string;
  phrase: string;
  departmentCodes: string[];
}

export interface Intercommunality {
  siren: string;
  /** As published: « CC du Vimeu ». */
  name: string;
  /** Its name in the list of territories, where it is another one. */
  listedAs: string | undefined;
  kind: 'CC' | 'CA' | 'CU' | 'METRO' | 'EPT';
  /** The metropolis that an EPT is part of. */
  parentSiren: string | undefined;
  departmentCodes: string[];
  communeCount: number;
}

export interface Commune {
  name: string;
  departmentCode: string;
  /** Absent for a few islands and overseas. */
  siren: string | undefined;
  /** In thousands of inhabitants, from 10 on; else 0. */
  thousands: number;
  /** For a former commune, still named by people: the one that it is part of today. */
  nowPartOf: string | undefined;
}
