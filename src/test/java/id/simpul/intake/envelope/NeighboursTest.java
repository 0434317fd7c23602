package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {
    private static final String NIK = "1375011205900001";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8, 15})
    void a_number_is_found_in_whatever_pieces_it_lies_beside_each_other(int length) {
        Neighbours neighbours = new Neighbours();
        for (int before = 0; before < 2000; before++) {
            assertThat(neighbours.completes(IntNode.valueOf(9999))).isFalse();
        }
        boolean found = false;
        for (int start = 0; start < NIK.length(); start += length) {
            assertThat(found).isFalse();
            found = neighbours.completes(
                    TextNode.valueOf(NIK.substring(start, Math.min(NIK.length(), start + length))));
        }
        assertThat(found).isTrue();
    }

    @Test
    void something_else_between_two_pieces_keeps_them_apart() {
        Neighbours neighbours = new Neighbours();
        assertThat(neighbours.completes(TextNode.valueOf(NIK.substring(0, 8)))).isFalse();
        assertThat(neighbours.completes(TextNode.valueOf("judul"))).isFalse();
        assertThat(neighbours.completes(TextNode.valueOf(NIK.substring(8)))).isFalse();
    }

    @Test
    void the_name_of_a_field_stands_beside_its_value() {
        Neighbours neighbours = new Neighbours();
        assertThat(neighbours.completesName(NIK.substring(0, 8))).isFalse();
        assertThat(neighbours.completes(TextNode.valueOf(NIK.substring(8)))).isTrue();
    }
}
