package org.disclosurerollup.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines that are taken over stand as they stood, and in the order of the database. */
class EarlierLinesTests {

    @TempDir
    Path folder;

    private EarlierLines lines(String content, Predicate<ListKey> stays) throws IOException {
        Path file = Files.writeString(folder.resolve("list.csv"), content);
        return new EarlierLines(file, 2, fields -> new ListKey(fields[0], fields[1], fields[0], fields[1]), stays);
    }

    private static List<String> rest(EarlierLines lines) throws IOException {
        List<String> rest = new ArrayList<>();
        lines.handOverRest(
                (key, bytes, from, to) -> rest.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        return rest;
    }

    @Test
    void quotesAndLineEndsInsideThemBelongToTheLine() throws IOException {
        String first = "a,2017,\"two\nlines, and \"\"quotes\"\"\"\n";
        String second = "\"b, \"\"c\"\"\",,x\n";
        List<ListKey> keys = new ArrayList<>();
        EarlierLines lines = lines("unit,year,text\n" + first + second, key -> keys.add(key));

        assertThat(rest(lines)).containsExactly(first, second);
        assertThat(keys.get(0).unitCode()).isEqualTo("a");
        assertThat(keys.get(1).unitCode()).isEqualTo("b, \"c\"");
        assertThat(keys.get(1).period()).isNull();
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String text = "数".repeat(100_000);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add("u" + i + ",2017," + text.substring(0, 10_000 * i) + "\n");
        }
        assertThat(rest(lines("unit,year,text\n" + String.join("", all), key -> true)))
                .isEqualTo(all);
    }

    @Test
    void onlyWhatStaysIsHandedOverAndOnlyWhatComesBefore() throws IOException {
        EarlierLines lines = lines(
                "unit,year\na,2017\nb,2017\nc,2017\nd,2017\n",
                key -> !key.unitCode().equals("b"));
        List<String> before = new ArrayList<>();

        lines.handOverBefore(
                new ListKey("c", "2017", "c", "2017"), (key, bytes, from, to) -> before.add(key.unitCode()));

        assertThat(before).containsExactly("a");
        assertThat(rest(lines)).containsExactly("c,2017\n", "d,2017\n");
    }

    @Test
    void aLineThatIsCutOffIsNoLine() throws IOException {
        assertThat(rest(lines("unit,year\na,2017\nb,\"20", key -> true))).containsExactly("a,2017\n");
        assertThatThrownBy(() -> lines("unit,year\na\n", key -> true)).isInstanceOf(IOException.class);
    }

    @Test
    void keysAreInTheOrderOfTheDatabase() throws IOException {
        Random random = new Random(91);
        int[] letters = {'a', 'Z', '0', '-', 0xE9, 0x4E00, 0xD7FF, 0xE000, 0xFFFD, 0x20000, 0x1F600};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            texts.add(random.ints(random.nextInt(4), 0, letters.length)
                    .map(at -> letters[at])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        texts.add(null);
        String url = TestServer.newDatabase();
        try (Database database = Database.open(url)) {
            List<String> sorted = new JdbcTemplate(database.dataSource())
                    .queryForList("select t from unnest(?::text[]) t order by t collate \"C\"", String.class, (Object)
                            texts.toArray(String[]::new));

            List<String> ours = texts.stream()
                    .map(text -> new ListKey(text, null, text))
                    .sorted()
                    .map(ListKey::unitCode)
                    .toList();

            assertThat(ours).isEqualTo(sorted);
        } finally {
            TestServer.giveBack(url);
        }
    }

    @Test
    void aKeyThatTheFileShowsOtherwiseIsNotPlain() {
        for (String odd : Arrays.asList("", "=1", "'=1", "-x", "+1", "@a", " a")) {
            assertThat(new ListKey(odd, "2017", odd).isPlain()).as(odd).isFalse();
        }
        for (String plain : Arrays.asList(null, "130101-18", "局", "𠀀")) {
            assertThat(new ListKey(plain, "2017", plain).isPlain()).as(plain).isTrue();
        }
    }
}
