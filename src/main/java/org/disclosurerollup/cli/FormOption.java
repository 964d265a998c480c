package org.disclosurerollup.cli;

import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;

/** The option {@code --form}. */
final class FormOption {

    private FormOption() {}

    /** @throws UsageException if there is no such form, or it is not for the year */
    static Form of(String id, Catalogue catalogue, Period period) {
        Form form = catalogue.form(id);
        if (form == null) {
            List<String> ids = catalogue.forms().stream().map(Form::id).toList();
            throw new UsageException("no form '" + id + "'; there are " + String.join(", ", ids));
        }
        if (!form.isValidIn(period)) {
            throw new UsageException("form " + id + " is for " + form.years() + ", not for " + period);
        }
        return form;
    }
}
