package id.simpul.journey;

import java.util.ArrayList;
import java.util.List;

/** A step for a route of a hub that is to run out of memory there. */
public final class Hoarder {
    private static final List<byte[]> HOARD = new ArrayList<>();

    private Hoarder() {}

    public static void stay() {
        while (true) {
            HOARD.add(new byte[1 << 20]);
        }
    }
}
