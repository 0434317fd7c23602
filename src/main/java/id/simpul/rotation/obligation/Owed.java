package id.simpul.rotation.obligation;

import java.util.List;

/** An item that is to be replaced, as notices name it. */
public record Owed(String obligation, String barcode, String title) {
    public static List<Owed> of(List<Obligation> obligations) {
        return obligations.stream()
                .map(one -> new Owed(one.id(), one.barcode(), one.name()))
                .toList();
    }
}
