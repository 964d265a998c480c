package org.disclosurerollup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitColumnsTests {

    private static final String HEADER = "code,name,kind,parent,valid_from,valid_to\n";

    /** Some with one and the same hash, beyond ASCII, beyond sixteen bits, and one inside another. */
    private static final List<String> CODES = List.of(
            "Aa", "BB", "AaAa", "AaBB", "BBAa", "A", "甲", "甲乙", "\uD840\uDC00", "é", "100000-0", "x".repeat(200));

    private static final List<String> NAMES = List.of(
            "局", "县 A", "\uD83C\uDFDB局", "Aa", "BB", "办公室", "O'Neil;|", "=1+1", "名\u3000字", "n".repeat(130), "\uFFFD");
    private static final List<String> DATES =
            List.of("", "", "", "2015", "2016", "2017", "2016-06-30", "2016-07-01", "2017-02-29", "201", "2017/1/1");
    private static final List<String> CREDIT_CODES =
            List.of("", "", "", "91350100M000100Y43", "91350100m000100y43", "91350100M000100Y44", "11110000000014059U");

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A file of units, right or wrong, as somebody might write it. */
    private static String file(Random random, boolean mostlyRight) {
        List<String> columns = new ArrayList<>(List.of("code", "name", "kind", "parent", "valid_from", "valid_to"));
        if (random.nextBoolean()) {
            columns.add("successor");
        }
        if (random.nextBoolean()) {
            columns.add("credit_code");
        }
        if (random.nextInt(5) == 0) {
            columns.add("note");
            Collections.shuffle(columns, random);
        }
        boolean quotes = random.nextInt(3) == 0;
        String newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "\uFEFF" : "");
        text.append(String.join(",", columns)).append(newline);
        int rows = random.nextInt(14);
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(12) == 0) {
                text.append(one(List.of("", " ", "\t"), random)).append(newline);
            }
            String kind = one(List.of(UnitKind.values()), random).code();
            List<String> fields = new ArrayList<>();
            for (String column : columns) {
                String field = switch (column) {
                    case "code" -> mostlyRight && row < CODES.size() ? CODES.get(row) : one(CODES, random);
                    case "name" -> one(NAMES, random);
                    case "kind" -> row < 3 && mostlyRight ? "county" : kind;
                    case "parent" ->
                        row == 0 || random.nextInt(5) == 0
                                ? ""
                                : CODES.get(random.nextInt(Math.min(row, mostlyRight ? 3 : CODES.size())));
                    case "valid_from", "valid_to" -> one(mostlyRight ? DATES.subList(0, 8) : DATES, random);
                    case "successor" ->
                        random.nextInt(5) > 0
                                ? ""
                                : one(CODES, random) + one(List.of(" ", "\u3000"), random) + one(CODES, random);
                    case "credit_code" -> mostlyRight ? "" : one(CREDIT_CODES, random);
                    default -> "note";
                };
                if (!mostlyRight && random.nextInt(60) == 0) {
                    field = one(List.of("", "?", "a,b"), random);
                }
                boolean quoted = quotes && random.nextInt(4) == 0;
                fields.add(quoted ? '"' + field + '"' : random.nextInt(9) == 0 ? " " + field + " " : field);
            }
            text.append(String.join(",", fields)).append(row + 1 == rows && random.nextBoolean() ? "" : newline);
        }
        return text.toString();
    }

    private static UnitRegister read(byte[] content) throws IOException {
        return UnitReader.read("units.csv", content);
    }

    @Property(tries = 2000)
    void whatIsWrongIsSaidAsWithMaps(@ForAll long seed) throws IOException {
        byte[] content = file(new Random(seed), false).getBytes(StandardCharsets.UTF_8);
        assertSameAsWithMaps(content);
    }

    @Property(tries = 2000)
    void unitsAndTreesAreThoseOfMaps(@ForAll long seed) throws IOException {
        byte[] content = file(new Random(seed), true).getBytes(StandardCharsets.UTF_8);
        assertSameAsWithMaps(content);
    }

    private static void assertSameAsWithMaps(byte[] content) throws IOException {
        UnitsInMaps expected = UnitsInMaps.read(content);
        if (!expected.problems.isEmpty()) {
            CatalogueException exception = catchThrowableOfType(CatalogueException.class, () -> read(content));
            assertThat(exception).as("no problem found").isNotNull();
            assertThat(exception.problems()).isEqualTo(expected.problems);
            return;
        }
        UnitRegister units = read(content);
        assertThat(units.units()).isEqualTo(expected.units);
        try (var file = units.file().open()) {
            assertThat(file.readAllBytes()).isEqualTo(content);
        }
        Set<String> codes = new HashSet<>(CODES);
        codes.add("nobody");
        for (String code : codes) {
            assertThat(units.ofCode(code)).isEqualTo(expected.byCode.getOrDefault(code, List.of()));
        }
        for (String name : NAMES) {
            assertThat(units.codesNamed(name)).isEqualTo(expected.codesNamed(name));
        }
        for (int year = 2014; year <= 2018; year++) {
            assertSameTree(units, expected, Period.ofYear(year));
        }
    }

    private static void assertSameTree(UnitRegister units, UnitsInMaps expected, Period period) {
        UnitTree tree = units.treeOf(period);
        UnitTree later = units.treeOf(period.yearAfter());
        List<Map.Entry<Unit, String>> inOrder =
                List.copyOf(expected.treeOf(period).entrySet());
        assertThat(tree.size()).isEqualTo(inOrder.size());
        for (int i = 0; i < tree.size(); i++) {
            Unit unit = inOrder.get(i).getKey();
            assertThat(tree.unit(i)).isEqualTo(unit);
            assertThat(tree.code(i)).isEqualTo(unit.code());
            assertThat(tree.name(i)).isEqualTo(unit.name());
            assertThat(tree.kind(i)).isEqualTo(unit.kind());
            assertThat(tree.indexOf(unit.code())).isEqualTo(i);
            assertThat(tree.isExpected(i)).isEqualTo(unit.existedAtEndOf(period));
            String above = tree.parent(i) < 0 ? null : tree.code(tree.parent(i));
            assertThat(above).isEqualTo(inOrder.get(i).getValue());
            assertThat(tree.top(i)).isEqualTo(tree.parent(i) < 0 ? i : tree.top(tree.parent(i)));
            assertThat(tree.isLeaf(i))
                    .isEqualTo(inOrder.stream().noneMatch(entry -> unit.code().equals(entry.getValue())));
            for (int j = 0; j < tree.size(); j++) {
                assertThat(j >= i && j < tree.end(i)).isEqualTo(isAtOrBelow(tree, j, i));
            }
            int then = later.indexOf(tree, i);
            assertThat(then).isEqualTo(later.indexOf(unit.code()));
            if (then >= 0) {
                String aboveThen = later.parent(then) < 0 ? null : later.code(later.parent(then));
                assertThat(tree.hasSameParent(i, later, then)).isEqualTo(java.util.Objects.equals(above, aboveThen));
            }
        }
        Set<String> there = inOrder.stream().map(entry -> entry.getKey().code()).collect(Collectors.toSet());
        CODES.stream()
                .filter(code -> !there.contains(code))
                .forEach(code -> assertThat(tree.indexOf(code)).isEqualTo(-1));
    }

    private static boolean isAtOrBelow(UnitTree tree, int node, int above) {
        int at = node;
        while (at >= 0 && at != above) {
            at = tree.parent(at);
        }
        return at == above;
    }

    @Test
    void thousandsOfCodesAreFoundAgain() throws IOException {
        StringBuilder text = new StringBuilder(HEADER + "top,Top,region,,,\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i % 3 == 0 ? "单位" : "d")
                    .append(i)
                    .append(",N")
                    .append(i % 1000)
                    .append(",department,top,,\n");
        }
        for (String file : List.of(text.toString(), text.toString().replace(",N7,", ",\"N7\","))) {
            UnitRegister units = read(file.getBytes(StandardCharsets.UTF_8));
            UnitTree tree = units.treeOf(Period.ofYear(2017));
            for (int i = 0; i < 20_000; i++) {
                String code = (i % 3 == 0 ? "单位" : "d") + i;
                assertThat(tree.indexOf(code)).isEqualTo(i + 1);
                assertThat(tree.name(i + 1)).isEqualTo("N" + i % 1000);
            }
            assertThat(units.codesNamed("N7"))
                    .hasSize(20)
                    .startsWith("d7", "d1007")
                    .endsWith("d19007");
            assertThat(tree.indexOf("d20000")).isEqualTo(-1);
        }
    }

    @Test
    void aLargeFileIsKeptToTheByte() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; text.length() < 17_000_000; i++) {
            text.append("c").append(i).append(",县").append("名".repeat(40)).append(",county,,,\r\n");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        KeptFile file = read(content).file();
        assertThat(file.length()).isEqualTo(content.length);
        try (var in = file.open()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void halfAPairOfSurrogatesIsNobody() throws IOException {
        UnitRegister units = read((HEADER + "?,?,county,,,\n").getBytes(StandardCharsets.UTF_8));
        assertThat(units.ofCode("?")).hasSize(1);
        assertThat(units.ofCode("\uD800")).isEmpty();
        assertThat(units.codesNamed("\uD800")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 80",
                "e0 80 80",
                "ed a0 80",
                "f0 80 80 80",
                "f4 90 80 80",
                "f8 88 80 80 80",
                "80",
                "e5 8e",
                "c3 28"
            })
    void bytesThatAreNotUtf8AreRefused(String hex) throws IOException {
        byte[] bad = new java.math.BigInteger("1" + hex.replace(" ", ""), 16).toByteArray();
        String before = HEADER + "c,";
        String row = before + new String(bad, 1, bad.length - 1, StandardCharsets.ISO_8859_1) + ",county,,,\n";
        assertThatThrownBy(() -> read(row.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(CatalogueException.class)
                .hasMessage("units.csv: the file is not UTF-8; in a spreadsheet, save it as CSV UTF-8");
    }

    @Test
    void anotherEncodingIsRefusedWhateverItsNames() {
        byte[] content = (HEADER + "c,县市区政务公开办公室,county,,,\n").getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> read(content))
                .hasMessage("units.csv: the file is not UTF-8; in a spreadsheet, save it as CSV UTF-8");
    }

    @Test
    void aDateMillionsOfYearsFromNowIsNone() {
        byte[] content = (HEADER + "c,C,county,,,+99999999-01-01\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(content))
                .hasMessage("units.csv:2: '+99999999-01-01' is no date; write 2018-06-01 or a year");
    }

    @Test
    void yearsWithoutAChangeShareTheirTree() throws IOException {
        UnitRegister units =
                read((HEADER + "c,C,county,,,\nd,D,department,c,2017,\n").getBytes(StandardCharsets.UTF_8));
        assertThat(units.treeOf(Period.ofYear(2018)).period()).isEqualTo(Period.ofYear(2018));
        assertThat(units.treeOf(Period.ofYear(2017)).period()).isEqualTo(Period.ofYear(2017));
        assertThat(units.treeOf(Period.ofYear(2017)).standsAs(units.treeOf(Period.ofYear(2018))))
                .isTrue();
        assertThat(units.treeOf(Period.ofYear(2016)).size()).isEqualTo(1);
    }
}
