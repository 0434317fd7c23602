package id.simpul.account;

/** A partner asks what became of one of its requests. */
public record RequestStatus(String request) {}
