package id.simpul.catalogue.source;

import java.util.Optional;

/**
 * One copy as the library's own system has it.
 *
 * @param collection to which collection it belongs, in the system's own words or code
 * @param callNumber its own, if it has one
 * @param location where it stands
 * @param status how it stands with it, such as that it is not lent, is being mended or is missing
 * @param grades for which grades it is, where the file has a column for that
 */
public record Copy(
        String barcode,
        Optional<String> collection,
        Optional<String> callNumber,
        Optional<String> location,
        Optional<String> status,
        Optional<String> grades) {
    /** A status of every policy, in which systems that say it by codes are read. */
    public static final String NOT_FOR_LOAN = "not for loan";

    public static final String DAMAGED = "damaged";
    public static final String LOST = "lost";
}
