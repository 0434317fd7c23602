-- How many books a school gets each quarter by its agreement; as many as the policy says if nothing else was agreed.
alter table rotation_agreements add column places int check (places > 0);
