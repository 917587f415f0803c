import { doesNotThrow, throws } from 'node:assert/strict';
import { createAdapter } from '../../src/teams/adapter.ts';
import { appId, localOptions } from './running-bot.ts';

const production = { ...localOptions, mode: 'production', appId } as const;

describe('The adapter', () => {
  it('is not made without an app id where tokens must be checked, because the SDK would then check none', () => {
    throws(() => createAdapter({ ...production, appId: '' }), /MicrosoftAppId/);
    throws(
      () => createAdapter({ ...localOptions, mode: 'signedTest', openIdMetadataUrl: 'http://127.0.0.1:1/' }),
      /MicrosoftAppId/,
    );
    throws(() => createAdapter({ ...localOptions, mode: 'signedTest', appId }), /BOT_OPENID_METADATA_URL/);
  });

  it('is made for a managed identity, for a single tenant with its secret, and for the local run', () => {
    doesNotThrow(() => createAdapter(production));
    doesNotThrow(() => createAdapter({ ...production, appType: 'SingleTenant', appPassword: 'secret' }));
    doesNotThrow(() => createAdapter(localOptions));
    throws(() => createAdapter({ ...production, appType: 'SingleTenant' }), /MicrosoftAppPassword/);
    throws(() => createAdapter({ ...production, tenantId: '' }), /MicrosoftAppTenantId/);
  });
});
