/** How the tab is reached and who may sign in to it. Given by the configuration. */
export interface TabOptions {
  /** Where people reach the server, without a slash at the end; undefined where a test takes any free port. */
  readonly baseUrl: string | undefined;
  /** Client id of the app registration for tab sign-in; undefined in a local run, whose fictional people need none. */
  readonly appId?: string;
  /** The app's id in its manifest, for links into Teams; without it links lead to `baseUrl`. */
  readonly teamsAppId?: string;
  /** Tests only: a loopback stand-in for the tenant's OpenID metadata at login.microsoftonline.com. */
  readonly openIdMetadataUrl?: string;
}
