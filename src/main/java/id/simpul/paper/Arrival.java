package id.simpul.paper;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the QR code of a batch, or of one of its boxes, says to whoever scans it: that it came.
 *
 * @param content what is in the code
 * @param link whether it is an address that any telephone opens; else it is for the library's scan page
 */
public record Arrival(String content, boolean link) {
    private static final Pattern CODE = Pattern.compile("simpul:([a-z0-9-]+?)(?:/(\\d{1,4}))?");

    /** Where the codes of a batch come from. */
    @FunctionalInterface
    public interface Source {
        /** @param box the number of one of its boxes; none for the batch as a whole */
        Arrival of(String batch, Optional<Integer> box);

        /** The batch and box themselves, for as long as there is no page for schools to be led to. */
        Source PLAIN = (batch, box) -> new Arrival(new Code(batch, box).toString(), false);
    }

    /** What a code without an address names, as the scan page reads it: {@code simpul:BATCH} or {@code simpul:BATCH/BOX}. */
    public record Code(String batch, Optional<Integer> box) {
        /** Empty if it is no such code. */
        public static Optional<Code> parse(String text) {
            Matcher code = CODE.matcher(text.strip());
            return code.matches()
                    ? Optional.of(new Code(
                            code.group(1), Optional.ofNullable(code.group(2)).map(Integer::valueOf)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "simpul:" + batch + box.map(number -> "/" + number).orElse("");
        }
    }
}
