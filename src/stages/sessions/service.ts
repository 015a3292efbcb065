import { dayOf } from '../../kernel/dates.ts';
import type { StageService } from '../service.ts';
import { planTeams, setAgenda } from './agenda/service.ts';
import { briefOf } from './brief/service.ts';
import { handIn, scans } from './check-in/service.ts';
import { correct } from './corrections/service.ts';
import { addSession, admitSettings, cancelSession, removeSession, updateSession } from './dates/service.ts';
import { checkIn, checkInOnline, poster, posterCheckIn } from './door/service.ts';
import { toldOf } from './guests/queries.ts';
import { addGuests, removeGuests } from './guests/service.ts';
import { absent, attendance } from './lists/service.ts';
import { helper, lookUp } from './look-up/service.ts';
import { sessionsManifest as manifest, type sessionsManifest } from './manifest.ts';
import { addMaterial, markRead, materialFile, removeMaterial } from './materials/service.ts';
import { minutes, setFollowUps, writeMinutes } from './minutes/service.ts';
import { keyOf, removeAll } from './queries.ts';
import { closeRoll } from './roll/service.ts';
import { programmeSheet } from './sheet/service.ts';
import { hallViewOf, nextStepOf, programme, type SessionsHallView, standingOf, tasksOf } from './show/service.ts';
import { handInTeam } from './teams/service.ts';

/** The stage sessions at work. */
export const sessionsService: StageService<typeof sessionsManifest, SessionsHallView> = {
  manifest,
  actions: {
    scans,
    handIn,
    handInTeam,
    posterCheckIn,
    checkInOnline,
    correct,
    closeRoll,
    addSession,
    updateSession,
    cancelSession,
    removeSession,
    setAgenda,
    planTeams,
    addMaterial,
    removeMaterial,
    markRead,
    writeMinutes,
    setFollowUps,
    addGuests,
    removeGuests,
  },
  reads: {
    programme,
    attendance,
    absent,
    lookUp,
    helper,
    poster,
    programmeSheet,
    checkIn,
    minutes,
    material: materialFile,
  },
  arrange: async (context, before) => {
    if (before) await admitSettings(context, before);
  },
  remove: ({ trx, stage }) => removeAll(trx, keyOf({ stage })),
  hallView: hallViewOf,
  nextStep: nextStepOf,
  standing: standingOf,
  participants: (context) => toldOf(context),
  tasks: (context) => tasksOf(context, dayOf(context.now, context.scope.zone)),
  brief: briefOf,
};
