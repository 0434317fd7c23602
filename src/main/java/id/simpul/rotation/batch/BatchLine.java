package id.simpul.rotation.batch;

import java.util.Optional;

/**
 * One item of a batch.
 *
 * @param title the id of its title
 * @param name the title as it is written
 * @param level {@code lower} or {@code upper}: the places it fills
 * @param box the number of the box it is packed in, from 1
 * @param note what was said of its damage or loss
 */
public record BatchLine(
        String barcode,
        String title,
        String name,
        String level,
        int box,
        LineState state,
        boolean damaged,
        Optional<String> note) {

    public BatchLine in(LineState next) {
        return new BatchLine(barcode, title, name, level, box, next, damaged, note);
    }

    public BatchLine damaged(Optional<String> said) {
        return new BatchLine(barcode, title, name, level, box, state, true, said.or(() -> note));
    }

    public BatchLine noted(Optional<String> said) {
        return new BatchLine(barcode, title, name, level, box, state, damaged, said.or(() -> note));
    }
}
