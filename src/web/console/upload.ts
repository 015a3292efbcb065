import { apiBase } from './api.ts';
import { newKey } from './browser.ts';
import { network } from './connection.ts';
import { networkProblem, problemOf } from './problem.ts';

export interface UploadWish {
  /** Below `/api/v1`; takes `multipart/form-data` with one file under `file`. */
  path: string;
  file: File;
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
}

function bodyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Sends one file and says how far it is (`fetch` cannot).
 * @throws Problem
 */
export function uploadFile<Answer>({ path, file, onProgress, signal }: UploadWish): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file, file.name);
    request.open('POST', `${apiBase}${path}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener('load', () => {
      network.set('found');
      if (request.status >= 200 && request.status < 300) resolve(bodyOf(request) as Answer);
      else reject(problemOf(request.status, bodyOf(request)));
    });
    request.addEventListener('error', () => {
      network.set('lost');
      reject(networkProblem());
    });
    request.addEventListener('abort', () => reject(networkProblem()));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
