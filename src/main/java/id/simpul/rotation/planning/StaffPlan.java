package id.simpul.rotation.planning;

/** A quarter is to be planned before its day; the reply says the same. */
public record StaffPlan(String quarter) {}
