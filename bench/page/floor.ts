/** The floor: fetches what the card fetches, parses it, and that is all. */
export async function fetchQuery(path: string, body: string): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  await response.json();
}
