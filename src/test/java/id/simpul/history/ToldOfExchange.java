package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Compares what is told of exchanges with what went and came, and with what is promised. */
final class ToldOfExchange {
    private final House house;
    private final Trade trade;

    ToldOfExchange(House house, Trade trade) {
        this.house = house;
        this.trade = trade;
    }

    void hear(Heard notice) {
        notice.data().path("pairs").forEach(one -> pair(notice, one));
        if (notice.topic().equals("exchange.proposed")) {
            notice.isToCome("answerBy");
            return;
        }
        if (notice.topic().equals("exchange.given")) {
            given(notice);
            return;
        }
        notice.same("balance", trade.balance(notice.to()));
        if (notice.data().has("daysWaiting")) {
            LocalDate since = LocalDate.parse(
                    house.text("select stepped_on::text from exchange_offers where id = ?", notice.text("exchange"))
                            .orElseThrow());
            notice.same("daysWaiting", ChronoUnit.DAYS.between(since, notice.today()));
        }
    }

    /** It is a gift of the library to this partner, of so many publications. */
    private void given(Heard notice) {
        String given = house.text("""
                        select current_partner(g.partner) || ' ' || count(*)
                          from exchange_gifts g join exchange_gift_items i on i.gift = g.id
                         where g.id = ? and g.by_host
                         group by g.partner""", notice.text("gift")).orElse("nothing");
        notice.holds(
                given.equals(notice.to() + " " + notice.data().path("items").size()),
                "what was given is really " + given);
    }

    private void pair(Heard notice, JsonNode told) {
        String id = told.path("pair").asText();
        Map<String, Object> real = house.rows("""
                        select p.state, coalesce(p.gives, '') as gives, coalesce(p.gets, '') as gets, current_partner(p.partner) as partner,
                               p.exchange, coalesce(t.title, '') as title
                          from exchange_pairs p left join items i on i.barcode = p.barcode
                          left join titles t on t.id = coalesce(i.described, i.title)
                         where p.id = ?""", id).stream()
                .findFirst()
                .orElseThrow(() -> new Untrue(notice.to() + " is told of " + id + ", which there is not"));
        notice.holds(real.get("partner").equals(notice.to()), id + " is another's");
        notice.holds(real.get("exchange").equals(notice.text("exchange")), id + " is of another exchange");
        notice.holds(real.get("gives").equals(told.path("gives").asText()), id + " gives " + real.get("gives"));
        notice.holds(real.get("gets").equals(told.path("gets").asText()), id + " gets " + real.get("gets"));
        notice.holds(real.get("gets").equals(real.get("title")), id + " is of a copy of " + real.get("title"));
        if (told.has("state")) {
            notice.holds(real.get("state").equals(told.path("state").asText()), id + " is " + real.get("state"));
        }
    }
}
