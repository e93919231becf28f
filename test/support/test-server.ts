/** Never connected to while tests run: PostgreSQL copies only a database that nobody uses. */
export const templateName = 'jalon_template';

/** Of the folders of test servers, in the system's folder for temporary files. */
export const serverFolderPrefix = 'jalon-test-';
/** In such a folder: the pid of the run that it belongs to. */
export const ownerFile = 'owner';

export interface TestServer {
  folders: string[];
  leave(): Promise<void>;
}
