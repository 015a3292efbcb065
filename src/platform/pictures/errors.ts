import { defineRefusals } from '../../kernel/refusal.ts';

export const refusals = defineRefusals('picture', {
  empty: {
    status: 422,
    words: [
      '照片没有传上来，文件是空的。请换个网络好的地方重新选择照片。',
      'The picture did not arrive: the file is empty. Choose it again where the network is better.',
    ],
    when: 'a file of no bytes',
  },
  tooLarge: {
    status: 413,
    words: [
      '照片有 {megabytes} MB，最多 {limit} MB。请在手机相册里缩小后再传。',
      'The picture has {megabytes} MB; at most {limit} MB is taken. Make it smaller in the gallery of your phone and send it again.',
    ],
    when: 'more bytes than the caller allows',
  },
  tooManyPixels: {
    status: 413,
    words: [
      '照片有 {megapixels} 百万像素，最多 {limit} 百万。请把尺寸改小后再传。',
      'The picture has {megapixels} million pixels; at most {limit} million are taken. Reduce its size and send it again.',
    ],
    when: 'more pixels than the caller allows, by the header, before anything is unpacked',
  },
  notPicture: {
    status: 415,
    words: [
      '这个文件不是照片，改了后缀也读不出来。请传 JPG、PNG 或 WebP 图片。',
      'This file is not a picture, whatever its name says. Send a JPG, PNG or WebP.',
    ],
    when: 'the first bytes are of no picture format, or of one that is not taken',
  },
  heic: {
    status: 415,
    words: [
      '这是苹果手机的 HEIC 格式。请在“设置 › 相机 › 格式”选“兼容性最佳”再拍，或用微信发给自己后另存，再上传。',
      'This is HEIC, as iPhones take it. Choose Settings › Camera › Formats › Most Compatible, or share the picture as JPG, and send that.',
    ],
    when: 'HEIC or HEIF',
  },
  drawing: {
    status: 415,
    words: [
      'SVG 矢量图可能带有程序，不能上传。请另存为 PNG 再传。',
      'SVG drawings may carry programs and are not taken. Save it as PNG and send that.',
    ],
    when: 'SVG or other XML',
  },
  animated: {
    status: 415,
    words: [
      '这是有 {frames} 帧的动图，这里只收静态照片。请截取一张再传。',
      'This is an animation of {frames|frame|frames}; only still pictures are taken. Send one frame of it.',
    ],
    when: 'GIF, WebP or AVIF with several frames',
  },
  damaged: {
    status: 422,
    words: [
      '照片已损坏或没有传完整。请先在相册里打开看看，再重新上传。',
      'The picture is damaged or did not arrive whole. Open it in your gallery to check, then send it again.',
    ],
    when: 'the content contradicts its format, ends early, or takes too long to unpack',
  },
});
