-- Hours are added up by person for the stages that count on a ladder, each time somebody looks at the own one.
create index facts_of_training on facts (federation_id, stage_id, person_id)
  where indicator = 'training-hours' and person_id is not null;
