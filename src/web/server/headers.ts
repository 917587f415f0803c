// Headers of every answer. Nothing but the scripts and styles of the pages may be kept by anyone.

/** Where Teams and Microsoft 365 show pages of others: learn.microsoft.com, "Prerequisites for tabs". */
const hosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
];
/** In a local run also a page of the tester's own machine, such as the host stub of the tests. */
const localHosts = ["'self'", 'http://127.0.0.1:*', 'http://localhost:*'];

/**
 * The hash of no text at all: Fluent makes empty style elements and writes their rules by script, which only a script of
 * ours can. A style that came in with text in it stays blocked.
 */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const everywhere = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

export interface HeaderSets {
  /** Data: nothing of it is ever drawn or framed. */
  readonly data: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, string>>;
  /** A page for anyone: it asks for nothing more, and is framed by no one. */
  readonly open: Readonly<Record<string, string>>;
}

/** `framed`: where pages may be shown; `https`: the address is https, and stays so for a year. */
export function headerSets({ local, https }: { readonly local: boolean; readonly https: boolean }): HeaderSets {
  const common = { ...everywhere, ...(https && { 'strict-transport-security': 'max-age=31536000' }) };
  const ancestors = [...hosts, ...(local ? localHosts : [])];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${emptyStyle}`,
    "img-src 'self' data:",
    "font-src 'self'",
    // teams-js asks Microsoft's CDN which hosts it may trust.
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
  ];
  const open =
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return {
    open: { ...common, 'content-security-policy': open },
    data: { ...common, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" },
    page: { ...common, 'content-security-policy': policy.join('; ') },
  };
}
