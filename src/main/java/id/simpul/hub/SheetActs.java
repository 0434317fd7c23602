package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Call;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.hub.control.Act.Said;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.Language;
import id.simpul.sheet.Sheet;
import id.simpul.sheet.SheetHand;
import id.simpul.sheet.SheetKind;
import id.simpul.sheet.SheetMistake;
import id.simpul.sheet.SheetPreview;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists that commands bring in: looked over, or taken whole. */
final class SheetActs {
    private final SheetHand hand;

    SheetActs(SheetHand hand) {
        this.hand = hand;
    }

    Map<String, Act> all() {
        return Map.of("sheet.preview", call -> said(call, hand.preview(sheet(call))), "sheet.take", this::take);
    }

    private Said take(Call call) {
        SheetPreview taken = hand.takeUnseen(sheet(call));
        if (!taken.taken()) {
            throw new NotDone(reasons(call, taken));
        }
        return said(call, taken);
    }

    /** Where a list is not what it should be, all of it is told as reasons. */
    private static Said said(Call call, SheetPreview preview) {
        if (!preview.isClean()) {
            throw new NotDone(reasons(call, preview));
        }
        List<ObjectNode> lines = new ArrayList<>(preview.once());
        lines.add(Json.object()
                .put("kind", call.arguments().path("kind").asText())
                .put("lines", preview.lines().size())
                .put("taken", preview.taken()));
        return Said.of(lines);
    }

    private static Sheet sheet(Call call) {
        ObjectNode arguments = call.arguments();
        return new Sheet(
                call.id().orElseGet(() -> UUID.randomUUID().toString()),
                SheetKind.ofWire(arguments.path("kind").asText()).orElseThrow(() -> nothingLike()),
                arguments.path("file").asText(),
                Base64.getDecoder().decode(arguments.path("content").asText()),
                call.staff());
    }

    private static NotDone nothingLike() {
        return new NotDone(reasons(
                List.of(Reason.of(Code.NOTHING_OF_THAT_NAME, "/kind", new Phrase("jenis daftar", "kind of list")))));
    }

    private static ArrayNode reasons(Call call, SheetPreview preview) {
        String file = call.arguments().path("file").asText();
        return reasons(preview.mistakes().stream()
                .map(mistake -> Reason.of(
                        Code.FILE_MISTAKE,
                        "/" + mistake.line() + "/" + mistake.column(),
                        new Phrase(told(file, mistake, Language.ID), told(file, mistake, Language.EN))))
                .toList());
    }

    private static String told(String file, SheetMistake mistake, Language language) {
        String place = mistake.line() == 0 ? file : file + ":" + mistake.line() + " " + mistake.column();
        return place.strip() + ": " + mistake.says().text(language).replaceAll("[.]$", "");
    }

    private static ArrayNode reasons(List<Reason> reasons) {
        return ReplyWriter.reasons(reasons);
    }
}
