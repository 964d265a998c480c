package org.disclosurerollup.consolidation;

import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Period;

/** An area whose figures of one form and period a change reaches, and why. */
public record AreaMark(String areaCode, String form, Period period, Reason reason) {

    /** Why an area is to be computed anew, the weightiest first: of several for one area the first is told. */
    public enum Reason {
        FILINGS("filings", State.CHANGED),
        ADJUSTMENTS("adjustments", State.CHANGED),
        UNITS("units", State.CHANGED),
        RULES("rules", State.CHANGED),
        BELOW("below", State.IMPACTED),
        BASE("base", State.IMPACTED),
        RERUN("rerun", State.IMPACTED),
        /** Only findings rest on what changed: how growth is judged by a unit's own earlier years. */
        HISTORY("history", State.IMPACTED);

        private final String code;
        private final State state;

        Reason(String code, State state) {
            this.code = code;
            this.state = state;
        }

        public String code() {
            return code;
        }

        public State state() {
            return state;
        }

        /** The reason of that code, which the database guarantees to be one. */
        static Reason ofCode(String code) {
            return Stream.of(values())
                    .filter(reason -> reason.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether something in the area itself changed, or something that its figures rest on. */
    public enum State {
        CHANGED("changed"),
        IMPACTED("impacted");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
