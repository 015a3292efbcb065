/** A form with one file. */
export function fileForm(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): FormData {
  const form = new FormData();
  form.set('file', new File([bytes], name, { type }));
  return form;
}
