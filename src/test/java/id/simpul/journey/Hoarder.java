package id.simpul.journey;

import java.util.ArrayList;
import java.util.List;

/** A step for a route of a hub that is to run out of memory there. */
public final class Hoarder {
    private Hoarder() {}

    public static void stay() {
        List<byte[]> hoard = new ArrayList<>();
        while (true) {
            hoard.add(new byte[1 << 20]);
        }
    }
}
