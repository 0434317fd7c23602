package id.simpul.rotation.batch;

/** Staff hold a batch, let it go, cancel it or open it again; why, stands with the act. */
public record StaffBatch(String batch) implements AboutBatch {}
