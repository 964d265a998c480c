package org.disclosurerollup.submission.access;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.submission.access.signature.SigningKeys;

/** Who may file what with which file: bound folders, and signatures. */
public final class FilingRights {

    private final InboxBindings bindings;
    private final SigningKeys keys;
    private final UnitRegister units;

    public FilingRights(InboxBindings bindings, SigningKeys keys, UnitRegister units) {
        this.bindings = bindings;
        this.keys = keys;
        this.units = units;
    }

    /** What everybody may do where nothing is bound and no key is registered. */
    public static FilingRights unrestricted(UnitRegister units) {
        return new FilingRights(InboxBindings.NONE, SigningKeys.NONE, units);
    }

    /**
     * What decides, beside a file's content, what may be filed with it; another standing means judging the file again.
     *
     * @param bound the bindings that hold for it, in words; {@code null} for none
     * @param signature SHA-256 of its signature, {@code null} for none
     */
    public record Standing(String bound, byte[] signature) {}

    public Standing of(Inbox.Entry entry) throws IOException {
        List<Binding> holding = bindings.of(entry.source());
        String bound = holding.isEmpty()
                ? null
                : holding.stream().map(Binding::toString).collect(Collectors.joining(" | "));
        return new Standing(
                bound,
                entry.signature().isEmpty() ? null : sha256(entry.signature().get()));
    }

    /** Of nothing where the signature was taken away since it was listed, or may not be read: then it does not hold. */
    private static byte[] sha256(Path signature) throws IOException {
        try {
            return Fingerprint.ofContent(signature);
        } catch (NoSuchFileException | AccessDeniedException e) {
            return Fingerprint.ofNothing();
        }
    }

    /**
     * Takes what is read of a file and passes on what may be filed with it.
     *
     * @param receivedOn the day on which this file came with this signature, for the validity of keys
     */
    public SubmissionSink guard(Inbox.Entry entry, LocalDate receivedOn, SubmissionSink sink) {
        List<Binding> holding = bindings.of(entry.source());
        boolean unsigned = entry.signature().isEmpty();
        if (holding.isEmpty() && unsigned && !keys.isAnyRequired()) {
            return sink;
        }
        SignatureGuard signatures = new SignatureGuard(
                entry, keys, this, holding.stream().anyMatch(Binding::signatureRequired), receivedOn, sink);
        return new GuardedSink(entry.source(), holding, this, signatures::isSigned, sink);
    }

    /** The same without a look at signatures, for checking files of which nobody knows when they come. */
    public SubmissionSink guardFolders(Inbox.Entry entry, SubmissionSink sink) {
        List<Binding> holding = bindings.of(entry.source());
        return holding.isEmpty() ? sink : new GuardedSink(entry.source(), holding, this, signed -> true, sink);
    }

    /** Whether a unit stood in the period at or below one of those units. */
    boolean isCovered(String unitCode, Period period, Iterable<String> by) {
        UnitTree tree = units.treeOf(period);
        int unit = tree.indexOf(unitCode);
        if (unit < 0) {
            return false;
        }
        for (String above : by) {
            if (tree.isAtOrBelow(unit, tree.indexOf(above))) {
                return true;
            }
        }
        return false;
    }

    /** Why a submission may not come with a file of that path; empty if it may, as far as folders go. */
    public Optional<Finding> refusal(Submission submission, String source) {
        return refusal(GuardedSink.Filed.of(submission), source, bindings.of(source));
    }

    Optional<Finding> refusal(GuardedSink.Filed filed, String source, List<Binding> holding) {
        for (Binding binding : holding) {
            if (!isCovered(filed.unitCode(), filed.period(), binding.units())) {
                String names = binding.units().stream()
                        .map(code -> nameOf(code, filed.period()))
                        .collect(Collectors.joining("、"));
                return Optional.of(filed.finding(
                        AccessRule.NOT_BOUND,
                        filed.unitCode(),
                        String.join(" ", binding.units()),
                        "文件夹“" + binding.folder() + "”只受理" + names + "及其下属单位的报送,"
                                + nameOf(filed.unitCode(), filed.period())
                                + "不在其中,未受理;请改由该单位自己的文件夹报送,或由管理人员更正绑定表(inbox-bindings.csv)。",
                        source));
            }
        }
        return Optional.empty();
    }

    String nameOf(String unitCode, Period period) {
        return units.ofCode(unitCode).stream()
                .filter(unit -> unit.existedIn(period))
                .findFirst()
                .or(() -> units.ofCode(unitCode).stream().findFirst())
                .map(unit -> unit.name() + "(" + unitCode + ")")
                .orElse(unitCode);
    }

    /** The files that say so, by their usual names, to be kept with the run; none where there are none. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        if (bindings.file().length > 0) {
            files.put(InboxBindings.FILE_NAME, bindings.file());
        }
        if (keys.file().length > 0) {
            files.put(SigningKeys.FILE_NAME, keys.file());
        }
        return files;
    }

    /** Tells the rights of one run from those of another; empty where nothing is bound or registered. */
    public String fingerprint() {
        return files().isEmpty()
                ? ""
                : ":" + Fingerprint.of(bindings.file()).substring(0, 16)
                        + keys.fingerprint().substring(0, 16);
    }

    public InboxBindings bindings() {
        return bindings;
    }
}
