package id.simpul.outreach;

/** Staff give up a visit of the library's own; the reason given with the act is what the partner reads. */
public record StaffOutreachCancel(String outreach) {}
