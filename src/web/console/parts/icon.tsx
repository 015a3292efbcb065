/** Line icons in the hall's hand: 24 units, round strokes. One path each. */
const paths = {
  home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z',
  programme: 'M6 4h12v16l-6-3.6L6 20z',
  template: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 16h7M16.5 12.5v7',
  brief: 'M5 4h11v16H6.5A1.5 1.5 0 0 1 5 18.500zM16 9h3v9a2 2 0 0 1-2 2h-1M8 8h5M8 12h5M8 16h5',
  unit: 'M9.500 4h5v4h-5zM4 16h5v4H4zM15 16h5v4h-5zM12 8v4M6.500 16v-4h11v4',
  member: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500q.6-6 7.500-6t7.500 6',
  medal: 'M8 3.500l4 6 4-6M12 9.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM12 13v4M10 15h4',
  ladder: 'M7 3.500v17M17 3.500v17M7 7.500h10M7 12h10M7 16.500h10',
  figure: 'M5 20V11M10 20V5M15 20v-7M20 20V9M3 20h19',
  account: 'M12 3.500 19 6v5.500q0 6-7 9-7-3-7-9V6zM9 12l2.200 2.200L15.300 10',
  key: 'M8.500 16.500a4 4 0 1 1 3.400-6.100H20V14h-2.500v2.500H14v-2.100h-2.100a4 4 0 0 1-3.400 2.100zM8 12.500h.5',
  audit: 'M6 3.500h9l3.500 3.500v13.500H6zM9 11h6.500M9 14.500h6.500M9 18h4M9 7.500h3',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h7M15 17h5M13 15v4',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  collapse: 'M4 5h16v14H4zM9.500 5v14M15.500 10l-2 2 2 2',
  expand: 'M4 5h16v14H4zM9.500 5v14M13.500 10l2 2-2 2',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  right: 'M9.500 6l6 6-6 6',
  left: 'M14.500 6l-6 6 6 6',
  down: 'M6 9.500l6 6 6-6',
  up: 'M6 14.500l6-6 6 6',
  download: 'M12 4v11M7.500 11l4.500 4.500L16.500 11M5 19.500h14',
  upload: 'M12 16V5M7.500 9.500 12 5l4.500 4.500M5 19.500h14',
  columns: 'M4 5h16v14H4zM9.300 5v14M14.700 5v14',
  filter: 'M4 6h16M7 12h10M10 18h4',
  sorted: 'M12 5v14M7 14l5 5 5-5',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4.500 21 19.500H3zM12 10v4.500M12 17v.2',
  globe:
    'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM3.500 12h17M12 3.500q-4 4-4 8.500t4 8.500q4-4 4-8.500t-4-8.500',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  drag: 'M9 6h.1M15 6h.1M9 12h.1M15 12h.1M9 18h.1M15 18h.1',
  remove: 'M5 7h14M10 4.500h4M7 7l.8 12.500h8.400L17 7M10.500 10.500v6M13.500 10.500v6',
  edit: 'M5 19l.8-3.800L16 5l3 3L8.800 18.200zM14 7l3 3',
  eye: 'M3 12q4-6.500 9-6.500t9 6.500q-4 6.500-9 6.500T3 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2',
  photo: 'M4 6h16v13H4zM4 16l5-5 4 4 2.500-2.500L20 17M15.500 9.500h.1',
  print: 'M7 9V4h10v5M5 9h14v7h-2.500M7.500 16H5V9M7.500 13.500h9V20h-9z',
  refresh: 'M19 12a7 7 0 1 1-2-4.900M19 4v4.500h-4.500',
  external: 'M13 5h6v6M19 5l-8 8M10 6H5v13h13v-5',
  calendar: 'M4.500 6h15v13.500h-15zM4.500 10.500h15M8.500 4v4M15.500 4v4',
  door: 'M6 20V4h9v16M15 6.500h3V20M4 20h16M12 12v.2',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2',
  out: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9',
  dot: 'M12 12h.1',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon; whatever carries it has words of its own. */
export function Icon({ name, size = '1.25em' }: { name: IconName; size?: string }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      style={{ width: size, height: size }}
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
