// Where a meeting is: as it was typed, and the link to join by where there is one in it (docs/process.md P6.3).

/** The first https address in it; undefined where there is none. */
export function linkIn(place = ''): string | undefined {
  const [link] = /https:\/\/[^\s<>"]+/.exec(place) ?? [];
  return link !== undefined && URL.canParse(link) ? link : undefined;
}

/** Where Teams holds meetings: a stored card leads nowhere else, whatever was typed. */
const teamsHosts: readonly string[] = ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'];

/** The same where it leads to a meeting in Teams. */
export function joinIn(place?: string): string | undefined {
  const link = linkIn(place);
  return link !== undefined && teamsHosts.includes(new URL(link).hostname) ? link : undefined;
}
