/** Makes the browser ask before the page is left. Returns what ends that. */
export function guardPage(): () => void {
  const ask = (event: Event): void => event.preventDefault();
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
