/** Line icons on a 24 × 24 grid, stroked in the current colour: path data by name. */
export const icons = {
  home: 'M4 5h16v15H4zM8 9h8M8 13h8M8 17h4',
  programmes: 'M5 4h14v16l-7-4-7 4z',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5M8 14.5h3M13 14.5h3',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 20h2',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M7 12h10',
  message: 'M4 5h16v12H11l-4 4v-4H4zM8 9.5h8M8 13h5',
  me: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21q1-8 8-8t8 8',
  join: 'M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM3 21q1-8 7-8 3.5 0 5.2 2M18 14v7M14.5 17.5h7',
  figures: 'M4 20h16M6.5 16v-5M12 16V5M17.5 16V9',
  medal:
    'M8 3l4 7 4-7M12 10a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12 13.2l.8 1.7 1.8.2-1.3 1.3.3 1.8-1.6-.9-1.6.9.3-1.8-1.3-1.3 1.8-.2z',
  report: 'M6 4h12v17H6zM9.5 2.5h5v3h-5zM9 10.5h6M9 14h6M9 17.5h3',
  suggest: 'M4 20l1.2-4.6L15.6 5 19 8.4 8.6 18.8zM13.4 7.2l3.4 3.4M13 20h7',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.4 15.4 20.5 20.5',
  place: 'M12 21s7-6.2 7-11.4A7 7 0 0 0 5 9.6C5 14.8 12 21 12 21zM12 7.2a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2.2',
  online: 'M4 5h16v11H4zM9 20h6M12 16v4',
  share: 'M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12v8.5h14V12',
  print: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
  download: 'M12 3.5V15M7.5 10.5 12 15l4.5-4.5M4.5 20h15',
  check: 'M4.5 12.5 10 18 19.5 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  question: 'M8.5 9a3.5 3.5 0 1 1 4.8 3.2c-.9.5-1.3 1-1.3 2.3M12 18.2v.3',
  camera: 'M4 7.5h4L9.5 5h5L16 7.5h4V19H4zM12 9.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4z',
  back: 'M14.5 5 7.5 12l7 7',
  next: 'M9.5 5l7 7-7 7',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof icons;
