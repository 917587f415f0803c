/** A page made for paper; `link` is its address, such as `print/minutes/<meeting>`. */
export function PrintView({ link }: { readonly link: string }) {
  return <h1>{link}</h1>;
}
