package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A school has received its batch; what is missing or damaged it names. */
public record RotationReceived(
        String batch, Optional<List<String>> missing, Optional<List<Noted>> damaged, Optional<LocalDate> on)
        implements AboutBatch {}
