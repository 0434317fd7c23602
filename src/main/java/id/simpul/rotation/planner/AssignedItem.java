package id.simpul.rotation.planner;

/** One copy of a planned title, known by its barcode, set aside for a school's batch. */
public record AssignedItem(String school, String title, String barcode) {}
