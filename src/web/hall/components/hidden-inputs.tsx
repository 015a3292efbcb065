/** What goes along with a form unseen: idempotency key, return address. */
export function HiddenInputs({ values }: { values: Readonly<Record<string, string>> | undefined }) {
  return Object.entries(values ?? {}).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
