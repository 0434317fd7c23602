package id.simpul.rotation.batch;

import java.util.Optional;

/** An item of a batch that a request names, and what it says of it. */
public record Noted(String barcode, Optional<String> note) {}
