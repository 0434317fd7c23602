package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** The assignment is as good as another's program finds it. */
@Shows(Rule.R15)
class AssignmentTest {
    private static final int COLUMNS = 11;

    /** 0 is no edge; 20 is worth more than all others together. */
    @Property(tries = 500)
    void no_assignment_is_worth_more(@ForAll @Size(max = 99) List<@IntRange(max = 20) Integer> table) {
        List<Assignment.Row> rows = rows(table);

        int[] best = Assignment.best(rows, COLUMNS, new Effort(Long.MAX_VALUE));

        assertThat(IntStream.of(best).filter(column -> column >= 0)).doesNotHaveDuplicates();
        assertThat(worth(rows, best)).isEqualTo(worthByAnotherProgram(rows));
    }

    private static List<Assignment.Row> rows(List<Integer> table) {
        List<Assignment.Row> rows = new ArrayList<>();
        for (int from = 0; from < table.size(); from += COLUMNS) {
            List<Integer> row = table.subList(from, Math.min(table.size(), from + COLUMNS));
            int[] columns = IntStream.range(0, row.size())
                    .filter(column -> row.get(column) > 0)
                    .toArray();
            rows.add(new Assignment.Row(
                    columns,
                    IntStream.of(columns)
                            .mapToLong(column -> weight(row.get(column)))
                            .toArray()));
        }
        return rows;
    }

    private static long weight(int fit) {
        return fit == 20 ? 1_000_000 : 1_000 + fit;
    }

    private static long worth(List<Assignment.Row> rows, int[] columnOf) {
        long worth = 0;
        for (int row = 0; row < columnOf.length; row++) {
            for (int edge = 0; edge < rows.get(row).columns().length; edge++) {
                worth += rows.get(row).columns()[edge] == columnOf[row]
                        ? rows.get(row).weights()[edge]
                        : 0;
            }
        }
        return worth;
    }

    private static long worthByAnotherProgram(List<Assignment.Row> rows) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        Set<Integer> left = IntStream.range(0, rows.size()).boxed().collect(Collectors.toSet());
        Set<Integer> right =
                IntStream.range(0, COLUMNS).map(column -> -1 - column).boxed().collect(Collectors.toSet());
        left.forEach(graph::addVertex);
        right.forEach(graph::addVertex);
        left.forEach(row -> {
            for (int edge = 0; edge < rows.get(row).columns().length; edge++) {
                graph.setEdgeWeight(graph.addEdge(row, -1 - rows.get(row).columns()[edge]), (double)
                        rows.get(row).weights()[edge]);
            }
        });
        return (long) new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching()
                .getWeight();
    }
}
