// How the bot runs: against a local Playground, in a signed test, or in a council's tenant.

/** How much of the platform is real. Given by the configuration, never guessed. */
export type Mode = 'local' | 'signedTest' | 'production';

export interface TeamsOptions {
  readonly mode: Mode;
  /** What speaks with the channel. Default botbuilder. */
  readonly edge?: 'botbuilder' | 'rest';
  /** Empty in local mode. */
  readonly appId: string;
  readonly tenantId: string;
  readonly appType: 'UserAssignedMSI' | 'SingleTenant';
  /** Single tenant in production only. */
  readonly appPassword?: string;
  /** In production no one else is let in; in the other modes an empty list lets in any one tenant. */
  readonly allowedTenants: readonly string[];
  /** Signed test only: a loopback stand-in for login.botframework.com. */
  readonly openIdMetadataUrl?: string;
  /** When an outgoing request is given up. Default 15 seconds for a post, 5 for anything else. */
  readonly sendTimeoutMs?: number;
}
