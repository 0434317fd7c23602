-- What the rotation offers to whoever else gives copies away.
create view copies_promised_to_batches as
    select barcode, batch
      from batch_items
     where state = 'planned';
comment on view copies_promised_to_batches is 'Offered by rotation: copies that a batch is to bring and that are still in the house.';
