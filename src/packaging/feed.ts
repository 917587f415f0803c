// What the package declares for the activity feed of Teams, where the council wants it (ACTIVITY_FEED=on).

/** What Teams must be asked for, so that the app may put a notice into the feed of those who have it. */
export const feedPermission = 'TeamsActivity.Send.User';

interface Template {
  readonly authorization?: {
    readonly permissions?: { readonly resourceSpecific?: readonly object[] };
  };
}

/** One kind of notice, whose words are those of the chat. */
export function withFeed(manifest: unknown): unknown {
  const { authorization, ...rest } = manifest as Template; // the rules look at the whole of it afterwards
  const asked = authorization?.permissions?.resourceSpecific ?? [];
  return {
    ...rest,
    activities: {
      activityTypes: [
        { type: 'notice', description: 'What is to be done, and by when; never about whom', templateText: '{what}' },
      ],
    },
    authorization: {
      ...authorization,
      permissions: {
        ...authorization?.permissions,
        resourceSpecific: [...asked, { name: feedPermission, type: 'Application' }],
      },
    },
  };
}
