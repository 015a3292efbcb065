/** A scan as it is kept on the phone until the server has answered it. */
export interface Scan {
  /** Made here, once: the server counts a scan id once however often it is sent. */
  scanId: string;
  api: string;
  sessionId: string;
  code: string;
  /** ISO 8601, UTC. */
  scannedAt: string;
  /** Set when the server refused it; kept until the helper has seen it. */
  refused?: string;
  name?: string;
}

const store = 'scans';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('hall-door', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'scanId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(mode: IDBTransactionMode, act: (scans: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await opened();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode);
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => {
      db.close();
      resolve(request.result);
    };
    transaction.onabort = () => {
      db.close();
      reject(transaction.error);
    };
  });
}

/** Written before the helper is told anything. */
export const keepScan = (scan: Scan): Promise<IDBValidKey> => within('readwrite', (scans) => scans.put(scan));

export const dropScan = (scanId: string): Promise<undefined> => within('readwrite', (scans) => scans.delete(scanId));

/** Scans of one session's door, oldest first. */
export async function listScans(api: string, sessionId: string): Promise<Scan[]> {
  const all = await within<Scan[]>('readonly', (scans) => scans.getAll());
  return all
    .filter((scan) => scan.api === api && scan.sessionId === sessionId)
    .sort((a, b) => (a.scannedAt < b.scannedAt ? -1 : 1));
}
