package id.simpul.catalogue.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * All files of one import, one after the other. What SLiMS' item exports say of copies is joined to its bibliography; of those that
 * no bibliography names the item export's own title counts.
 */
public final class CatalogueFiles implements Source {
    private final Deque<CatalogueFile> files = new ArrayDeque<>();
    private final Optional<SlimsItems> items;
    private CatalogueFile current;
    private Source source;
    private long number;

    private CatalogueFiles(List<CatalogueFile> files, Optional<SlimsItems> items) {
        this.files.addAll(files);
        this.items = items;
    }

    /**
     * @throws IOException if one of them cannot be opened
     */
    public static CatalogueFiles open(List<CatalogueFile> files) throws IOException {
        List<CatalogueFile> titles = new ArrayList<>(files);
        titles.removeIf(file -> file.format() == Format.SLIMS_ITEMS);
        List<CatalogueFile> copies = new ArrayList<>(files);
        copies.removeAll(titles);
        boolean joined = copies.size() == 1 && titles.stream().anyMatch(file -> file.format() == Format.SLIMS);
        Optional<SlimsItems> items = joined ? Optional.of(copies.get(0).items()) : Optional.empty();
        titles.addAll(copies);
        return new CatalogueFiles(titles, items);
    }

    @Override
    public Optional<Read> next() throws IOException {
        while (source != null || begin()) {
            Optional<Read> next = read();
            if (next.isEmpty()) {
                source.close();
                source = null;
            } else if (!isToldAlready(next.get())) {
                number++;
                return next.map(this::numbered);
            }
        }
        return Optional.empty();
    }

    /** Whatever a reader stumbles over is the file's fault, and ends its import alone. */
    private Optional<Read> read() throws IOException {
        try {
            return source.next();
        } catch (NotReadable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException(current.name() + ": " + e.getMessage(), e);
        }
    }

    private boolean begin() throws IOException {
        if (files.isEmpty()) {
            return false;
        }
        current = files.poll();
        source = current.open(current.format() == Format.SLIMS ? items : Optional.empty());
        return true;
    }

    private boolean isToldAlready(Read read) {
        return current.format() == Format.SLIMS_ITEMS
                && items.isPresent()
                && read instanceof Read.Found found
                && found.copies().stream().allMatch(copy -> items.get().isTaken(copy.barcode()));
    }

    private Read numbered(Read read) {
        Place place = new Place(
                read.place().file(), number, read.place().unit(), read.place().at());
        return read instanceof Read.Found found
                ? new Read.Found(place, found.description(), found.copies(), found.remarks())
                : new Read.Damaged(place, ((Read.Damaged) read).why());
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
