/** Makes the browser ask before the page is left. Returns what ends that. */
export function guardPage(): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true;
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
