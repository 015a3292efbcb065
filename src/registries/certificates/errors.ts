import { defineRefusals } from '../../kernel/refusal.ts';

export const certificateRefusals = defineRefusals('certificates', {
  notFound: {
    status: 404,
    words: [
      '没有找到这张证书，可能不在您的范围内。请回到列表。',
      'This certificate was not found; it may be outside your reach. Go back to the list.',
    ],
    when: 'unknown id, or a certificate of another holder or outside the reach',
  },
  revoked: {
    status: 409,
    words: [
      '这张证书已于 {day} 撤销，不能再打印。',
      'This certificate was revoked on {day} and is not printed any more.',
    ],
    when: 'printing a certificate that was revoked',
  },
  nothingToPrint: {
    status: 409,
    words: [
      '没有可以打印的证书：还没有颁发，或都已撤销。',
      'Nothing to print: none was issued yet, or all were revoked.',
    ],
    when: 'a print run over no valid certificate',
  },
  unknownRun: {
    status: 404,
    words: [
      '没有找到这次打印，可能已过期。请重新打印。',
      'This print run was not found; it may have expired. Print again.',
    ],
    when: 'unknown id, or a run of a unit outside the reach',
  },
  notPrinted: {
    status: 409,
    words: ['还没有印完（{done}/{total}），请稍候。', 'Not printed yet ({done} of {total}); please wait.'],
    when: 'downloading a print run before it is done',
  },
  unknownSeal: {
    status: 422,
    words: ['印章图片没有上传成功，请重新上传。', 'The picture of the seal did not arrive; upload it again.'],
    when: 'a file that is not there, is no picture, or is not yours to use',
  },
});
