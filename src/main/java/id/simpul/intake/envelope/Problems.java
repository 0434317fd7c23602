package id.simpul.intake.envelope;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.PersonalNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one message, each thing once; pointers are made fit to be repeated to the sender. */
final class Problems {
    /** A reply must stay small however bad the message is. */
    private static final int MOST_TOLD = 100;

    private static final int LONGEST_POINTER = 200;

    private final Set<Reason> told = new LinkedHashSet<>();
    private boolean more;

    void add(Code code, String pointer, Object... args) {
        if (told.size() == MOST_TOLD) {
            more = true;
            return;
        }
        told.add(Reason.of(code, safe(pointer, LONGEST_POINTER), args));
    }

    boolean none() {
        return told.isEmpty();
    }

    List<Reason> all() {
        List<Reason> all = new ArrayList<>(told);
        if (more) {
            Phrase rest = new Phrase(
                    "masih ada kesalahan lain; perbaiki yang ini dulu", "there is more; correct these first");
            all.add(Reason.of(Code.SCHEMA, "/data", "data", rest));
        }
        return all;
    }

    /** A name the sender chose, without what must not be kept, and no longer than needed to find it. */
    static String safe(String text, int longest) {
        String redacted = PersonalNumbers.redact(text);
        if (redacted.length() <= longest) {
            return redacted;
        }
        int end = Character.isHighSurrogate(redacted.charAt(longest - 1)) ? longest - 1 : longest;
        return redacted.substring(0, end) + "…";
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
