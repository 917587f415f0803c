/** Says a moment in London's time, in parts that Intl knows; September as every card says it, "Sep". */
export function inLondon(options: Intl.DateTimeFormatOptions): (at: string | number) => string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });
  return (at) => format.format(new Date(at)).replace('Sept', 'Sep');
}
