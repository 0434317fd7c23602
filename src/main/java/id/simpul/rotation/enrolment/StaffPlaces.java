package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;

/** Staff write down how many books were agreed with a school. */
public record StaffPlaces(PartnerId school, int places) {}
