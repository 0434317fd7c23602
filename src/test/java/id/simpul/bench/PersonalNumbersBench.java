package id.simpul.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import id.simpul.partner.PersonalNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How often the search for a NIK is wrong about sentences that hold none, and what it costs. */
public final class PersonalNumbersBench {
    private static final int SENTENCES = 1_000_000;
    private static final int ROUNDS = 7;

    private PersonalNumbersBench() {}

    public static void main(String[] args) {
        PlausibleSentences sentences = new PlausibleSentences(1);
        List<String> wrong = new ArrayList<>();
        long characters = 0;
        long began = System.nanoTime();
        for (int i = 0; i < SENTENCES; i++) {
            String sentence = sentences.next();
            characters += sentence.length();
            if (PersonalNumbers.in(sentence)) {
                wrong.add(sentence);
            }
        }
        System.out.printf(
                "%,d sentences of %d characters: %d false alarms, %d ms with making them%n",
                SENTENCES, characters / SENTENCES, wrong.size(), (System.nanoTime() - began) / 1_000_000);
        wrong.stream().limit(40).forEach(sentence -> System.out.println("    " + sentence));
        item();
        long random = 0;
        Random digits = new Random(2);
        for (int i = 0; i < SENTENCES; i++) {
            random += PersonalNumbers.in(String.format("%016d", digits.nextLong(10_000_000_000_000_000L))) ? 1 : 0;
        }
        System.out.printf("of a million random numbers of 16 digits in one run %d pass%n", random);
    }

    private static void item() {
        byte[] body = Asking.items(new Member("perpustakaan", ""), 1).next(new Member("perpustakaan", ""));
        List<String> texts = new ArrayList<>();
        texts(Json.parse(new String(body, UTF_8)), texts);
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            int found = 0;
            for (int i = 0; i < 200_000; i++) {
                for (String text : texts) {
                    found += PersonalNumbers.in(text) ? 1 : 0;
                }
            }
            System.out.printf(
                    "an item of %d bytes, %d texts: %.2f microseconds (%d)%n",
                    body.length, texts.size(), (System.nanoTime() - began) / 1000.0 / 200_000, found);
        }
    }

    private static void texts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.properties().forEach(field -> {
            texts.add(field.getKey());
            texts(field.getValue(), texts);
        });
    }
}
