/** Whether a card's link may be opened: an https address, or one of our own. */
export function mayOpen(url: string): boolean {
  const { protocol, origin } = URL.parse(url, location.href) ?? { protocol: '', origin: '' };
  return protocol === 'https:' || (protocol === location.protocol && origin === location.origin);
}
