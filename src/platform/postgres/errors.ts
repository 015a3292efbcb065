import { defineRefusals } from '../../kernel/refusal.ts';

/** Why the server cannot start on its database. Each becomes one line on the terminal and exit code 1. */
export const databaseRefusals = defineRefusals('database', {
  folderNotWritable: {
    status: 503,
    words: [
      '数据目录 {folder} 无法写入（{reason}）。请修改其权限，或用 UNIONHALL_DATA 另指一个目录。',
      'The data folder {folder} cannot be written ({reason}). Change its permissions, or name another folder in UNIONHALL_DATA.',
    ],
    when: 'the data folder cannot be made, or refuses a file',
  },
  folderOfAnotherUser: {
    status: 503,
    words: [
      '数据目录 {folder} 属于另一个用户。请用该用户启动，或用 UNIONHALL_DATA 另指一个目录。',
      'The data folder {folder} belongs to another user. Start as that user, or name another folder in UNIONHALL_DATA.',
    ],
    when: 'the database in the folder cannot be read by the user who starts the server',
  },
  folderInUse: {
    status: 503,
    words: [
      '数据目录 {folder} 正被另一个 Unionhall 使用（进程 {pid}）。请先停止它，或用 UNIONHALL_DATA 另指一个目录。',
      'The data folder {folder} is in use by another Unionhall (pid {pid}). Stop that one first, or name another folder in UNIONHALL_DATA.',
    ],
    when: 'a live server holds the data folder',
  },
  folderOutOfReach: {
    status: 503,
    words: [
      '数据库用户 {user} 进不了数据目录 {folder}，系统也不允许授予此权限。请用 UNIONHALL_DATA 指向一个可进入的目录（如 /var/lib/unionhall）。',
      'The database user {user} cannot enter the data folder {folder}, and the system grants no way in. Name a folder it may enter in UNIONHALL_DATA (such as /var/lib/unionhall).',
    ],
    when: 'started by root, and no way to run the database there was found',
  },
  noDatabaseUser: {
    status: 503,
    words: [
      'PostgreSQL 不能以 root 运行，系统用户 postgres 也无法建立（{reason}）。请以普通用户启动，或用 DATABASE_URL 指定数据库。',
      'PostgreSQL does not run as root, and the system user postgres could not be made ({reason}). Start as an ordinary user, or name a server in DATABASE_URL.',
    ],
    when: 'started by root on a system without the user postgres and without a tool to make it',
  },
  noBinaries: {
    status: 503,
    words: [
      '此系统（{system}）无法运行内置 PostgreSQL（{reason}）。请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库。',
      'The embedded PostgreSQL does not run on this system ({system}: {reason}). Name a PostgreSQL server, 15 or later, in DATABASE_URL.',
    ],
    when: 'the package of binaries is not there for this platform, or its programs do not run',
  },
  otherMajor: {
    status: 503,
    words: [
      '数据目录 {folder} 出自 PostgreSQL {found}，此版本使用 {expected}。请用原来的版本导出（pg_dump），再导入新目录。',
      'The data folder {folder} was made by PostgreSQL {found}; this version runs {expected}. Export it with the version that made it (pg_dump) and load it into a new folder.',
    ],
    when: 'PG_VERSION of the cluster is not the major version of the binaries',
  },
  passwordMissing: {
    status: 503,
    words: [
      '数据库密码文件 {file} 缺失或不符。请从备份中恢复它。',
      'The database password file {file} is missing or does not fit. Put it back from your backup.',
    ],
    when: 'a cluster is there, and its password file is not, or is not its own',
  },
  noSpace: {
    status: 503,
    words: [
      '磁盘已满，无法写入 {folder}。请腾出空间后再启动。',
      'The disk is full: {folder} cannot be written. Free some space and start again.',
    ],
    when: 'ENOSPC from the file system or from PostgreSQL',
  },
  failed: {
    status: 503,
    words: [
      '内置 PostgreSQL 未能启动：{reason}（详见 {logFile}）。',
      'The embedded PostgreSQL did not start: {reason} (see {logFile}).',
    ],
    when: 'initdb or postgres ended for a reason not listed here',
  },
  lost: {
    status: 503,
    words: ['内置 PostgreSQL 已停止（详见 {logFile}）。', 'The embedded PostgreSQL has stopped (see {logFile}).'],
    when: 'the running database went away and did not come back',
  },
  unreachable: {
    status: 503,
    words: [
      '无法连接 DATABASE_URL 指定的数据库 {server}（{reason}）。请检查地址、端口和网络。',
      'The database of DATABASE_URL at {server} cannot be reached ({reason}). Check address, port and network.',
    ],
    when: 'no connection within five seconds',
  },
  signInRefused: {
    status: 503,
    words: [
      '数据库 {server} 拒绝了用户 {user}（{reason}）。请检查 DATABASE_URL 中的用户名和密码。',
      'The database at {server} refused user {user} ({reason}). Check the name and password in DATABASE_URL.',
    ],
    when: 'SQLSTATE 28xxx',
  },
  noSuchDatabase: {
    status: 503,
    words: [
      '服务器 {server} 上没有数据库 {database}。请先建立：create database {database} encoding utf8。',
      'There is no database {database} at {server}. Make it first: create database {database} encoding utf8.',
    ],
    when: 'SQLSTATE 3D000',
  },
  tooOld: {
    status: 503,
    words: [
      '数据库 {server} 是 PostgreSQL {found}，Unionhall 需要 15 或更新的版本。',
      'The database at {server} is PostgreSQL {found}; Unionhall needs 15 or later.',
    ],
    when: 'server_version_num below 150000',
  },
  wrongEncoding: {
    status: 503,
    words: [
      '数据库 {server} 的编码是 {found}，Unionhall 需要 UTF8。请重新建立：create database … encoding utf8 template template0。',
      'The database at {server} has encoding {found}; Unionhall needs UTF8. Make it anew: create database … encoding utf8 template template0.',
    ],
    when: 'server_encoding is not UTF8',
  },
  extensionsMissing: {
    status: 503,
    words: [
      '数据库 {server} 缺少扩展 {extensions}。请安装 PostgreSQL 的 contrib 扩展包。',
      'The database at {server} lacks the extensions {extensions}. Install the contrib package of PostgreSQL.',
    ],
    when: 'an extension is not among pg_available_extensions',
  },
  mayNotCreate: {
    status: 503,
    words: [
      '用户 {user} 不能在数据库 {server} 中建表。请设其为所有者：alter database {database} owner to {user}。',
      'User {user} may not create in the database at {server}. Make it the owner: alter database {database} owner to {user}.',
    ],
    when: 'no CREATE privilege on the database or its schema public',
  },
  standby: {
    status: 503,
    words: [
      '数据库 {server} 是只读备库。请在 DATABASE_URL 中填写主库。',
      'The database at {server} is a read-only standby. Name the primary in DATABASE_URL.',
    ],
    when: 'pg_is_in_recovery()',
  },
});
