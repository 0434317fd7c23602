package id.simpul.agreement;

import java.util.List;

/** A file of agreements was not imported, and nothing has changed; it carries every mistake, with line and column. */
public final class NotImported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotImported(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
    }
}
