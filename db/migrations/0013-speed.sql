-- What lists and searches of a million members and thirty thousand units need (docs/performance.md).

-- Trigrams find nothing shorter than three characters, and most Chinese names are shorter.
create index persons_by_characters on persons using gin (string_to_array(lower(name), null));

create index memberships_by_number on memberships (federation_id, member_no) where member_no is not null;
create index memberships_by_start on memberships (federation_id, from_on, id) where state <> 'ended';
create index units_by_spelling on units (federation_id, pinyin, id);
