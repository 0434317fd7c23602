package id.simpul.history;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that may happen on a day. */
final class Happenings {
    static final List<Happening> ALL = List.of(
            new Happening("the record of a copy changes", 0.25, Cataloguing::correct),
            new Happening("a school joins", 0.25, Schools::enrol),
            new Happening("a school goes on", 0.04, Schools::renew),
            new Happening("a school leaves", 0.006, Schools::withdraw),
            new Happening("staff pack", 0.9, StaffRoom::pack),
            new Happening("staff dispatch", 0.9, StaffRoom::dispatch),
            new Happening("schools say what came", 0.9, Schools::receive),
            new Happening("a book is lost", 0.05, Schools::lose).bringing("told obligation.opened"),
            new Happening("a book is found again", 0.03, Schools::find),
            new Happening("schools give back", 0.9, Schools::giveBack),
            new Happening("staff check in", 0.8, StaffRoom::checkIn),
            new Happening("a school promises a replacement", 0.1, Schools::promise),
            new Happening("staff look after a replacement", 0.1, StaffRoom::settle)
                    .bringing("staff.obligation accepted"),
            new Happening("staff decide what waits", 0.3, StaffRoom::decide),
            new Happening("a school goes on as another", 0.03, StaffRoom::merge)
                    .bringing("staff.partner.merge accepted"),
            new Happening("a calendar changes", 0.03, StaffRoom::calendar).bringing("told rotation.rescheduled"),
            new Happening("the hub is down", 0.02, StaffRoom::down).bringing("the hub goes down"),
            new Happening("a batch is held, let go or cancelled", 0.08, Interventions::batch),
            new Happening("a planned book is swapped", 0.1, Interventions::swap).bringing("staff.swap accepted"),
            new Happening("copies are joined or parted", 0.08, Interventions::join)
                    .bringing("staff.catalogue.join accepted"),
            new Happening("a copy is missing in the house", 0.03, Interventions::copies)
                    .bringing("staff.catalogue.copies accepted"),
            new Happening("two schools that take part become one", 0.008, Interventions::merge)
                    .bringing("staff.partner.merge accepted"),
            new Happening("a batch is opened again", 0.05, Interventions::reopen).bringing("staff.reopen accepted"),
            new Happening("a partner's part ends", 0.01, Interventions::remove)
                    .bringing("staff.partner.remove accepted"),
            new Happening("two offices become one", 0.004, Interventions::mergeOffices),
            new Happening("publications are offered", 0.08, Exchanging::offer),
            new Happening("somebody wants publications", 0.05, Exchanging::want),
            new Happening("the library offers publications", 0.03, Exchanging::propose)
                    .bringing("staff.offer accepted"),
            new Happening("staff make an exception", 0.04, Exchanging::except).bringing("staff.exception accepted"),
            new Happening("publications are given", 0.03, Exchanging::give).bringing("staff.gift accepted"),
            new Happening("exchanges go on", 0.25, ExchangeSteps::step).bringing("exchange.sent accepted"),
            new Happening("the library counts its people", 0.25, Reporting::day),
            new Happening("a school says how its batch was read", 0.1, Reporting::survey)
                    .bringing("rotation.survey accepted"),
            new Happening("what is promised is delivered", 0.7, Troubles::deliver),
            new Happening("a message comes again", 0.15, Troubles::again),
            new Happening("an id is used for something else", 0.1, Troubles::conflicting),
            new Happening("the hub starts again", 0.03, Troubles::restart),
            new Happening("another hub takes over", 0.04, Troubles::takeOver),
            new Happening("the clock is put back", 0.03, Troubles::clock),
            new Happening("the rules change", 0.03, Troubles::policy).bringing("staff.policy.set accepted"));

    private static final Map<String, Happening> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Happening::name, Function.identity()));

    private Happenings() {}

    static Happening named(String name) {
        return BY_NAME.get(name);
    }
}
