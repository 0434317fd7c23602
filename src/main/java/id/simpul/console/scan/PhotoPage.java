package id.simpul.console.scan;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Visit;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads a photo of a barcode, for telephones whose browser cannot: the page that took it goes on with what it says. */
public final class PhotoPage implements FormPage {
    private static final int LONGEST = 2 << 20;
    private static final int LONGEST_CODE = 100;
    private static final int AT_ONCE = 2;

    /** A picture unfolded takes some ten megabytes. */
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    @Override
    public String address() {
        return "/scan/photo";
    }

    @Override
    public int longestFile() {
        return LONGEST;
    }

    @Override
    public Answer show(Visit visit) {
        throw new NoPage();
    }

    @Override
    public Answer act(Visit visit) {
        byte[] file = visit.upload().map(Visit.Upload::content).orElseGet(() -> new byte[0]);
        if (!atOnce.tryAcquire()) {
            return Answer.text(503, visit.words().get("scan.photo.busy")).with("Retry-After", "2");
        }
        try {
            Optional<String> code = Photo.read(file).filter(text -> text.length() <= LONGEST_CODE);
            return code.filter(text -> !text.matches("(?s)https?:.*|.*[\\p{Cntrl}].*"))
                    .map(text -> Answer.text(200, text))
                    .orElseGet(() -> Answer.text(
                            422, visit.words().get(code.isPresent() ? "scan.photo.link" : "scan.photo.none")));
        } catch (Photo.Unreadable e) {
            return Answer.text(422, visit.words().get("scan.photo.unreadable"));
        } finally {
            atOnce.release();
        }
    }
}
