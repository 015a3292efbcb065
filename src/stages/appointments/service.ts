import type { StageService } from '../service.ts';
import { book, cancel, giveBack, move } from './booking/service.ts';
import { claim, makeCode, makeCodes, revokeCode } from './claims/service.ts';
import { mark, walkIn } from './day/service.ts';
import { countErasingAnew, eraseDue, listErasing } from './erasing/service.ts';
import { keepTimesAgain } from './held/service.ts';
import { listAppointments, listSlots } from './lists/service.ts';
import { type appointmentsManifest, appointmentsManifest as manifest } from './manifest.ts';
import { note, notesOf, refer } from './notes/service.ts';
import { addPhotos, consent, photoCards, photoFile, photosOf, photosPage, removePhoto } from './photos/service.ts';
import { listPrints } from './prints/service.ts';
import { arrange } from './providers/service.ts';
import { keyOf, removeAll } from './queries.ts';
import { listToRemind, remind } from './reminders/service.ts';
import { cards, dayOfKeeper, sheet, visitOf } from './show/desk/service.ts';
import {
  type AppointmentsHallView,
  briefOf,
  hallViewOf,
  nextStepOf,
  participantsOf,
  standingOf,
  tasksOf,
} from './show/service.ts';
import { mineOf, timesOf } from './show/times/service.ts';
import { addHours, callOff, closeSlots, openSlots, removeSlots, setCapacity } from './slots/service.ts';

/** The stage appointments at work. */
export const appointmentsService: StageService<typeof appointmentsManifest, AppointmentsHallView> = {
  manifest,
  actions: {
    ...{ addHours, closeSlots, openSlots, setCapacity, removeSlots, callOff },
    ...{ book, move, cancel, walkIn, mark },
    ...{ note, refer, addPhotos, removePhoto, makeCode, makeCodes, revokeCode, claim, consent },
  },
  reads: {
    times: timesOf,
    mine: mineOf,
    day: dayOfKeeper,
    sheet,
    visit: visitOf,
    notes: notesOf,
    claimForm: async () => ({}),
    photos: photosOf,
    photosPage,
    photo: photoFile,
    cards,
    appointments: listAppointments,
    prints: listPrints,
    slots: listSlots,
  },
  async arrange(context, before) {
    await arrange(context, before);
    await countErasingAnew(context, before);
  },
  remove: ({ trx, stage }) => removeAll(trx, keyOf({ stage })),
  async received(context, subjects, change) {
    if (change === 'withdrawn')
      await giveBack(
        context,
        subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id),
      );
  },
  reopened: keepTimesAgain,
  cards: photoCards,
  hallView: hallViewOf,
  nextStep: nextStepOf,
  standing: standingOf,
  participants: participantsOf,
  tasks: tasksOf,
  brief: briefOf,
  due: { list: listToRemind, run: remind },
  erases: { list: listErasing, run: eraseDue },
};
