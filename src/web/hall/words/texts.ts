import type { Bilingual } from '../../../kernel/words.ts';
import { paths } from '../paths.ts';

interface Text {
  title: Bilingual;
  sections: { title: Bilingual; paragraphs: Bilingual[] }[];
}

/** The plain pages of the hall, by address. */
export const plainTexts: Record<string, Text> = {
  [paths.privacy]: {
    title: ['个人信息怎样使用', 'How your data is used'],
    sections: [
      {
        title: ['我们收集什么', 'What is kept'],
        paragraphs: [
          [
            '入会和参加活动所必需的：姓名、证件号、手机、所在工会。其余的只在某项活动需要时问一次，写明用途，以后不再问。',
            'What joining and taking part need: name, document number, phone, union. Anything else is asked once, when a programme needs it, and never again.',
          ],
          [
            '证件号和手机加密保存，页面上只显示一部分。',
            'Document numbers and phones are encrypted; pages show only part of them.',
          ],
        ],
      },
      {
        title: ['谁能看到', 'Who can see it'],
        paragraphs: [
          [
            '您所在工会及其上级的工会干部，在职责范围内。看全文须写明理由，并留下记录；您可以在“我的信息”里看到谁看过。',
            'Officers of your union and those above it, within their duties. Seeing a full number takes a reason and leaves a record, which you find under “My data”.',
          ],
          ['公布的名单不含证件号、电话和住址。', 'Published lists carry no document number, phone or address.'],
        ],
      },
      {
        title: ['保存多久', 'How long it is kept'],
        paragraphs: [
          [
            '健康表在疗休养等活动结束后按期自动删除（一般 90 天，表上写着日期），只留“已交”的记录。',
            'A health form is deleted by itself some days after the stay, mostly 90; the form says on which. Only that it was handed in stays.',
          ],
          [
            '医生、律师的私密记录和现场登记的姓名在预约后按期自动删除（一般 90 天，记录页上写着）。照片可以随时自己删除；撤下的照片几分钟内从系统里清除。',
            'Private notes of doctors and lawyers, and names typed at the door, are deleted by themselves some days after the appointment, mostly 90; the page of the notes says so. You can delete a photo of yours at any time; one that is taken back is gone within minutes.',
          ],
        ],
      },
      {
        title: ['您的权利', 'Your rights'],
        paragraphs: [
          [
            '在“我的信息”里可以查看、导出。需要更正、删除或有异议，请联系所在工会，或写“意见建议”。',
            'Under “My data” you can see and export it. To have it corrected or deleted, or to object, contact your union or write to us under “Suggestions”.',
          ],
        ],
      },
    ],
  },
  [paths.about]: {
    title: ['关于职工之家', 'About Unionhall'],
    sections: [
      {
        title: ['一个总工会，一个家', 'One federation, one home'],
        paragraphs: [
          [
            '职工之家把总工会、区和产业工会、街道、企业工会和每位会员放在一处：报名、签到、填报、评价、数据和简报都从这里来。',
            'Unionhall brings a federation, its districts and industries, streets, enterprise unions and members to one place: enrolment, check-in, reports, feedback, figures and briefs.',
          ],
          [
            '同一件事只问一次；每个数字都来自记录；不能办的，说明为什么、接下来怎么办。',
            'It asks once; every number comes from a record; every refusal says why and what to do next.',
          ],
        ],
      },
      {
        title: ['开放源代码', 'Open source'],
        paragraphs: [
          ['以 Apache-2.0 许可发布，接口文档公开。', 'Published under Apache-2.0; the API is documented openly.'],
        ],
      },
    ],
  },
  [paths.suggestions]: {
    title: ['意见建议', 'Suggestions and complaints'],
    sections: [
      {
        title: ['怎样反映', 'How to reach us'],
        paragraphs: [
          ['活动的问题，请联系活动页面上的主办工会。', 'About a programme: contact the organiser named on its page.'],
          [
            '维权、困难帮扶和对工会工作的意见，请拨打职工服务热线 12351。',
            'For your rights, for help and about the union’s work: call the workers’ hotline 12351.',
          ],
          [
            '系统的问题，请把页面上的编号一并告诉所在工会。',
            'About this system: tell your union the reference number shown on the page.',
          ],
        ],
      },
    ],
  },
};
