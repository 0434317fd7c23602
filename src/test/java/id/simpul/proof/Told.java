package id.simpul.proof;

import id.simpul.proof.Event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether each announcement that was accepted has reached all others by queue and by mail: at least once, in order of sending, and a
 * second time only where the hub could not know of the first. It hears what happens while it happens.
 */
final class Told {
    /** What a trouble's name begins with that does not touch the hub, but what partners read by. */
    static final String PARTNERS = "the partners'";

    /** What a trouble's name begins with that touches neither. */
    static final String MAIL = "the mail";

    private final Set<String> partners;
    private final Set<String> announced = new TreeSet<>();
    private final Map<String, Copy> copies = new HashMap<>();
    private final Map<String, Integer> latest = new HashMap<>();
    /** When each request was first sent. */
    private final Map<String, Long> sent = new HashMap<>();

    /** What staff had tried again, which is announced out of turn. */
    private final Set<String> late = new HashSet<>();

    private final List<String> findings = new ArrayList<>();
    private long heard;
    private long twice;
    private boolean sentAgain;
    private long hubTrouble = -1;
    private long partnersTrouble = -1;
    private String going = "";

    /** @param partners who announce, each to all others */
    Told(Set<String> partners) {
        this.partners = Set.copyOf(partners);
    }

    /** The last copy of a notice or mail: when it came, and whether its sender knows. */
    private record Copy(String message, long at, boolean known) {}

    synchronized void hear(Event event) {
        heard++;
        switch (event.kind()) {
            case REPLY -> {
                if (Wishes.isAnnouncement(event.word().reference())) {
                    announced.add(event.request());
                }
            }
            case NOTICE, MAIL -> arrived(event);
            case TROUBLE -> {
                going = trouble(event);
                touched();
            }
            case OVER -> {
                touched();
                going = "";
            }
            case AGAIN -> sentAgain = true;
            case SET_ASIDE -> late.add(event.request());
            case SENT -> sent.putIfAbsent(event.request(), heard);
            default -> {}
        }
    }

    /** The name of a trouble that begins. */
    static String trouble(Event event) {
        return event.word().message().replace('_', ' ');
    }

    /** Whether a trouble goes on, and is the hub's. */
    static boolean touchesHub(String going) {
        return !going.isEmpty() && !going.startsWith(MAIL) && !going.startsWith(PARTNERS);
    }

    private void touched() {
        if (!going.startsWith(MAIL)) {
            partnersTrouble = heard;
            hubTrouble = touchesHub(going) ? heard : hubTrouble;
        }
    }

    private void arrived(Event event) {
        touchedStill();
        String sender = event.word().reference();
        String what = event.kind() + " of " + sender + "-" + event.number() + " to " + event.client();
        Copy copy =
                new Copy(event.word().message(), heard, !event.word().status().equals(Event.Word.DROPPED));
        Copy before = copies.put(what, copy);
        if (before != null) {
            twice++;
            again(event, what, before, copy);
            return;
        }
        if (late.contains(sender + "-" + event.number())) {
            return;
        }
        Integer previous = latest.put(event.kind() + " " + sender + " " + event.client(), event.number());
        boolean ordered = event.kind() == Kind.NOTICE || !sentAgain;
        if (ordered && previous != null && previous > event.number()) {
            findings.add("disorder: " + what + " came after that of " + previous);
        }
    }

    /** A trouble lasts until it is over. */
    private void touchedStill() {
        if (!going.isEmpty()) {
            touched();
        }
    }

    /** A mail's server has it at once; a notice may have waited in its queue, so that nobody knows when the first copy was sent. */
    private void again(Event event, String what, Copy before, Copy copy) {
        boolean notice = event.kind() == Kind.NOTICE;
        String request = event.word().reference() + "-" + event.number();
        long since = notice ? sent.getOrDefault(request, before.at()) : before.at();
        long trouble = notice ? partnersTrouble : hubTrouble;
        if (!before.message().equals(copy.message())) {
            findings.add("doubled: " + what + " was promised twice");
        } else if (before.known() && trouble < since) {
            findings.add("doubled: " + what + " came twice, and nothing went wrong between");
        }
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String request : announced) {
            for (String partner : partners) {
                for (Kind kind : List.of(Kind.NOTICE, Kind.MAIL)) {
                    String what = kind + " of " + request + " to " + partner;
                    if (!request.startsWith(partner + "-") && !copies.containsKey(what)) {
                        missing.add("untold: " + what + " did not come");
                    }
                }
            }
        }
        return missing;
    }

    /** Whether all that was announced so far has reached all others. */
    synchronized boolean isComplete() {
        return missing().isEmpty();
    }

    /** What is wrong when nothing more is to come; empty if nothing is. */
    synchronized List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        all.addAll(missing());
        copies.keySet().stream()
                .filter(what -> !announced.contains(what.split(" ")[2]))
                .forEach(what -> all.add("unasked: " + what + ", which was not accepted"));
        return all;
    }

    /** All in one line. */
    synchronized String figures() {
        return String.format(
                "%,d announced, %,d notices and mails, %,d copies more, %d wrong",
                announced.size(), copies.size(), twice, findings().size());
    }
}
