package id.simpul.feature;

import id.simpul.ledger.Effect;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to one feature: each feature ends in order what is its own when a partner's part ends. */
public interface Ties {
    /** Reads, under locks, what hangs on the partner and says what becomes of it; nothing changes yet. */
    Loosened loosen(Handle db, Parting parting);

    /** Writes those of the effects that are its own. */
    void write(Handle db, List<Effect> effects);
}
