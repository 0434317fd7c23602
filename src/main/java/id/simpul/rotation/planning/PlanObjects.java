package id.simpul.rotation.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A quarter's plan for programs: one object a school, one for each seat that is left out, then one of all. */
final class PlanObjects {
    private final PlanReport report;

    PlanObjects(PlanReport report) {
        this.report = report;
    }

    List<ObjectNode> lines() {
        List<ObjectNode> lines = new ArrayList<>();
        report.plan().entries().forEach(entry -> lines.add(line(entry)));
        report.collecting().forEach(one -> lines.add(line(one)));
        report.leftOut()
                .forEach(one -> lines.add(Json.object()
                        .put("agreement", one.agreement())
                        .put("leftOut", one.why().code().wire())
                        .put("id", one.why().message(Language.ID))
                        .put("en", one.why().message(Language.EN))));
        ObjectNode sum = Json.object()
                .put("quarter", report.plan().quarter().toString())
                .put("deliverOn", report.plan().on().toString())
                .put("schools", report.plan().entries().size())
                .put("places", report.plan().places())
                .put("filled", report.plan().filled())
                .put("stillOut", report.stillOut().places(report.plan().entries()))
                .put("runs", report.plan().runs().size())
                .put("worstFill", report.worstFill())
                .put("bestFill", report.bestFill());
        report.calendarsEnd()
                .forEach((region, until) -> sum.withObject("/calendarsEnd").put(region, until.toString()));
        report.plan().notes().forEach(note -> sum.withArray("/notes")
                .addObject()
                .put("id", note.indonesian())
                .put("en", note.english()));
        lines.add(sum);
        return lines;
    }

    private ObjectNode line(Collecting one) {
        ObjectNode line = Json.object()
                .put("quarter", report.plan().quarter().toString())
                .put("school", one.school())
                .put("name", one.name())
                .put("collectOn", one.on().toString())
                .put("boxes", one.boxes());
        report.run(one).ifPresent(run -> line.put("run", run));
        reach(line, new PartnerId(one.school()));
        ArrayNode items = line.putArray("items");
        one.books().forEach(book -> items.addObject()
                .put("barcode", book.barcode())
                .put("title", book.title())
                .put("level", book.level())
                .put("box", book.box())
                .put("batch", book.batch()));
        return line;
    }

    private ObjectNode line(QuarterPlan.Entry entry) {
        ObjectNode line = Json.object()
                .put("quarter", entry.batch().quarter().toString())
                .put("school", entry.batch().school().value())
                .put("name", entry.name())
                .put("batch", entry.batch().id())
                .put("deliverOn", entry.batch().dates().deliverOn().toString())
                .put("places", entry.batch().places())
                .put("filled", entry.filled())
                .put("stillOut", report.stillOut().places(List.of(entry)))
                .put("boxes", entry.boxes());
        entry.batch().run().ifPresent(run -> line.put("run", run));
        reach(line, entry.batch().school());
        ArrayNode shortfalls = line.putArray("shortfalls");
        entry.shortfalls().forEach(one -> shortfalls
                .addObject()
                .put("level", one.level().name().toLowerCase(Locale.ROOT))
                .put("places", one.places())
                .put("because", one.bound().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("titles", one.titles()));
        ArrayNode items = line.putArray("items");
        PlanReport.inBoxes(entry).forEach(item -> items.addObject()
                .put("barcode", item.barcode())
                .put("title", item.name())
                .put("level", item.level())
                .put("box", item.box()));
        return line;
    }

    private void reach(ObjectNode line, PartnerId school) {
        report.contacts().person(school).ifPresent(person -> line.put("contact", person));
        report.contacts().phone(school).ifPresent(phone -> line.put("phone", phone));
        report.contacts().address(school).ifPresent(address -> line.put("address", address));
    }
}
