/** While it is asked who someone is: what the document shows before any script is here, and now said aloud. */
export function Opening() {
  return (
    <main>
      <div className="still" role="status">
        Opening MSET
      </div>
    </main>
  );
}
