/** Where a file stands in the house: its room, its slice, what it is by name, which surface it serves. */
export interface Place {
  /** From the root of the repository, with forward slashes. */
  path: string;
  room: Room;
  /** `people/units`, `stages/enrolment`, `desk`, `platform/db`: what "across slices" is measured by. */
  slice: string;
  role: Role | undefined;
  surface: Surface | undefined;
  /** Runs in a browser. Components are neutral: whoever imports them decides. */
  inBrowser: boolean;
  /** A test, or `*.fixture.ts`: what the tests beside it share. */
  isTest: boolean;
}

export type Surface = 'hall' | 'console' | 'screen';

const rooms = [
  'kernel',
  'platform',
  'people',
  'figures',
  'registries',
  'desk',
  'press',
  'stages',
  'programmes',
  'demo',
  'web/kit',
  'web/hall',
  'web/console',
  'web/screen',
  'api',
] as const;

/** `main` is everything lying directly in src; `outside` is test, bench, scripts and settings of tools. */
export type Room = (typeof rooms)[number] | 'main' | 'outside';

/** The closed vocabulary of a slice. */
const roleByName = {
  'manifest.ts': 'manifest',
  'register.ts': 'register',
  'contract.ts': 'contract',
  'rules.ts': 'rules',
  'errors.ts': 'errors',
  'words.ts': 'words',
  'service.ts': 'service',
  'api.ts': 'api',
  'queries.ts': 'queries',
  'jobs.ts': 'jobs',
  'hall.tsx': 'hall',
  'console.tsx': 'console',
  'screen.tsx': 'screen',
} as const;

export const vocabulary = Object.keys(roleByName);

export type Role = (typeof roleByName)[keyof typeof roleByName] | 'component' | 'template' | 'figure';

const pureRoles = new Set<Role | undefined>([
  'manifest',
  'register',
  'contract',
  'rules',
  'errors',
  'words',
  'template',
  'figure',
]);

/** Rooms made of slices, where the vocabulary holds; elsewhere only the names of pure files mean something. */
export const roomsOfSlices: ReadonlySet<Room> = new Set<Room>([
  'people',
  'figures',
  'registries',
  'desk',
  'press',
  'stages',
  'programmes',
]);

/** Rooms whose folders are slices of their own; elsewhere the room is the slice. */
const slicedRooms = new Set<Room>(['platform', 'people', 'registries', 'stages']);

/** @param path from the root of the repository, with forward slashes. */
export function placeOf(path: string): Place {
  const room = roomOf(path);
  const isTest = /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/');
  const role = isTest || room === 'outside' ? undefined : roleOf(path, room);
  const surface = surfaceOf(room, role);
  return {
    path,
    room,
    slice: sliceOf(path, room),
    role,
    surface,
    inBrowser: surface === 'console' || surface === 'screen' || path.startsWith('src/web/hall/islands/'),
    isTest,
  };
}

export const isPure = (place: Place): boolean => pureRoles.has(place.role);

/** A page the server renders for the hall: given its data, fetching none. */
export const isHallPage = (place: Place): boolean => place.surface === 'hall' && !place.inBrowser;

function roomOf(path: string): Room {
  if (!path.startsWith('src/')) return 'outside';
  if (path.startsWith('src/programmes/demo/')) return 'demo';
  return rooms.find((room) => path.startsWith(`src/${room}/`)) ?? 'main';
}

function sliceOf(path: string, room: Room): string {
  if (!slicedRooms.has(room)) return room;
  const [folder, ...rest] = path.slice(`src/${room}/`.length).split('/');
  return rest.length > 0 ? `${room}/${folder}` : room;
}

function roleOf(path: string, room: Room): Role | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const role = name in roleByName ? roleByName[name as keyof typeof roleByName] : undefined;
  if (!roomsOfSlices.has(room)) return pureRoles.has(role) ? role : undefined;
  if (!role && path.startsWith('src/programmes/templates/')) return 'template';
  if (!role && path.startsWith('src/figures/catalogue/')) return 'figure';
  return path.includes('/components/') ? 'component' : role;
}

function surfaceOf(room: Room, role: Role | undefined): Surface | undefined {
  if (room === 'web/hall' || role === 'hall') return 'hall';
  if (room === 'web/console' || role === 'console') return 'console';
  if (room === 'web/screen' || role === 'screen') return 'screen';
  return undefined;
}
