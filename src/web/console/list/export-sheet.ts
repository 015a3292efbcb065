import { apiFetch } from '../api.ts';

export interface SheetProgress {
  bytes: number;
}

function fileNameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/.exec(header)?.[1] ?? 'unionhall.xlsx');
}

/** Hands a finished file to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Downloads a sheet and says how many bytes have come.
 * @throws Problem where the server refuses
 */
export async function downloadSheet(
  address: string,
  onProgress: (progress: SheetProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await apiFetch(address, {
    signal,
    headers: { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
  const chunks: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    bytes += part.value.byteLength;
    onProgress({ bytes });
  }
  saveBlob(new Blob(chunks, { type: response.headers.get('content-type') ?? '' }), fileNameOf(response));
}

/** `1.2 MB`, `340 KB`. */
export function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}
