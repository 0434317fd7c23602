package id.simpul.proof;

import id.simpul.client.Doors;
import id.simpul.journey.Member;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Hubs and what they stand on, and what can go wrong there. */
interface Site extends AutoCloseable {
    /** Something that goes wrong, and is over when it returns; what it ended may still be down then. */
    interface Fault {
        void strike() throws Exception;
    }

    /** By names that a history can bear. */
    Map<String, Fault> faults();

    /** Where partners' systems reach the hub that works now. */
    Doors doors();

    Member add(String partner) throws Exception;

    /** Waits until a hub works again, after what has ended is started again, as a service manager does. */
    void recover() throws Exception;

    /** The reference of each effect in the tables. */
    List<String> effects() throws Exception;

    /** The last that each hub has said. */
    List<String> said();

    @Override
    void close() throws IOException;
}
