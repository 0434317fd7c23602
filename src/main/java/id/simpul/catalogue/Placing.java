package id.simpul.catalogue;

import id.simpul.catalogue.Catalogued.Doubt;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which work a description is of (R5). The same title, volume and authors are one work. Where one names no author, the same
 * title is one work if there is no other of that title and it has more than one word. An ISBN joins near titles only. What is not
 * that sure stays apart and waits for staff, and what staff have told apart is never joined again.
 */
@Decides(Rule.R5)
final class Placing {
    /** Where more works have the same title, such as "Cerita Rakyat", it tells nothing, and staff are not asked. */
    private static final int MOST_DOUBTS = 3;

    private final Described described;
    private final CatalogueFacts facts;
    private final Works works;
    private final List<String> joins = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private String title;
    private boolean placed;

    private Placing(Described described, CatalogueFacts facts) {
        this.described = described;
        this.facts = facts;
        this.works = facts.works();
        Optional<String> known = facts.title(described.work());
        title = known.orElse(described.id());
        placed = known.isPresent();
    }

    static Catalogued of(Described described, CatalogueFacts facts) {
        Placing placing = new Placing(described, facts);
        placing.byTitle();
        placing.byIsbn();
        return new Catalogued(described, placing.title, placing.joins, placing.doubts);
    }

    /** By the same title, whose authors say nothing against it. */
    private void byTitle() {
        SameWork form = described.form();
        Set<String> titled = new TreeSet<>(works.titled(form.whole()));
        titled.remove(title);
        Set<String> perhaps = new LinkedHashSet<>();
        titled.stream().filter(this::mayHaveItsAuthors).forEach(perhaps::add);
        List<String> fitting = perhaps.stream().filter(this::fits).toList();
        boolean certain = (form.hasAuthors() && fitting.stream().allMatch(this::hasAuthors))
                || (titled.size() == 1 && !form.isOneWord());
        if (fitting.size() == 1 && certain) {
            same(fitting.get(0));
        } else if (titled.size() <= MOST_DOUBTS) {
            perhaps.forEach(other -> doubt(other, Optional.empty()));
        }
    }

    private boolean mayHaveItsAuthors(String work) {
        return sameTitled(work).stream().anyMatch(described.form()::mayHaveAuthorsOf) && !isApart(work);
    }

    /** Nothing tells any description of the other work from any of this one's. */
    private boolean fits(String work) {
        List<SameWork> mine = new ArrayList<>(placed ? sameTitled(title) : List.of());
        mine.add(described.form());
        return sameTitled(work).stream().allMatch(other -> mine.stream().allMatch(other::mayHaveAuthorsOf));
    }

    private boolean hasAuthors(String work) {
        return sameTitled(work).stream().anyMatch(SameWork::hasAuthors);
    }

    private List<SameWork> sameTitled(String work) {
        return works.forms(work).stream()
                .filter(form -> form.whole().equals(described.form().whole()))
                .toList();
    }

    private void byIsbn() {
        Optional<String> found = described.isbn().flatMap(facts::title).filter(work -> !work.equals(title));
        if (found.isEmpty() || joins.contains(found.get()) || isApart(found.get())) {
            return;
        }
        if (described.form().isNearAll(works.forms(found.get()))) {
            same(found.get());
        } else {
            doubt(found.get(), described.item().isbn());
        }
    }

    private boolean isApart(String work) {
        Set<String> mine = new TreeSet<>(works.members(title));
        mine.add(described.id());
        return works.areApart(mine, works.members(work));
    }

    /** What is new takes the name of the work it is of; two that were there become one. */
    private void same(String work) {
        if (placed) {
            joins.add(work);
        } else {
            title = work;
            placed = true;
        }
    }

    private void doubt(String work, Optional<String> isbn) {
        Doubt doubt = Doubt.of(described.id(), work, isbn);
        if (doubts.stream()
                .noneMatch(one -> one.one().equals(doubt.one()) && one.other().equals(doubt.other()))) {
            doubts.add(doubt);
        }
    }
}
