import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';

/** Names under which personal data or secrets may travel. Their values never reach the log, at any of three depths. */
const secretNames = [
  'phone',
  'phoneNumber',
  'name',
  'username',
  'password',
  'newPassword',
  'currentPassword',
  'code',
  'token',
  'secret',
  'key',
  'cookie',
  'authorization',
  'documentNumber',
  'bornOn',
  'address',
  'ip',
  'text',
  'body',
  'headers',
] as const;

const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * The log of a process: one JSON object per line, no personal data. Names of people, phones, codes and secrets are cut
 * by the name of their field; free text is never logged at all.
 * @param to defaults to the standard output
 */
export function createLog({ level, to }: { level: LevelWithSilent; to?: DestinationStream }): Logger {
  const options = {
    level,
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[cut]' },
    serializers: { err: serializeError },
  };
  return to ? pino(options, to) : pino(options);
}

interface LoggedError {
  type: string;
  errorCode?: string;
  message: string;
  stack?: string;
  cause?: LoggedError;
}

/** What a row held is quoted in PostgreSQL's `detail` and `where`; they are left out, and so is every other extra. */
function serializeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack } = error;
  return {
    type: name,
    ...('code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}),
    message: withoutValues(message),
    ...(stack ? { stack: withoutValues(stack) } : {}),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}

/** PostgreSQL quotes offending input in some messages (`invalid input syntax for type uuid: "…"`), libraries likewise. */
function withoutValues(text: string): string {
  return text.replace(/: "[^"\n]*"/g, ': "…"').replace(/\b1[3-9]\d{9}\b/g, '1**********');
}
