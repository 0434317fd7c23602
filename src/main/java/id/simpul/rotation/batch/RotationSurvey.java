package id.simpul.rotation.batch;

import java.util.Map;
import java.util.Optional;

/**
 * A school says how its batch was read.
 *
 * @param loans how often each book was lent, by barcode
 * @param rating from 1 to 5
 */
public record RotationSurvey(
        String batch, Optional<Map<String, Integer>> loans, Optional<Integer> rating, Optional<String> comment)
        implements AboutBatch {}
