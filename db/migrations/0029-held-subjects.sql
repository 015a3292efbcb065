alter table stage_subjects add column held text check (held in ('begun', 'final'));
comment on column stage_subjects.held is 'The receiving stage works on it (begun: it stays as it is) or has decided on it (final: it cannot be taken back by its people either).';
