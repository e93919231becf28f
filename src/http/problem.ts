/** Ends a request with that status; the message is shown to the caller, so it says nothing of our inside. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
