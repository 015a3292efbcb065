import { pick, say } from '../../../kernel/words.ts';
import type { Woodcut } from '../../kit/woodcuts/block.ts';
import { woodcuts } from '../../kit/woodcuts/woodcuts.ts';
import type { Edition, PictureView } from '../views/frame.ts';
import { programmeWords } from '../words/programmes.ts';

interface Props {
  picture: PictureView | undefined;
  edition: Edition;
  /** How wide the picture is shown, as the `sizes` of an image. */
  sizes: string;
  /** Loaded at once: the lead picture only. */
  eager?: boolean;
  /** Says nothing to a screen reader: beside a headline that says it all. */
  mute?: boolean;
}

const byName: Readonly<Record<string, Woodcut>> = woodcuts;

/** A photo at the size of the screen, or a woodcut where there is none. Never a grey box. */
export function Picture({ picture = { kind: 'woodcut', name: 'lantern' }, edition, sizes, eager, mute }: Props) {
  const shared = { loading: eager ? 'eager' : 'lazy', decoding: 'async' } as const;
  if (picture.kind === 'woodcut') {
    const cut = byName[picture.name] ?? woodcuts.lantern;
    const alt = mute ? '' : (picture.alt ?? pick(cut.alt, edition.lang));
    return <img className="woodcut" src={`/woodcuts/${cut.name}.svg`} alt={alt} width={390} height={244} {...shared} />;
  }
  const middle = picture.sources[Math.floor(picture.sources.length / 2)];
  return (
    <img
      src={middle?.href}
      srcSet={picture.sources.map((source) => `${source.href} ${source.width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={mute ? '' : picture.alt}
      {...shared}
    />
  );
}

/** The line under a photo: what it shows and who took it. */
export function Caption({ picture, edition }: { picture: PictureView | undefined; edition: Edition }) {
  if (picture?.kind !== 'photo' || !(picture.caption || picture.credit)) return null;
  return (
    <figcaption>
      {picture.caption} {picture.credit && <span>{say(programmeWords, edition.lang).photoBy(picture.credit)}</span>}
    </figcaption>
  );
}
