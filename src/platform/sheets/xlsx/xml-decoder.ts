import { TextDecoder } from 'node:util';
import { refusals } from '../errors.ts';

/**
 * Decodes an XML part piece by piece: UTF-16 where it begins with that mark, otherwise UTF-8, as ECMA-376 part 2, 8.1.5
 * allows. A call without bytes ends the text.
 * @returns a function that throws the refusal `sheet.damaged` for bytes that are no text
 */
export function createXmlDecoder(): (bytes?: Buffer) => string {
  let decoder: TextDecoder | undefined;
  let head = Buffer.alloc(0);
  return (bytes) => {
    if (!decoder) {
      head = bytes ? Buffer.concat([head, bytes]) : head;
      if (bytes && head.length < 2) return '';
      decoder = new TextDecoder(encodingOf(head), { fatal: true });
      const text = decodeOrRefuse(decoder, head, bytes !== undefined);
      head = Buffer.alloc(0);
      return text;
    }
    return decodeOrRefuse(decoder, bytes ?? head, bytes !== undefined);
  };
}

function encodingOf(head: Buffer): string {
  const mark = head.toString('hex', 0, 2);
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
}

function decodeOrRefuse(decoder: TextDecoder, bytes: Buffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch (error) {
    if (error instanceof TypeError) throw refusals.damaged();
    throw error;
  }
}
