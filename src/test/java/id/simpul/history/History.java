package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.StaffAnswer;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Some months of a library and its schools, as chance has it; the same chance plays the same months again. */
final class History extends Chances implements AutoCloseable {
    private final Random script;
    private final double mishaps;
    private final double calmDays;
    private final House house;
    private final Books books = new Books();
    private final Trade trade = new Trade(books::now);
    private final Deeds deeds = new Deeds();
    private final Rules rules = new Rules();
    private final Played played = new Played();
    private final Chronicle chronicle = new Chronicle();
    private final Truths truths;
    private final Told told;
    private final ToldOfEvaluation evaluation;
    private final List<Heard> heard = new ArrayList<>();
    private final Set<String> untrue = new LinkedHashSet<>();
    private LocalDate down = LocalDate.MIN;
    private final List<Step> steps = new ArrayList<>();
    private String lookedAt = "";

    History(Setting setting) {
        this.script = new Random(setting.seed());
        chance(setting.seed());
        this.mishaps = setting.mishaps();
        this.calmDays = setting.small() ? 0.5 : 0;
        this.house = new House(setting.policies(), setting.first(), played, !setting.small());
        this.truths = new Truths(house, books);
        this.evaluation = new ToldOfEvaluation(house, books, trade, deeds);
        this.told = new Told(
                house,
                books,
                chronicle,
                Map.of("exchange", new ToldOfExchange(house, trade)::hear, "evaluation", evaluation::hear));
        chronicle.day(setting.first());
    }

    /** Lives day by day, as chance has it. */
    void live(LocalDate until, List<Happening> happenings) {
        for (LocalDate day = house.today(); day.isBefore(until) && untrue.isEmpty(); day = day.plusDays(1)) {
            if (day.isBefore(down)) {
                played.count("day on which the hub is down");
                continue;
            }
            perform(drawn(day, Step.MORNING));
            boolean calm = script.nextDouble() < calmDays;
            for (Happening one : happenings) {
                if (!calm && script.nextDouble() < one.chance(played)) {
                    perform(drawn(day, one.name()));
                }
            }
            lookIfAnythingHappened();
        }
    }

    private Step drawn(LocalDate day, String what) {
        Optional<Mishap> mishap = script.nextDouble() < mishaps ? Optional.of(Mishap.drawn(script)) : Optional.empty();
        return new Step(day, what, script.nextLong(), mishap);
    }

    /** Lives the days of these steps; on others the hub is down. */
    void live(List<Step> those) {
        Iterator<Step> all = those.iterator();
        LocalDate day = house.today();
        while (all.hasNext() && untrue.isEmpty()) {
            Step step = all.next();
            if (!step.day().equals(day)) {
                lookIfAnythingHappened();
                day = step.day();
            }
            if (untrue.isEmpty()) {
                perform(step);
            }
        }
        if (untrue.isEmpty()) {
            lookIfAnythingHappened();
        }
    }

    /** The steps so far. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void perform(Step step) {
        steps.add(step);
        chronicle.day(step.day());
        house.clock(step.day(), LocalTime.of(step.isMorning() ? 6 : 9, 0));
        chance(step.seed());
        step.mishap().ifPresent(mishap -> {
            chronicle.tell(step.what() + " while " + mishap.text());
            house.meets(mishap);
        });
        try {
            if (step.isMorning()) {
                house.work();
            } else {
                Happenings.named(step.what()).act().accept(this);
            }
        } catch (Untrue e) {
            holds(() -> {
                throw e;
            });
        } catch (RuntimeException e) {
            holds(() -> {
                throw new Untrue("The history goes on after " + step.what() + ": " + e);
            });
        } finally {
            house.meetsNothing();
        }
        listen();
        if (step.mishap().isPresent()) {
            look();
        }
    }

    /** Looks back at the end: what was published of the past still holds. */
    void lookBack() {
        look();
        holds(() -> {
            house.deliver();
            house.arrivals().nothingIsOwed();
        });
        heard("evaluation.published").stream()
                .filter(notice -> !notice.data().has("region"))
                .forEach(notice -> holds(() -> evaluation.again(notice)));
    }

    /** Most days nothing happens; what changes without a trace in the history is found some days later. */
    private void lookIfAnythingHappened() {
        String happened = house.text("select max(seq)::text from events").orElse("");
        if (!happened.equals(lookedAt) || house.today().toEpochDay() % 5 == 0) {
            lookedAt = happened;
            look();
        }
    }

    /** Looks whether all is as it must be. */
    void look() {
        holds(() -> truths.hold());
        holds(() -> rules.hold(house));
        holds(() -> trade.balances(house.list("exchange.balance")));
    }

    /** The hub is down until this day. */
    void downUntil(LocalDate day) {
        down = day;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    House house() {
        return house;
    }

    Trade trade() {
        return trade;
    }

    Deeds deeds() {
        return deeds;
    }

    Rules rules() {
        return rules;
    }

    Played played() {
        return played;
    }

    Books books() {
        return books;
    }

    LocalDate today() {
        return house.today();
    }

    /** A school asks the hub for something. */
    JsonNode ask(String school, RequestType type, ObjectNode data, String sentence) {
        JsonNode reply = house.ask(school, PartnerKind.SCHOOL, type, data);
        tell(school + " " + sentence, reply);
        listen();
        return reply;
    }

    /** What somebody said, and what the hub answered. */
    void tell(String sentence, JsonNode reply) {
        chronicle.tell(sentence + ": " + reply.path("status").asText() + " "
                + reply.path("reasons").findValuesAsText("code"));
    }

    void tell(String sentence, StaffAnswer answer) {
        chronicle.tell(sentence + ": " + answer.status().wire() + " "
                + answer.reasons().findValuesAsText("code"));
    }

    /** Staff do something. */
    StaffAnswer act(RequestType type, ObjectNode data, String sentence) {
        StaffAnswer answer = house.act(type, data, "as chance has it");
        tell("staff " + sentence, answer);
        listen();
        return answer;
    }

    /** Hears what was promised since it listened last. */
    void listen() {
        told.unheard().forEach(notice -> {
            heard.add(notice);
            played.count("told " + notice.topic());
            holds(() -> told.hear(notice));
        });
    }

    /** What was told so far of a topic. */
    List<Heard> heard(String topic) {
        return heard.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    ToldOfEvaluation evaluation() {
        return evaluation;
    }

    /** Goes on whatever is untrue, so that all of it comes to light. */
    void holds(Runnable truth) {
        try {
            truth.run();
        } catch (Untrue e) {
            if (untrue.add(e.getMessage())) {
                chronicle.tell("UNTRUE: " + e.getMessage());
            }
        }
    }

    Set<String> untrue() {
        return untrue;
    }

    @Override
    public void close() {
        house.close();
    }
}
