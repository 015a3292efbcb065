import { defineWords, type Lang, say } from '../../../../kernel/words.ts';

const doorWords = defineWords({
  sending: ['正在核对…', 'Checking…'],
  queued: ['没有网络，已记在这部手机上', 'No network: kept on this phone'],
  lost: ['已记在这部手机上，稍后自动发送', 'Kept on this phone, sent later'],
  signIn: ['登录过期了，扫过的都还在：请重新登录', 'You are signed out; your scans are kept. Please sign in again'],
  refused: ['服务器没有收下，扫过的都还在', 'The server did not take it; your scans are kept'],
  noCamera: [
    '打不开摄像头：请在浏览器设置里允许，或用“拍照识别”',
    'The camera is blocked: allow it in the browser’s settings, or take a picture',
  ],
  noReader: ['扫码程序还没下载完，连上网络再试一次', 'The scanner has not been fetched yet: try again with a network'],
  noCode: ['照片里没有找到码，请靠近些再拍', 'No code in the picture: come closer and try again'],
  noStore: [
    '这部手机不能存离线记录，断网时请用姓名查找',
    'This phone cannot keep scans offline; without a network use the look-up',
  ],
  seen: ['知道了', 'Seen'],
});

/** The words of the page's language, which its html element names. */
export const getDoorWords = () => say(doorWords, getLang());
export const getLang = (): Lang => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
