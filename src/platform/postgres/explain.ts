import { Refusal } from '../../kernel/refusal.ts';
import type { Bilingual } from '../../kernel/words.ts';
import { firstLine, isErrno } from './causes.ts';

interface ListenError extends NodeJS.ErrnoException {
  port?: number;
  address?: string;
}

/** What the system says when a port cannot be had. */
const listening: Record<string, (error: ListenError) => Bilingual> = {
  EADDRINUSE: ({ port }) => [
    `端口 ${port} 已被占用。请换一个，例如：PORT=${nextPort(port)} npm start`,
    `Port ${port} is taken. Choose another, for example: PORT=${nextPort(port)} npm start`,
  ],
  EACCES: ({ port }) => [
    `当前用户不能使用端口 ${port}。请用 PORT 设置 1024 以上的端口。`,
    `This user may not open port ${port}. Set PORT to one above 1024.`,
  ],
  EADDRNOTAVAIL: ({ address }) => [
    `本机没有地址 ${address}。请检查 HOST。`,
    `This machine has no address ${address}. Check HOST.`,
  ],
  ENOTFOUND: ({ address }) => [`找不到地址 ${address ?? ''}。请检查 HOST。`, `HOST names no address of this machine.`],
};

/** One line in both languages that says why the server did not start, and what to do. For a defect, its own message. */
export function explainStartError(error: unknown): string {
  const [zh, en] = sentencesFor(error);
  return `${zh} · ${en}`;
}

function sentencesFor(error: unknown): Bilingual {
  if (error instanceof Refusal) return error.words;
  if (isErrno(error) && error.syscall === 'listen' && error.code) {
    const sentence = listening[error.code];
    if (sentence) return sentence(error);
  }
  if (isErrno(error, 'ENOSPC'))
    return ['磁盘已满。请腾出空间后再启动。', 'The disk is full. Free some space and start again.'];
  return [`启动失败：${firstLine(error)}`, 'Could not start'];
}

function nextPort(port: number | undefined): number {
  return port === undefined || port >= 65_535 ? 3001 : port + 1;
}
