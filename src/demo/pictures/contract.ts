/** Light of an hour: sky from the zenith down, what is far, what is near, and what glows. */
export interface Light {
  sky: readonly [zenith: string, middle: string, horizon: string];
  far: string;
  middle: string;
  near: string;
  glow: string;
}
