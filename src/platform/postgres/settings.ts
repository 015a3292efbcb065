const MIB = 1024 * 1024;
/** postgres.log starts anew beyond this; the one before is kept as postgres.log.1. */
export const LOG_LIMIT_BYTES = 16 * MIB;

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  // Segments in files: systemd removes those of a user who logs out, and containers keep /dev/shm small.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  // Statements, parameters and details name people; none of them goes into the log.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
} as const;

const durable = { synchronous_commit: 'on' } as const;
/** For data that a test makes and throws away. */
const disposable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' } as const;

/** The server's settings, as options of its command line: they hold whatever an older version wrote into the cluster. */
export function settingsFor({ port, isDurable }: { port: number; isDurable: boolean }): string[] {
  const settings = { ...always, ...(isDurable ? durable : disposable), port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
