package id.simpul.catalogue.imports;

import id.simpul.catalogue.source.CatalogueFiles;
import id.simpul.catalogue.source.Copy;
import id.simpul.catalogue.source.Place;
import id.simpul.catalogue.source.Read;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The records of an import as copies to be told, some at a time. */
final class Candidates implements AutoCloseable {
    private static final Pattern BARCODE = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

    private final CatalogueFiles files;
    private final Sorting sorting;
    private long copies;

    /**
     * Some of them.
     *
     * @param records how many records were read for it; none at the end
     */
    record Lot(int records, List<Candidate> candidates, List<Odd> odd) {}

    /** A record of which something is to be told. */
    record Odd(Kind kind, Place place, Optional<String> title, Optional<String> barcode, Phrase why) {}

    Candidates(CatalogueFiles files, Sorting sorting) {
        this.files = files;
        this.sorting = sorting;
    }

    /**
     * @param most how many copies it holds about at most
     */
    Lot next(int most) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        List<Odd> odd = new ArrayList<>();
        int records = 0;
        while (candidates.size() < most && records < 2 * most) {
            Optional<Read> read = files.next();
            if (read.isEmpty()) {
                break;
            }
            records++;
            take(read.get(), candidates, odd);
        }
        return new Lot(records, candidates, odd);
    }

    /** Passes over records that are dealt with; their copies keep their numbers. */
    void skip(long records) throws IOException {
        for (long i = 0; i < records; i++) {
            Optional<Read> read = files.next();
            if (read.isEmpty()) {
                return;
            }
            take(read.get(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private void take(Read read, List<Candidate> candidates, List<Odd> odd) {
        if (read instanceof Read.Damaged damaged) {
            odd.add(new Odd(Kind.DAMAGED, damaged.place(), Optional.empty(), Optional.empty(), damaged.why()));
            return;
        }
        Read.Found found = (Read.Found) read;
        Optional<String> title = Optional.of(found.description().title());
        if (found.copies().isEmpty()) {
            odd.add(new Odd(
                    Kind.WITHOUT,
                    found.place(),
                    title,
                    Optional.empty(),
                    new Phrase("tidak menyebut eksemplar (barcode)", "it names no copy (barcode)")));
        }
        for (Copy copy : found.copies()) {
            if (BARCODE.matcher(copy.barcode()).matches()) {
                copies++;
                Sorting.Sorted sorted = sorting.of(found.description(), copy);
                candidates.add(new Candidate(
                        copies,
                        found.place(),
                        Candidate.Item.of(found.description(), copy, sorted),
                        sorted,
                        copy.equals(found.copies().get(0)) ? found.remarks() : List.of()));
            } else {
                odd.add(new Odd(Kind.DAMAGED, found.place(), title, Optional.empty(), badBarcode()));
            }
        }
    }

    private static Phrase badBarcode() {
        return new Phrase(
                "barcodenya memuat huruf selain ASCII, atau lebih dari 64 karakter",
                "its barcode has letters beyond ASCII, or more than 64 characters");
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
