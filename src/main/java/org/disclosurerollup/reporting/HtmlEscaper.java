package org.disclosurerollup.reporting;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;

/** Escapes texts for HTML as the template engine does, but looks first whether there is anything to escape. */
final class HtmlEscaper implements Mustache.Escaper {

    static final HtmlEscaper ESCAPER = new HtmlEscaper();

    private static final String SPECIAL = "&'\"<>`=";

    private HtmlEscaper() {}

    @Override
    public String escape(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= '`' && SPECIAL.indexOf(c) >= 0) {
                return Escapers.HTML.escape(raw);
            }
        }
        return raw;
    }
}
