package id.simpul.policy;

/** The numbers and dates by which a request of some day is judged. */
public record Policy() {}
