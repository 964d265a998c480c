package org.disclosurerollup.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All forms, by id, and how one version's cells continue in the next. */
public final class Catalogue {

    private final Map<String, Form> forms;
    private final Map<String, byte[]> files;
    private final String fingerprint;

    Catalogue(Map<String, Form> forms, Map<String, byte[]> files) {
        this.forms = Collections.unmodifiableMap(new TreeMap<>(forms));
        this.files = Collections.unmodifiableMap(new TreeMap<>(files));
        this.fingerprint = Fingerprint.of(this.files.values());
    }

    /** Each form file by its name, as it was read. */
    public Map<String, byte[]> files() {
        return files;
    }

    public Collection<Form> forms() {
        return forms.values();
    }

    /** The form of that id, or {@code null}. */
    public Form form(String id) {
        return forms.get(id);
    }

    /** SHA-256 over the form files, so that a run can tell whether rules or forms changed. */
    public String fingerprint() {
        return fingerprint;
    }

    public List<Form> formsValidIn(Period period) {
        return forms.values().stream().filter(form -> form.isValidIn(period)).toList();
    }

    /**
     * The forms that last year's figures of this form may stand in: the form itself while it was valid, otherwise every
     * form valid in that year that measures at least one of its indicators.
     */
    public List<Form> formsBefore(Form form, Period period) {
        Period before = period.yearBefore();
        if (form.isValidIn(before)) {
            return List.of(form);
        }
        return formsValidIn(before).stream()
                .filter(earlier -> isEdition(earlier, form))
                .toList();
    }

    /** The forms that continue this form in the year after: itself, or the next edition. */
    public List<Form> formsAfter(Form form, Period period) {
        Period after = period.yearAfter();
        if (form.isValidIn(after)) {
            return List.of(form);
        }
        return formsValidIn(after).stream()
                .filter(later -> isEdition(form, later))
                .toList();
    }

    /** Whether {@code later} took over from {@code earlier}: it starts when the other ends, with shared indicators. */
    private static boolean isEdition(Form earlier, Form later) {
        return earlier.validTo() + 1 == later.validFrom()
                && later.cells().stream().anyMatch(cell -> earlier.cellFor(cell.indicator()) != null);
    }

    /** For each cell of {@code form} the cell of {@code earlier} with the same indicator, or {@code null}. */
    public static List<Cell> counterparts(Form form, Form earlier) {
        List<Cell> counterparts = new ArrayList<>(form.size());
        for (Cell cell : form.cells()) {
            counterparts.add(form == earlier ? cell : earlier.cellFor(cell.indicator()));
        }
        return counterparts;
    }

    /** The form of that id, or of that title: where editions share a title, the one valid in the period if given. */
    public Optional<Form> formNamed(String text, Period period) {
        Form byId = forms.get(text);
        if (byId != null) {
            return Optional.of(byId);
        }
        List<Form> titled = forms.values().stream()
                .filter(form -> form.title().equals(text))
                .toList();
        return titled.stream()
                .filter(form -> period != null && form.isValidIn(period))
                .findFirst()
                .or(() -> titled.stream().findFirst());
    }
}
