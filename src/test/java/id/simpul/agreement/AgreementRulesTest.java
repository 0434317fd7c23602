package id.simpul.agreement;

import static id.simpul.agreement.Table.codes;
import static id.simpul.agreement.Table.facts;
import static id.simpul.agreement.Table.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.WaitsFor;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementRulesTest {
    private final Table table = new Table();
    private final AgreementFacts facts = facts(Table.everybody());

    @Test
    @Shows(Rule.R22)
    void up_to_the_day_in_the_policy_a_proposal_waits_for_the_hosts_own_staff() {
        Request asked = table.proposal(Table.BEFORE, "university", "library");

        Decision decision = judge(facts, asked);

        assertThat(decision).isInstanceOfSatisfying(Decision.Pending.class, pending -> assertThat(pending.waitsFor())
                .isEqualTo(WaitsFor.STAFF));
        assertThat(decision.outcome().path("proposal").asText()).startsWith("prp-");
        assertThat(decision.notices()).isEmpty();
    }

    @Test
    @Shows(Rule.R22)
    void what_staff_agree_to_in_that_time_is_the_hosts_own_agreement_with_number_and_term() {
        Request asked = table.proposal(Table.BEFORE, "university", "library");

        Decision decision = judge(facts, Table.approvedByStaff(asked));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.outcome().path("number").asText()).isEqualTo("1/PKS/2020");
        assertThat(decision.outcome().path("from").asText()).isEqualTo("2021-01-31");
        assertThat(decision.outcome().path("to").asText()).isEqualTo("2023-01-31");
        assertThat(agreement(decision).origin()).isEqualTo(Agreement.Origin.OWN);
        assertThat(told(decision, Topic.AGREEMENT_DECIDED)).containsExactlyInAnyOrder("university", "library");
    }

    @Test
    @Shows(Rule.R22)
    void the_day_of_the_decision_counts_and_never_the_time_that_a_message_claims() {
        AgreementFacts later = facts(Table.everybody(), Table.BEFORE.plusDays(30));
        Request asked = table.proposal(Table.BEFORE, "university", "library");

        assertThat(codes(judge(later, asked))).containsExactly("not-for-host-to-sign");
        assertThat(judge(later, Table.approvedByStaff(asked)))
                .isInstanceOfSatisfying(Decision.Pending.class, pending -> assertThat(pending.waitsFor())
                        .isEqualTo(WaitsFor.NATIONAL));
    }

    @Test
    void the_hosts_own_agreements_of_a_year_are_numbered_one_after_the_other() {
        judge(facts, Table.approvedByStaff(table.proposal(Table.BEFORE, "university", "library")));

        Decision second = judge(facts, Table.approvedByStaff(table.proposal(Table.BEFORE, "university", "dinas")));

        assertThat(second.outcome().path("number").asText()).isEqualTo("2/PKS/2020");
    }

    @Test
    @Shows(Rule.R22)
    void from_the_day_after_on_it_is_forwarded_to_the_national_library_and_the_partner_told_so() {
        Decision decision = judge(facts, table.proposal(Table.BEFORE.plusDays(1), "university", "dinas", "national"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Pending.class, pending -> assertThat(pending.waitsFor())
                .isEqualTo(WaitsFor.NATIONAL));
        assertThat(codes(decision)).containsExactly("not-for-host-to-sign");
        assertThat(told(decision, Topic.AGREEMENT_FORWARDED)).containsExactlyInAnyOrder("university", "dinas");
        assertThat(told(decision, Topic.AGREEMENT_PROPOSED)).containsExactly("national");
    }

    @Test
    @Shows(Rule.R22)
    void the_national_library_gets_everything_that_was_asked_for() {
        Request asked = table.proposal(Table.SINCE, "university", "dinas");

        ObjectNode sent = data(judge(facts, asked), Topic.AGREEMENT_PROPOSED);

        asked.data().properties().forEach(field -> assertThat(sent.get(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
        assertThat(sent.at("/by").asText()).isEqualTo("Contoh university");
        assertThat(sent.at("/partners/1")).hasToString("""
                {"partner":"dinas","name":"Contoh dinas","kind":"dinas","region":"13.71"}""");
    }

    @Test
    @Shows(Rule.R22)
    void not_even_staff_can_sign_what_is_not_the_hosts_to_sign() {
        Decision decision = judge(facts, Table.approvedByStaff(table.proposal(Table.SINCE, "university", "library")));

        assertThat(decision).isInstanceOfSatisfying(Decision.Pending.class, pending -> assertThat(pending.waitsFor())
                .isEqualTo(WaitsFor.NATIONAL));
    }

    @Test
    @Shows(Rule.R22)
    void without_a_national_library_it_waits_and_says_so() {
        AgreementFacts alone = facts(Table.directory(PartnerKind.UNIVERSITY, PartnerKind.LIBRARY));

        Decision decision = judge(alone, table.proposal(Table.SINCE, "university", "library"));

        assertThat(decision.status()).isEqualTo("pending");
        assertThat(codes(decision)).containsExactly("not-for-host-to-sign", "no-national-library");
        assertThat(decision.notices()).isEmpty();
        assertThat(((ProposalKept) decision.effects().get(0)).proposal().forwarded())
                .isFalse();
    }

    @Test
    @Shows(Rule.R23)
    void an_approved_agreement_becomes_a_derived_one_with_its_number_and_term() {
        String proposal = proposed("university", "dinas");

        Decision decision = judge(facts, approval(proposal, "7/PERPUS/2022", "2022-05-01", "2024-04-30"));

        Agreement derived = agreement(decision);
        assertThat(decision.outcome())
                .hasToString("{\"proposal\":\"" + proposal + "\",\"agreement\":\"" + derived.id() + "\"}");
        assertThat(((Decision.Accepted) decision).reference()).isEqualTo(derived.id());
        assertThat(derived.origin()).isEqualTo(Agreement.Origin.DERIVED);
        assertThat(derived.subject().number()).isEqualTo("7/PERPUS/2022");
        assertThat(derived.term()).isEqualTo(new AgreementTerm(LocalDate.of(2022, 5, 1), LocalDate.of(2024, 4, 30)));
        assertThat(derived.partners()).extracting(PartnerId::value).containsExactly("university", "dinas");
        assertThat(told(decision, Topic.AGREEMENT_DECIDED)).containsExactlyInAnyOrder("university", "dinas");
        Concluded concluded = concluded(decision);
        assertThat(concluded.partner().value()).isEqualTo("university");
        assertThat(concluded.decision().status()).isEqualTo("accepted");
        assertThat(concluded.decision().outcome().path("number").asText()).isEqualTo("7/PERPUS/2022");
    }

    @Test
    @Shows(Rule.R23)
    void an_approval_without_a_term_of_its_own_has_the_one_proposed() {
        String proposal = proposed("university", "dinas");

        Agreement derived = agreement(judge(facts, approval(proposal, "8/PERPUS/2022")));

        assertThat(derived.term()).isEqualTo(new AgreementTerm(LocalDate.of(2022, 4, 1), LocalDate.of(2024, 4, 1)));
    }

    @Test
    @Shows(Rule.R23)
    void an_approval_without_a_number_or_with_days_reversed_changes_nothing() {
        String proposal = proposed("university", "dinas");

        assertThat(codes(judge(facts, approval(proposal, " ")))).containsExactly("approval-incomplete");
        assertThat(codes(judge(facts, approval(proposal, "9", "2024-01-01", "2023-12-31"))))
                .containsExactly("dates-reversed");
        assertThat(judge(facts, approval(proposal, "9")).status()).isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R23)
    void a_number_is_given_to_one_agreement_only() {
        judge(facts, approval(proposed("university", "dinas"), "9"));

        assertThat(codes(judge(facts, approval(proposed("university", "other"), "9"))))
                .containsExactly("number-given");
    }

    @Test
    @Shows(Rule.R23)
    void a_rejection_is_passed_on() {
        String proposal = proposed("university", "dinas");
        Request no = table.decision(Table.SINCE, proposal, false);
        no.data().put("note", "Belum ada anggaran.");

        Decision decision = judge(facts, no);

        assertThat(decision.outcome()).isEqualTo(Json.object().put("proposal", proposal));
        assertThat(told(decision, Topic.AGREEMENT_DECIDED)).containsExactlyInAnyOrder("university", "dinas");
        assertThat(data(decision, Topic.AGREEMENT_DECIDED).path("note").asText())
                .isEqualTo("Belum ada anggaran.");
        Decision answer = concluded(decision).decision();
        assertThat(answer.status()).isEqualTo("refused");
        assertThat(codes(answer)).containsExactly("rejected-by-national");
    }

    @Test
    @Shows(Rule.R23)
    void a_proposal_is_decided_once() {
        String proposal = proposed("university", "dinas");
        judge(facts, table.decision(Table.SINCE, proposal, false));

        assertThat(codes(judge(facts, approval(proposal, "9")))).containsExactly("proposal-decided");
        assertThat(codes(judge(facts, approval("prp-nirgendwo", "9")))).containsExactly("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotation", "visit", "service", "internship", "lending", "training", "information"})
    @Shows(Rule.R24)
    void an_activity_needs_no_formal_agreement(String form) {
        Request asked = table.proposal(Table.SINCE, "university", "dinas");
        asked.data().put("form", form);

        Decision decision = judge(facts, asked);

        assertThat(decision.status()).isEqualTo("refused");
        assertThat(codes(decision)).containsExactly("no-agreement-needed");
    }

    @Test
    @Shows(Rule.R25)
    void an_agreement_has_two_or_more_parties_of_which_the_host_is_one_without_being_named() {
        assertThat(codes(judge(facts, table.proposal(Table.SINCE)))).containsExactly("too-few-parties");
        assertThat(codes(judge(facts, table.proposal(Table.SINCE, "library")))).contains("too-few-parties");
        assertThat(judge(facts, table.proposal(Table.SINCE, "university")).status())
                .isEqualTo("pending");
        assertThat(codes(judge(facts, table.proposal(Table.SINCE, "university", "university"))))
                .containsExactly("named-twice");
        assertThat(judge(facts, table.proposal(Table.SINCE, "university", "dinas", "other", "national"))
                        .status())
                .isEqualTo("pending");
    }

    @Test
    @Shows(Rule.R25)
    void the_parties_are_partners_and_who_proposes_is_one_of_them() {
        Decision decision = judge(facts, table.proposal(Table.SINCE, "dinas", "nobody"));

        assertThat(decision.reasons())
                .extracting(reason -> reason.code().wire(), Reason::pointer)
                .containsExactly(tuple("party-unknown", "/data/parties/1"), tuple("not-a-party", "/data/parties"));
    }

    @Test
    void a_term_does_not_end_before_it_begins() {
        Request asked = table.proposal(Table.SINCE, "university", "dinas");
        asked.data().put("to", "2022-01-01");

        assertThat(codes(judge(facts, asked))).containsExactly("dates-reversed");
    }

    @Test
    void every_notice_is_as_it_is_published() {
        Decision forwarded = judge(facts, table.proposal(Table.SINCE, "university", "dinas"));
        Decision decided =
                judge(facts, approval(forwarded.outcome().path("proposal").asText(), "9"));

        forwarded.notices().forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
        decided.notices().forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
        assertThat(forwarded.notices()).hasSize(3);
        assertThat(forwarded.notices().get(0).request()).isPresent();
        assertThat(forwarded.notices().get(1).request()).isEmpty();
    }

    @Test
    void a_renewal_is_for_as_long_again() {
        assertThat(new AgreementTerm(LocalDate.of(2020, 9, 1), LocalDate.of(2022, 8, 31)).next())
                .isEqualTo(new AgreementTerm(LocalDate.of(2022, 9, 1), LocalDate.of(2024, 8, 31)));
    }

    private String proposed(String... parties) {
        return judge(facts, table.proposal(Table.SINCE, parties))
                .outcome()
                .path("proposal")
                .asText();
    }

    private Request approval(String proposal, String number, String... term) {
        Request yes = table.decision(Table.SINCE, proposal, true);
        yes.data().put("number", number);
        if (term.length == 2) {
            yes.data().put("from", term[0]).put("to", term[1]);
        }
        return yes;
    }

    private static Agreement agreement(Decision decision) {
        return decision.effects().stream()
                .filter(Signed.class::isInstance)
                .map(effect -> ((Signed) effect).agreement())
                .findFirst()
                .orElseThrow();
    }

    private static Concluded concluded(Decision decision) {
        return decision.effects().stream()
                .flatMap(effect -> effect.concludes().stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(Decision decision, Topic topic) {
        return decision.notices().stream()
                .filter(notice -> notice.topic() == topic)
                .flatMap(notice -> notice.to().stream())
                .map(PartnerId::value)
                .toList();
    }

    private static ObjectNode data(Decision decision, Topic topic) {
        Optional<Notice> found = decision.notices().stream()
                .filter(notice -> notice.topic() == topic)
                .findFirst();
        return found.orElseThrow().data();
    }
}
