package id.simpul.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Request.Staff;
import id.simpul.sheet.SheetDraft.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings lists in: what each line stands for is done through the one hand, all in one transaction or none. A preview does the same and
 * takes it back, so that it finds whatever the act itself would.
 */
public final class SheetHand {
    /** How a list inside an act tells of a mistake in a line of its own. */
    private static final Pattern IN_LIST = Pattern.compile("daftar:(\\d+) (\\w*): (.*?)\\.?$", Pattern.DOTALL);

    private final Together hand;

    /** Has several acts done together, as {@link StaffHand#together} does. */
    @FunctionalInterface
    public interface Together {
        StaffHand.Together perform(List<StaffHand.Asked> acts, Predicate<List<StaffAnswer>> keep);
    }

    public SheetHand(Together hand) {
        this.hand = hand;
    }

    /** What would become of it; nothing changes. */
    public SheetPreview preview(Sheet sheet) {
        return work(sheet, hash -> false);
    }

    /** Does it, if nothing has changed since the preview of that hash: else it is told what would become of it now. */
    public SheetPreview take(Sheet sheet, String hash) {
        return work(sheet, hash::equals);
    }

    /** Does it, whatever would come of it, unless there is a mistake in it. */
    public SheetPreview takeUnseen(Sheet sheet) {
        return work(sheet, hash -> true);
    }

    private SheetPreview work(Sheet sheet, Predicate<String> keep) {
        SheetFile file = SheetFile.read(sheet.kind(), sheet.content());
        List<SheetMistake> mistakes = new ArrayList<>(file.mistakes());
        if (file.lines().isEmpty()) {
            return new SheetPreview(List.of(), mistakes, "", false, List.of());
        }
        SheetDrafts drafts = sheet.kind().acts(file.lines(), source(sheet));
        mistakes.addAll(drafts.mistakes());
        boolean readable = mistakes.isEmpty();
        StaffHand.Together together = hand.perform(
                asked(sheet, drafts.acts()),
                all -> readable && unexpected(drafts.acts(), all).isEmpty() && keep.test(hash(drafts.acts(), all)));
        List<StaffAnswer> answers = together.answers();
        Stream.concat(refused(drafts.acts(), answers).stream(), unexpected(drafts.acts(), answers).stream())
                .filter(found -> mistakes.stream().noneMatch(known -> isSameCell(known, found)))
                .toList()
                .forEach(mistakes::add);
        return new SheetPreview(
                file.lines(),
                sorted(mistakes),
                hash(drafts.acts(), answers),
                together.done(),
                together.done() ? once(drafts.acts(), answers) : List.of());
    }

    private static boolean isSameCell(SheetMistake known, SheetMistake found) {
        return known.line() == found.line() && known.column().equals(found.column());
    }

    private static List<SheetMistake> sorted(List<SheetMistake> mistakes) {
        return mistakes.stream()
                .distinct()
                .sorted(Comparator.comparingInt(SheetMistake::line))
                .toList();
    }

    /** Why what is asked for, for whoever looks at the history. */
    private static String source(Sheet sheet) {
        return sheet.staff().reason().isBlank() ? sheet.name() : sheet.staff().reason();
    }

    private static List<StaffHand.Asked> asked(Sheet sheet, List<SheetDraft> acts) {
        List<StaffHand.Asked> asked = new ArrayList<>();
        Staff by = sheet.staff();
        Staff staff = new Staff(by.name(), source(sheet), by.door(), by.account());
        for (int place = 0; place < acts.size(); place++) {
            String id = UUID.nameUUIDFromBytes((sheet.id() + " " + place).getBytes(UTF_8))
                    .toString();
            SheetDraft act = acts.get(place);
            asked.add(new StaffHand.Asked(act.type(), new StaffCall(Optional.of(id), act.data(), staff)));
        }
        return asked;
    }

    private static List<SheetMistake> refused(List<SheetDraft> acts, List<StaffAnswer> answers) {
        List<SheetMistake> mistakes = new ArrayList<>();
        for (int place = 0; place < acts.size(); place++) {
            if (!answers.get(place).isDone()) {
                for (JsonNode reason : answers.get(place).reasons()) {
                    mistakes.add(mistake(acts.get(place), reason));
                }
            }
        }
        return mistakes;
    }

    private static SheetMistake mistake(SheetDraft act, JsonNode reason) {
        String indonesian = reason.at("/message/id").asText();
        String english = reason.at("/message/en").asText();
        Matcher inList = IN_LIST.matcher(indonesian);
        Matcher listed = IN_LIST.matcher(english);
        if (inList.find() && listed.find()) {
            return new SheetMistake(
                    Integer.parseInt(inList.group(1)), inList.group(2), new Phrase(inList.group(3), listed.group(3)));
        }
        Place place = act.place(reason.path("pointer").asText());
        boolean isForm = reason.path("code").asText().equals(Code.SCHEMA.wire())
                && !place.column().isEmpty();
        return new SheetMistake(
                place.line(),
                place.column(),
                isForm ? new Phrase(withoutField(indonesian), withoutField(english)) : new Phrase(indonesian, english));
    }

    /** The column says already which field it is. */
    private static String withoutField(String sentence) {
        int colon = sentence.indexOf(": ");
        return colon < 0 ? sentence : sentence.substring(colon + 2);
    }

    /** A book that is not of the batch is no part of it, which a single scan may be told; in a list it is a mistake. */
    private static List<SheetMistake> unexpected(List<SheetDraft> acts, List<StaffAnswer> answers) {
        List<SheetMistake> mistakes = new ArrayList<>();
        for (int place = 0; place < acts.size(); place++) {
            SheetDraft act = acts.get(place);
            Set<String> unexpected = new HashSet<>();
            answers.get(place).outcome().at("/difference/unexpected").forEach(one -> unexpected.add(one.asText()));
            for (int item = 0; item < act.data().path("items").size(); item++) {
                if (unexpected.contains(act.data().path("items").get(item).asText())) {
                    Place at = act.place("/data/items/" + item);
                    mistakes.add(SheetMistake.of(
                            at.line(),
                            at.column(),
                            "tidak ada di paket ini; periksa barcode dan paketnya",
                            "is not in this batch; check barcode and batch"));
                }
            }
        }
        return mistakes;
    }

    private static List<ObjectNode> once(List<SheetDraft> acts, List<StaffAnswer> answers) {
        List<ObjectNode> once = new ArrayList<>();
        for (int place = 0; place < acts.size(); place++) {
            ObjectNode shown = answers.get(place).once();
            if (!shown.isEmpty()) {
                answers.get(place).reference().ifPresent(reference -> shown.put("partner", reference));
                once.add(shown);
            }
        }
        return once;
    }

    private static String hash(List<SheetDraft> acts, List<StaffAnswer> answers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int place = 0; place < acts.size(); place++) {
                String all = acts.get(place).type().wire()
                        + Json.text(acts.get(place).data())
                        + answers.get(place).status()
                        + Json.text(answers.get(place).outcome());
                digest.update(all.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
