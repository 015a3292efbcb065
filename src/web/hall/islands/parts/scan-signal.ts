/** How a result is shown and heard: as the server decided, or kept on the phone for now. */
export type Tone = 'done' | 'already' | 'queued' | 'refused';

const pattern: Record<Tone, { hz: number; shake: number[] }> = {
  done: { hz: 880, shake: [60] },
  already: { hz: 520, shake: [60, 60, 60] },
  queued: { hz: 660, shake: [30] },
  refused: { hz: 220, shake: [200, 80, 200] },
};

let audio: AudioContext | undefined;

function beep(hz: number): void {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hz;
  volume.gain.value = 0.2;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.15);
}

/** A sound and a shake for each result, both off until the helper asks for them. */
export function signal(tone: Tone, { sound, vibrate }: { sound: boolean; vibrate: boolean }): void {
  if (sound) beep(pattern[tone].hz);
  if (vibrate && 'vibrate' in navigator) navigator.vibrate(pattern[tone].shake);
}
