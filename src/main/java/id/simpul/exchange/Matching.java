package id.simpul.exchange;

import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Who fits whom, one to one (R15): as many the same as there can be, then as many near ones, then the most alike; the same
 * lists give the same matches.
 */
@Decides(Rule.R15)
final class Matching {
    /** More than all percents of a list can add up to, so that one more match counts for more than any likeness. */
    private static final double ONE_MATCH = 1e6;

    /** More than all near matches of a list can add up to, so that the same is never given up for something near. */
    private static final double ONE_EXACT = 1e11;

    private Matching() {}

    /** One of the left list with one of the right. */
    record Match<L, R>(L left, R right, Likeness likeness) {
        boolean near() {
            return !likeness.exact();
        }
    }

    /** The best matches: those that are the same first, each kind in the order of the left list. */
    static <L, R> List<Match<L, R>> best(List<L> lefts, List<R> rights, BiFunction<L, R, Optional<Likeness>> likeness) {
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> left = IntStream.range(0, lefts.size()).boxed().collect(Collectors.toSet());
        Set<Integer> right = new HashSet<>();
        left.forEach(graph::addVertex);
        for (int place = 0; place < rights.size(); place++) {
            int vertex = lefts.size() + place;
            graph.addVertex(vertex);
            right.add(vertex);
            for (int mine = 0; mine < lefts.size(); mine++) {
                Optional<Likeness> edge = likeness.apply(lefts.get(mine), rights.get(place));
                int from = mine;
                edge.ifPresent(found -> graph.setEdgeWeight(graph.addEdge(from, vertex), weight(found)));
            }
        }
        return new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching().getEdges().stream()
                        .sorted(Comparator.comparing(graph::getEdgeSource))
                        .map(edge -> match(graph, edge, lefts, rights, likeness))
                        .sorted(Comparator.comparing(Match::near))
                        .toList();
    }

    private static double weight(Likeness likeness) {
        return likeness.exact() ? ONE_EXACT : ONE_MATCH + likeness.percent();
    }

    private static <L, R> Match<L, R> match(
            Graph<Integer, DefaultWeightedEdge> graph,
            DefaultWeightedEdge edge,
            List<L> lefts,
            List<R> rights,
            BiFunction<L, R, Optional<Likeness>> likeness) {
        L left = lefts.get(graph.getEdgeSource(edge));
        R right = rights.get(graph.getEdgeTarget(edge) - lefts.size());
        return new Match<>(left, right, likeness.apply(left, right).orElseThrow());
    }
}
