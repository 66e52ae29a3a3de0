/** In names of the objects of all fleets here, and of clusters with a Flux. */
const NAME = /app-\d{5}|generated|everything|carts|cluster-\d/;

/** The rows of objects that a person can see, of any table in `root`. */
export function rowsIn(root: ParentNode): Element[] {
  return candidatesIn(root).filter(isRow);
}

/** Whether there is a row in `root` that a person can see. */
export function hasRow(root: ParentNode): boolean {
  return candidatesIn(root).some(isRow);
}

function candidatesIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('tr, [role="row"]')];
}

function isRow(element: Element): boolean {
  // A placeholder has no name. Text first: the rest costs a style calculation.
  return (
    NAME.test(element.textContent ?? '') &&
    element.closest('[hidden]') === null &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
