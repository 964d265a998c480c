package org.disclosurerollup.reporting;

import org.disclosurerollup.comparison.TotalBase;
import org.disclosurerollup.consolidation.Basis;
import org.disclosurerollup.consolidation.Total;

/** A total, or a group of one, with its arrays packed: a year's outputs need those of all areas, but of few at a time. */
record PackedTotal(Total total, byte[] figures, byte[] filled) {

    private static final long[] NO_FIGURES = {};
    private static final int[] NO_COUNTS = {};

    /** The total in a record without arrays says what there is besides. */
    static PackedTotal of(Total total) {
        return new PackedTotal(
                with(total, NO_FIGURES, NO_COUNTS),
                PackedFigures.pack(total.figures()),
                PackedFigures.pack(total.filled()));
    }

    private static Total with(Total total, long[] figures, int[] filled) {
        return new Total(
                total.areaCode(),
                total.group(),
                total.basis(),
                figures,
                filled,
                total.reportedUnits(),
                total.expectedUnits());
    }

    Total unpack() {
        return with(total, PackedFigures.unpack(figures), PackedFigures.unpackCounts(filled));
    }

    boolean isOnAreaBasis() {
        return total.basis() == Basis.AREA;
    }

    /** What a total is compared with, in the same way. */
    record Base(TotalBase base, byte[] previous, byte[] likeForLike, byte[] likeForLikePrevious) {

        static Base of(TotalBase base) {
            return new Base(
                    with(base, none(base.previous()), none(base.likeForLike()), none(base.likeForLikePrevious())),
                    PackedFigures.pack(base.previous()),
                    PackedFigures.pack(base.likeForLike()),
                    PackedFigures.pack(base.likeForLikePrevious()));
        }

        private static long[] none(long[] figures) {
            return figures == null ? null : NO_FIGURES;
        }

        private static TotalBase with(TotalBase base, long[] previous, long[] likeForLike, long[] likeForLikePrevious) {
            return new TotalBase(
                    base.areaCode(),
                    base.group(),
                    base.formChanged(),
                    base.unitsChanged(),
                    previous,
                    likeForLike,
                    likeForLikePrevious,
                    base.unitsNote());
        }

        TotalBase unpack() {
            return with(
                    base,
                    PackedFigures.unpack(previous),
                    PackedFigures.unpack(likeForLike),
                    PackedFigures.unpack(likeForLikePrevious));
        }
    }
}
