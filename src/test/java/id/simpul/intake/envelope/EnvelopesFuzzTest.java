package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.intake.Incoming;
import id.simpul.ledger.RequestType;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EnvelopesFuzzTest {
    private static final Fingerprints FINGERPRINTS = new Fingerprints(new byte[32]);
    private static final Envelopes ENVELOPES = new Envelopes(FINGERPRINTS);
    private static final ReplyWriter REPLIES = new ReplyWriter(FINGERPRINTS);

    @Property(tries = 300)
    void any_bytes_are_answered(@ForAll byte[] body, @ForAll("types") RequestType type) {
        answered(Samples.incoming(Samples.sender(type), body));
    }

    @Property(tries = 500)
    void any_damage_to_a_good_message_is_answered(
            @ForAll("types") RequestType type,
            @ForAll @IntRange(min = 0, max = 5000) int place,
            @ForAll byte damage,
            @ForAll boolean cut) {
        byte[] body = Samples.event(type).toString().getBytes(UTF_8);
        int at = place % body.length;
        body[at] = damage;
        answered(Samples.incoming(Samples.sender(type), cut ? Arrays.copyOf(body, at) : body));
    }

    @Property(tries = 300)
    void any_attribute_may_be_anything(
            @ForAll("types") RequestType type, @ForAll("attributes") String name, @ForAll("values") JsonNode value) {
        answered(Samples.incoming(type, Samples.event(type).set(name, value)));
    }

    private static void answered(Incoming incoming) {
        Opened opened = ENVELOPES.open(incoming);
        assertThat(ENVELOPES.open(incoming)).isEqualTo(opened);
        if (opened instanceof Opened.Malformed malformed) {
            assertThat(malformed.problems()).isNotEmpty();
            assertThat(REPLIES.invalid(incoming, malformed, Samples.ARRIVED).bytes())
                    .hasSizeLessThan(100_000);
        }
    }

    @Provide
    Arbitrary<RequestType> types() {
        return Arbitraries.of(Samples.types());
    }

    @Provide
    Arbitrary<String> attributes() {
        return Arbitraries.of(
                List.of("specversion", "id", "source", "type", "time", "datacontenttype", "test", "data", "subject"));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.of(Mutations.VALUES);
    }
}
