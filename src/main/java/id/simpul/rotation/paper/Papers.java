package id.simpul.rotation.paper;

import id.simpul.feature.Document;
import id.simpul.paper.Arrival;
import id.simpul.rotation.Schedule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The papers of the rotation as staff ask for them. Where many batches are printed each part is a file of its own, so that no
 * more of them is ever held at once.
 *
 * @param arrivals what the codes of a batch say to whoever scans them
 * @param ownSheets a file with the library's own sheets of labels, which need not be there
 */
public record Papers(Schedule schedule, Clock clock, Arrival.Source arrivals, Path ownSheets) {
    public List<Document> all() {
        List<Document> all = new ArrayList<>(new BatchPapers(schedule, clock, arrivals).all());
        all.add(new LabelPapers(schedule, clock, arrivals, ownSheets).document());
        all.add(new RunPapers(schedule, clock).document());
        all.addAll(new SchoolPapers(schedule, clock).all());
        return List.copyOf(all);
    }
}
