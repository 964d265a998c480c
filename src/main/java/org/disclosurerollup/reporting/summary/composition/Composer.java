package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.disclosurerollup.catalogue.CatalogueException;
import org.disclosurerollup.catalogue.Problem;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.FormSummary;
import org.disclosurerollup.reporting.summary.UnfiledForm;
import org.disclosurerollup.reporting.summary.composition.Composition.Block;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Paragraph;
import org.disclosurerollup.reporting.summary.composition.SummaryTemplate.Part;

/** Makes a summary's words, tables and charts from the template. What has nothing to say is left out. */
public final class Composer {

    private final SummaryTemplate template;

    public Composer(SummaryTemplate template) {
        this.template = template;
    }

    /** @throws CatalogueException where the template names cells that the form has not, each with its line */
    public Composition compose(AreaSummary summary) {
        return new Work(summary).compose();
    }

    /** What a part is made for: a form, one that nobody filed, or neither. */
    private record Subject(FormSummary form, UnfiledForm unfiled) {

        static final Subject NONE = new Subject(null, null);

        static Subject of(FormSummary form) {
            return new Subject(form, null);
        }
    }

    private final class Work {

        private final AreaSummary summary;
        private final Map<String, String> words;
        private final List<Problem> problems = new ArrayList<>();
        private final Marks marks = new Marks();

        Work(AreaSummary summary) {
            this.summary = summary;
            this.words = Words.of(summary, template);
        }

        Composition compose() {
            List<Composition.Section> sections = new ArrayList<>();
            for (SummaryTemplate.Section section : template.sections()) {
                List<Block> blocks = new ArrayList<>();
                int subheadings = 0;
                for (Part part : section.parts()) {
                    for (Subject subject : subjectsOf(part)) {
                        List<Block> made = blocks(part, subject);
                        if (!made.isEmpty()) {
                            if (!part.heading().isEmpty()) {
                                subheadings++;
                                String heading =
                                        SentenceText.parse(part.heading()).fill(filling(subject)::fill);
                                blocks.add(new Composition.Heading(
                                        2, "(" + ChineseNumber.of(subheadings) + ")" + heading));
                            }
                            blocks.addAll(made);
                        }
                    }
                }
                if (!blocks.isEmpty()) {
                    String number = ChineseNumber.of(sections.size() + 1);
                    sections.add(new Composition.Section(number + "、" + section.heading(), blocks));
                }
            }
            if (!problems.isEmpty()) {
                throw new CatalogueException(problems);
            }
            rounding()
                    .ifPresent(blocks -> sections.add(
                            new Composition.Section(ChineseNumber.of(sections.size() + 1) + "、数据处理说明", blocks)));
            return new Composition(
                    template.title().fill(filling(Subject.NONE)::fill),
                    summary.display().head(),
                    sections);
        }

        /** How the figures of the tables are rounded, and those that were adjusted; nothing where all are plain. */
        private Optional<List<Block>> rounding() {
            List<Block> blocks = new ArrayList<>();
            summary.displayRemarks().forEach(remark -> blocks.add(new Composition.Text(remark)));
            Composition.Table list = marks.list();
            if (!list.rows().isEmpty()) {
                blocks.add(list);
            }
            return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks);
        }

        private List<Subject> subjectsOf(Part part) {
            if (part.everyForm()) {
                return summary.forms().stream().map(Subject::of).toList();
            }
            if (part.unfiledForms()) {
                return summary.unfiled().stream()
                        .map(form -> new Subject(null, form))
                        .toList();
            }
            if (part.forms().isEmpty()) {
                return List.of(Subject.NONE);
            }
            return part.forms().stream()
                    .flatMap(id -> summary.form(id).stream())
                    .map(Subject::of)
                    .toList();
        }

        private Filling filling(Subject subject) {
            return new Filling(wordsOf(subject), subject.form(), template.growth());
        }

        private Map<String, String> wordsOf(Subject subject) {
            if (subject.unfiled() != null) {
                return Words.with(words, subject.unfiled());
            }
            return subject.form() == null ? words : Words.with(words, subject.form());
        }

        private List<Block> blocks(Part part, Subject subject) {
            FormSummary form = subject.form();
            List<Block> blocks = new ArrayList<>();
            Filling filling = filling(subject);
            int numbered = 0;
            for (Paragraph paragraph : part.paragraphs()) {
                Optional<String> text = guarded(paragraph.line(), () -> text(paragraph, form, filling));
                if (text.isPresent()) {
                    if (!paragraph.heading().isEmpty()) {
                        numbered++;
                        blocks.add(new Composition.Heading(3, numbered + "." + paragraph.heading()));
                    }
                    blocks.add(new Composition.Text(text.get()));
                }
            }
            Tables tables = new Tables(summary, words, template.rates(), marks);
            part.tables()
                    .forEach(spec -> guarded(spec.line(), () -> tables.of(spec, form, subject.unfiled()))
                            .ifPresent(blocks::addAll));
            Charts charts = new Charts(summary, words);
            part.charts()
                    .forEach(spec ->
                            guarded(spec.line(), () -> charts.of(spec, form)).ifPresent(blocks::add));
            return blocks;
        }

        private Optional<String> text(Paragraph paragraph, FormSummary form, Filling filling) {
            for (Condition condition : paragraph.conditions()) {
                if (!condition.holds(form)) {
                    return Optional.empty();
                }
            }
            String text = paragraph.text().fill(filling::fill);
            return Optional.of(template.fullWidth() ? FullWidth.of(text) : text).filter(one -> !one.isEmpty());
        }

        /** Notes what the form has not, and goes on, so that all of it is reported at once. */
        private <T> Optional<T> guarded(int line, Supplier<Optional<T>> making) {
            try {
                return making.get();
            } catch (TemplateException e) {
                problems.add(new Problem(template.file(), line, e.getMessage()));
            } catch (CatalogueException e) {
                e.problems().stream()
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
            }
            return Optional.empty();
        }
    }
}
