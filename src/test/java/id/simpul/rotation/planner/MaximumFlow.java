package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.flow.DinicMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/** The fullest one quarter can be, by a library's maximum flow: the yardstick for the planner's own. */
final class MaximumFlow {
    private final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph =
            new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    private final Map<DefaultWeightedEdge, String[]> placements = new HashMap<>();
    private final int filled;
    private final Map<String, List<String>> batches = new HashMap<>();

    MaximumFlow(PlanFacts facts, int quarter) {
        this(
                facts,
                quarter,
                facts.schools().stream().mapToInt(s -> s.places().total()).toArray());
    }

    /** As if each school wanted no more titles than given. */
    MaximumFlow(PlanFacts facts, int quarter, int[] most) {
        graph.addVertex(0);
        graph.addVertex(1);
        int titleBase = 2 + 3 * facts.schoolCount();
        for (int t = 0; t < facts.titleCount(); t++) {
            if (facts.copies(quarter, t) > 0) {
                edge(titleBase + t, 1, facts.copies(quarter, t));
            }
        }
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, quarter)) {
                addSchool(facts, quarter, s, most[s]);
            }
        }
        DinicMFImpl<Integer, DefaultWeightedEdge> dinic = new DinicMFImpl<>(graph);
        filled = (int) Math.round(dinic.getMaximumFlowValue(0, 1));
        Map<DefaultWeightedEdge, Double> flow = dinic.getFlowMap();
        placements.forEach((edge, pair) -> {
            if (flow.getOrDefault(edge, 0.0) > 0.5) {
                batches.computeIfAbsent(pair[0], s -> new ArrayList<>()).add(pair[1]);
            }
        });
    }

    private void addSchool(PlanFacts facts, int quarter, int s, int most) {
        int titleBase = 2 + 3 * facts.schoolCount();
        School school = facts.schools().get(s);
        int base = 2 + 3 * s;
        edge(0, base + 1, most);
        edge(base + 1, base, school.places().lower());
        edge(base + 1, base + 2, school.places().upper());
        long[] closed = facts.closedTo(s);
        for (int t = 0; t < facts.titleCount(); t++) {
            if ((closed[t >>> 6] & 1L << t) == 0 && facts.copies(quarter, t) > 0) {
                DefaultWeightedEdge edge = edge(base + facts.level(t).block, titleBase + t, 1);
                placements.put(
                        edge, new String[] {school.id(), facts.titles.get(t).id()});
            }
        }
    }

    private DefaultWeightedEdge edge(int from, int to, int capacity) {
        graph.addVertex(from);
        graph.addVertex(to);
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, capacity);
        return edge;
    }

    int filled() {
        return filled;
    }

    /** The titles that the library's flow happens to give each school. */
    Map<String, List<String>> batches() {
        return batches;
    }
}
