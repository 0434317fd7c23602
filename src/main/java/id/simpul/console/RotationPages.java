package id.simpul.console;

import id.simpul.console.batch.BatchPage;
import id.simpul.console.batch.ReceivedPage;
import id.simpul.console.batch.RunPage;
import id.simpul.console.batch.RunsPage;
import id.simpul.console.batch.ShelfFilePage;
import id.simpul.console.batch.SwapPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.obligation.ObligationPage;
import id.simpul.console.paper.PaperPage;
import id.simpul.console.paper.PrintPage;
import id.simpul.console.paper.Printer;
import id.simpul.console.rotation.PlanPage;
import id.simpul.console.rotation.RotationPage;
import id.simpul.console.scan.PhotoPage;
import id.simpul.console.scan.ScanDonePage;
import id.simpul.console.scan.ScanPage;
import id.simpul.console.scan.ScanStartPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The pages of the rotation: the programme, batches, scanning, trips, replacements. */
final class RotationPages {
    private RotationPages() {}

    static List<Page> all(Console.Parts parts) {
        Reads reads = parts.reads();
        Hand hand = parts.hand();
        Printer printer = new Printer(reads, parts.rules().documents());
        ListPage batches = ListPage.at("/batches", "batch.list", reads)
                .leadingTo("/batches/:batch")
                .without("school", "batch")
                .opening("/sheets/returns", "sheet.returns.title");
        ListPage obligations = ListPage.at("/obligations", "obligation.list", reads)
                .leadingTo("/obligations/:obligation")
                .without("obligation");
        List<Page> pages = new ArrayList<>(List.of(
                new RotationPage(reads, parts.clock()),
                new PlanPage(reads),
                new BatchPage(reads, batches),
                new SwapPage(reads, hand),
                new ReceivedPage(reads, hand),
                new ScanStartPage(reads),
                new PhotoPage(),
                new ScanPage(reads, Clock.systemUTC()),
                new ScanDonePage(reads, hand),
                new RunsPage(reads),
                new RunPage(reads, hand),
                new ObligationPage(reads, obligations),
                new PaperPage(printer),
                new PrintPage(printer, parts.clock())));
        pages.addAll(ShelfFilePage.all(reads, parts.rules().documents()));
        pages.addAll(batches.all());
        pages.addAll(ListPage.at("/runs/collections", "run.collections", reads)
                .leadingTo("/partners/:school")
                .without("school")
                .all());
        pages.addAll(obligations.all());
        return pages;
    }
}
