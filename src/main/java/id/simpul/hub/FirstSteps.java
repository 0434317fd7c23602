package id.simpul.hub;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Step;
import id.simpul.policy.Policy;
import java.util.List;

/** What a library does first, each step done once the hub sees that it is; nothing when all are. */
final class FirstSteps {
    private FirstSteps() {}

    /**
     * As of now.
     *
     * @param policy who has entered whom partners call has looked at what else mails say of the library
     */
    static Today of(Today.Asked asked, Policy policy) {
        List<Step> steps = List.of(
                new Step("library", policy.library().phone().isPresent()),
                new Step("collection", is(asked, "select exists (select 1 from items)")),
                new Step(
                        "school",
                        is(
                                asked,
                                "select exists (select 1 from partners where kind = 'school' and removed_at is null)")),
                new Step("request", is(asked, "select exists (select 1 from requests where partner <> 'staff')")));
        return steps.stream().allMatch(Step::done) ? Today.NOTHING : Today.beginning(steps);
    }

    private static boolean is(Today.Asked asked, String question) {
        return asked.db().createQuery(question).mapTo(Boolean.class).one();
    }
}
