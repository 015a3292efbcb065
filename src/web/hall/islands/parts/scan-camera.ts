import { report } from './report.ts';

interface Detected {
  rawValue: string;
}
interface Detector {
  detect(source: ImageBitmapSource): Promise<Detected[]>;
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Finds one code in a picture, or nothing. */
type Reader = (source: HTMLVideoElement | ImageBitmap) => Promise<string | undefined>;

const PAUSE_MS = 120;
/** Long side a frame is shrunk to before it is searched by script: enough for a code held a forearm away. */
const SEARCHED_PX = 640;

/** The phone's own detector where it has one, otherwise jsQR, fetched when first needed. */
async function makeReader(): Promise<Reader> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (maker && (await maker.getSupportedFormats()).includes('qr_code')) {
    const detector = new maker({ formats: ['qr_code'] });
    return async (source) => (await detector.detect(source))[0]?.rawValue;
  }
  const { default: jsQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (source) => {
    const [width, height] =
      source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
    if (!context || width === 0) return undefined;
    const scale = Math.min(1, SEARCHED_PX / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQr(data, canvas.width, canvas.height)?.data;
  };
}

let reader: Promise<Reader> | undefined;

/** Fetches what reads codes, once; asked for as soon as the page opens, while there is a network. */
export function getReader(): Promise<Reader> {
  reader ??= makeReader().catch((error: unknown) => {
    reader = undefined;
    throw error;
  });
  return reader;
}

/** Opens the back camera and reports each code seen. @returns what stops it */
export async function watchCamera(video: HTMLVideoElement, onCode: (code: string) => void): Promise<() => void> {
  const read = await getReader();
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  let running = true;
  const look = async () => {
    while (running) {
      const code = video.readyState >= video.HAVE_CURRENT_DATA ? await read(video) : undefined;
      if (code && running) onCode(code);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  look().catch(report);
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

/** The code in a photo, for phones whose browser opens no camera to pages. */
export async function readPhoto(file: File): Promise<string | undefined> {
  const picture = await createImageBitmap(file);
  return (await getReader())(picture);
}

export const canWatch = (): boolean => Boolean(navigator.mediaDevices?.getUserMedia);
