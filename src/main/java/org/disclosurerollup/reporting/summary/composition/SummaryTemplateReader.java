package org.disclosurerollup.reporting.summary.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.YamlFile;
import org.disclosurerollup.catalogue.YamlFile.Mapping;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.ChartSource;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.ChartSpec;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Names;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Paragraph;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Part;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Section;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableKind;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.TableSpec;
import org.disclosurerollup.reporting.summary.ranking.RateSpec;

/** Reads {@code jobs/reports/summary.yml} and reports all its problems at once, each with its line. */
public final class SummaryTemplateReader {

    private static final String FILE = "summary.yml";
    private static final String EVERY_FORM = "each";
    private static final String UNFILED_FORMS = "unfiled";

    private final List<Problem> problems = new ArrayList<>();
    private final YamlFile file;
    private final Set<String> phrases = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();

    private SummaryTemplateReader() {
        file = new YamlFile(FILE, problems);
    }

    /**
     * Reads the template in the folder.
     *
     * @throws CatalogueException with everything that is wrong with it
     */
    public static SummaryTemplate read(Path folder) throws IOException {
        Path path = folder.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            throw new CatalogueException(List.of(new Problem(
                    path.toString(), 0, "the template is missing; take it from the program's jobs/reports")));
        }
        return read(Files.readAllBytes(path));
    }

    static SummaryTemplate read(byte[] content) {
        SummaryTemplateReader reader = new SummaryTemplateReader();
        SummaryTemplate template = reader.template(content);
        if (!reader.problems.isEmpty()) {
            throw new CatalogueException(reader.problems);
        }
        return template;
    }

    private SummaryTemplate template(byte[] content) {
        Mapping top = file.read(content);
        if (top == null) {
            return null;
        }
        String punctuation = top.text("punctuation", "as-typed");
        if (!punctuation.equals("as-typed") && !punctuation.equals("full-width")) {
            file.problem(top.lineOf("punctuation"), "'punctuation' must be as-typed or full-width");
        }
        List<Names> names = names(top);
        Map<String, Map<GrowthCase, String>> growth = growth(top.inner("growth"));
        String title = top.required("title");
        SentenceText titleText = text(top.lineOf("title"), title);
        List<RateSpec> rates = new ArrayList<>();
        for (Mapping rate : top.mappings("rates")) {
            rates.add(rate(rate));
        }
        List<Section> sections = new ArrayList<>();
        for (Mapping section : top.mappings("sections")) {
            sections.add(section(section));
        }
        top.rejectOthers();
        return new SummaryTemplate(FILE, titleText, punctuation.equals("full-width"), names, growth, rates, sections);
    }

    private List<Names> names(Mapping top) {
        List<Names> names = new ArrayList<>();
        for (Mapping entry : top.mappings("names")) {
            String kind = entry.required("kind");
            UnitKind known = UnitKind.ofCode(kind).orElse(null);
            if (known == null) {
                file.problem(entry.lineOf("kind"), "'" + kind + "' is no kind of area; write region, city, county, …");
            }
            Map<String, String> called = entry.textMap("words");
            words.addAll(called.keySet());
            names.add(new Names(known, entry.texts("endings"), called));
            entry.rejectOthers();
        }
        return names;
    }

    private Map<String, Map<GrowthCase, String>> growth(Mapping growth) {
        Map<String, Map<GrowthCase, String>> read = new LinkedHashMap<>();
        if (growth == null) {
            return read;
        }
        for (String phrase : growth.keys()) {
            Map<GrowthCase, String> wordings = new EnumMap<>(GrowthCase.class);
            Mapping cases = growth.inner(phrase);
            if (cases != null) {
                for (String name : cases.keys()) {
                    Optional<GrowthCase> known = GrowthCase.of(name);
                    if (known.isPresent()) {
                        wordings.put(known.get(), cases.text(name, ""));
                    } else {
                        file.problem(
                                cases.lineOf(name),
                                "'" + name + "' is no case of growth; there are " + names(GrowthCase.values()));
                    }
                }
            }
            read.put(phrase, wordings);
            phrases.add(phrase);
        }
        return read;
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }

    private RateSpec rate(Mapping rate) {
        RateSpec read = new RateSpec(
                FILE,
                rate.line(),
                textOrTexts(rate, "form"),
                rate.required("name"),
                textOrTexts(rate, "part"),
                rate.required("of"));
        if (read.forms().isEmpty() || read.part().isEmpty()) {
            file.problem(rate.line(), "a rate needs 'form', and 'part': the cells that are added up");
        }
        rate.rejectOthers();
        return read;
    }

    private static List<String> textOrTexts(Mapping entry, String key) {
        if (entry.isList(key)) {
            return entry.texts(key);
        }
        return entry.has(key) ? List.of(entry.text(key, "")) : List.of();
    }

    private Section section(Mapping section) {
        String heading = section.required("heading");
        List<Part> parts = new ArrayList<>();
        for (Mapping part : section.mappings("parts")) {
            parts.add(part(part));
        }
        section.rejectOthers();
        return new Section(heading, parts);
    }

    private Part part(Mapping part) {
        List<String> forms = part.isList("form") ? part.texts("form") : new ArrayList<>();
        boolean every = false;
        boolean unfiled = false;
        if (!part.isList("form") && part.has("form")) {
            String form = part.text("form", "");
            every = form.equals(EVERY_FORM);
            unfiled = form.equals(UNFILED_FORMS);
            if (!every && !unfiled) {
                forms.add(form);
            }
        }
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Mapping.Item item : part.items("paragraphs")) {
            paragraphs.add(
                    item.mapping() == null
                            ? new Paragraph(item.line(), "", List.of(), text(item.line(), item.text()))
                            : paragraph(item.mapping()));
        }
        List<TableSpec> tables = new ArrayList<>();
        for (Mapping table : part.mappings("tables")) {
            tables.add(table(table));
        }
        List<ChartSpec> charts = new ArrayList<>();
        for (Mapping chart : part.mappings("charts")) {
            charts.add(chart(chart));
        }
        String heading = part.text("heading", "");
        text(part.lineOf("heading"), heading);
        Part read = new Part(part.line(), forms, every, unfiled, heading, paragraphs, tables, charts);
        part.rejectOthers();
        if (forms.isEmpty() && !every) {
            refuseFigures(read);
        }
        return read;
    }

    private void refuseFigures(Part part) {
        for (Paragraph paragraph : part.paragraphs()) {
            boolean figures = paragraph.text().placeholders().stream().anyMatch(place -> !place.isWord());
            if (figures || !paragraph.conditions().isEmpty()) {
                file.problem(paragraph.line(), "a figure needs the form that it is of; add 'form' to this part");
            }
        }
    }

    private Paragraph paragraph(Mapping paragraph) {
        List<Condition> conditions = new ArrayList<>();
        List<String> texts = paragraph.isList("when")
                ? paragraph.texts("when")
                : paragraph.has("when") ? List.of(paragraph.text("when", "")) : List.of();
        for (String text : texts) {
            try {
                conditions.add(Condition.parse(text));
            } catch (TemplateException e) {
                file.problem(paragraph.lineOf("when"), e.getMessage());
            }
        }
        Paragraph read = new Paragraph(
                paragraph.line(),
                paragraph.text("heading", ""),
                conditions,
                text(paragraph.lineOf("text"), paragraph.required("text")));
        paragraph.rejectOthers();
        return read;
    }

    private SentenceText text(int line, String text) {
        try {
            SentenceText read = SentenceText.parse(text);
            for (Placeholder place : read.placeholders()) {
                check(line, place);
            }
            return read;
        } catch (TemplateException e) {
            file.problem(line, e.getMessage());
            return SentenceText.parse("");
        }
    }

    private void check(int line, Placeholder place) {
        if (place.isWord() && !Words.isKnown(place.word(), words)) {
            file.problem(line, "'{" + place.word() + "}' is not known; known: " + Words.known(words));
        }
        if (place.phrase() != null && !phrases.contains(place.phrase())) {
            file.problem(
                    line,
                    "'" + place.phrase() + "' is not known behind a cell; known: 数, 万, 亿, 上年, 占比, 占 […], 非零, 增幅, "
                            + "第1名, 前3名, " + names(GroupWord.values()) + ", " + String.join(", ", phrases));
        }
    }

    private TableSpec table(Mapping table) {
        TableKind kind = kind(table, "show", TableKind.class, TableKind.CELLS);
        TableSpec read =
                new TableSpec(table.line(), kind, table.text("caption", ""), group(table), table.texts("cells"));
        table.rejectOthers();
        return read;
    }

    private ChartSpec chart(Mapping chart) {
        ChartSource source = kind(chart, "show", ChartSource.class, ChartSource.PARTS);
        Composition.ChartKind kind = kind(chart, "as", Composition.ChartKind.class, Composition.ChartKind.BAR);
        ChartSpec read = new ChartSpec(
                chart.line(),
                source,
                kind,
                chart.text("title", ""),
                group(chart),
                chart.texts("cells"),
                chart.texts("labels"));
        chart.rejectOthers();
        return read;
    }

    private GroupWord group(Mapping entry) {
        String word = entry.text("group", GroupWord.合计.name());
        return GroupWord.of(word).orElseGet(() -> {
            file.problem(entry.lineOf("group"), "'group' must be one of " + names(GroupWord.values()));
            return GroupWord.合计;
        });
    }

    /** Reads {@code like-for-like} as {@code LIKE_FOR_LIKE}. */
    private <E extends Enum<E>> E kind(Mapping entry, String key, Class<E> type, E absent) {
        String text = entry.text(key, code(absent));
        for (E value : type.getEnumConstants()) {
            if (code(value).equals(text)) {
                return value;
            }
        }
        file.problem(
                entry.lineOf(key),
                "'" + key + "' must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SummaryTemplateReader::code)
                                .collect(Collectors.joining(", ")));
        return absent;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
