/** A postcode's form (ZZ99 test postcodes included); whether it exists is not ours to say. */
export const checkPostcode = (text: string): string | undefined =>
  /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(text) ? undefined : 'write it like NE28 0AA.';

/** Modulus 11 check of an NHS number (docs/process.md P3.9). */
export function checkNhsNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[ -]/g, '');
  if (!/^\d{10}$/.test(digits)) return 'an NHS number has ten digits.';
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const expected = (11 - (sum % 11)) % 11;
  return expected === Number(digits[9]) ? undefined : 'that number looks mistyped: check it digit by digit.';
}
