/** Never connected to while tests run: PostgreSQL copies only a database that nobody uses. */
export const templateName = 'jalon_template';

export interface TestServer {
  folder: string;
  leave(): Promise<void>;
}
