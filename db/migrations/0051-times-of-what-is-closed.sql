-- A time booked in a programme that is closed keeps nobody from anything: nobody could cancel it.
delete from held_places held using programmes programme
 where programme.federation_id = held.federation_id and programme.id = held.programme_id
   and held.kind = 'appointment' and programme.state in ('closed', 'archived');
