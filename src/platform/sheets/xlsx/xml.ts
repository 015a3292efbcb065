import { SaxesParser } from 'saxes';
import { refusals } from '../errors.ts';
import { createXmlDecoder } from './xml-decoder.ts';

/** SpreadsheetML nests about ten deep, rich text and extensions a few more. */
const MAX_DEPTH = 64;
/** No tag and no cell comes near: 32,767 characters, each written as `&#x10FFFF;`. */
const MAX_CHARACTERS_BETWEEN_TAGS = 1024 * 1024;

export interface XmlHandlers {
  /** Names come without their prefix: generators differ in it (`<x:row>`). */
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds an XML part to handlers and pauses after each piece, so that the caller can pass on what has gathered.
 * Document types, and with them entities, are refused. Text may arrive in several pieces.
 */
export async function* scanXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let quietCharacters = 0;
  const refuse = () => {
    throw refusals.damaged();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    quietCharacters = 0;
    depth += 1;
    if (depth > MAX_DEPTH) refuse();
    handlers.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    quietCharacters = 0;
    depth -= 1;
    handlers.close?.(localName(name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));

  const decode = createXmlDecoder();
  for await (const chunk of chunks) {
    const text = decode(chunk);
    quietCharacters += text.length;
    parser.write(text);
    if (quietCharacters > MAX_CHARACTERS_BETWEEN_TAGS) refuse();
    yield;
  }
  parser.write(decode()).close();
  yield;
}

/** Reads a small part to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of scanXml(chunks, handlers));
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
