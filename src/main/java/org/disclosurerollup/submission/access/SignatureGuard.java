package org.disclosurerollup.submission.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.submission.access.signature.DetachedSignature;
import org.disclosurerollup.submission.access.signature.SigningKey;
import org.disclosurerollup.submission.access.signature.SigningKeys;

/**
 * Asks of each filing of a file whether the file is signed by whom it has to be. The signature itself is checked once, when
 * the first filing is there. A key of a unit signs for the unit and all below it in the tree of the filing's year.
 */
final class SignatureGuard {

    private final Inbox.Entry entry;
    private final SigningKeys keys;
    private final FilingRights rights;
    private final boolean required;
    private final LocalDate receivedOn;
    private final SubmissionSink sink;
    private DetachedSignature.Verdict verdict;

    SignatureGuard(
            Inbox.Entry entry,
            SigningKeys keys,
            FilingRights rights,
            boolean required,
            LocalDate receivedOn,
            SubmissionSink sink) {
        this.entry = entry;
        this.keys = keys;
        this.rights = rights;
        this.required = required;
        this.receivedOn = receivedOn;
        this.sink = sink;
    }

    /** Whether the filing is signed as it has to be; if not, says what is wrong. */
    boolean isSigned(GuardedSink.Filed filed) {
        boolean needed = required || keys.isRequiredOf(filed.unitCode());
        if (entry.signature().isEmpty()) {
            if (needed) {
                tell(
                        filed,
                        AccessRule.SIGNATURE_MISSING,
                        null,
                        entry.source() + ".sig",
                        "缺少电子签名,未受理;请用登记的密钥签名后,把签名文件(.sig)与本文件放在一起。");
            }
            return !needed;
        }
        if (keys.isEmpty() && !needed) {
            tell(filed, AccessRule.SIGNATURE_UNCHECKED, null, null, "文件附有电子签名,但没有登记任何公钥,签名未验证。");
            return true;
        }
        if (verdict == null) {
            verdict = DetachedSignature.check(entry.file(), entry.signature().get(), keys);
        }
        return verdict.invalid().isEmpty() ? isOfSigner(filed) : isNot(filed);
    }

    private boolean isNot(GuardedSink.Filed filed) {
        AccessRule rule = verdict.isUnknownKey() ? AccessRule.KEY_UNKNOWN : AccessRule.SIGNATURE_INVALID;
        tell(
                filed,
                rule,
                verdict.isUnknownKey() ? verdict.unknownKey() : null,
                null,
                verdict.invalid() + ",未受理;"
                        + (verdict.isUnknownKey() ? "请核对所用密钥,或由管理人员登记其公钥(signing-keys.csv)。" : "请对现在的文件重新签名。"));
        return false;
    }

    private boolean isOfSigner(GuardedSink.Filed filed) {
        List<SigningKey> covering = verdict.signers().stream()
                .filter(key -> rights.isCovered(filed.unitCode(), filed.period(), Set.of(key.unitCode())))
                .toList();
        if (covering.isEmpty()) {
            String owners = verdict.signers().stream()
                    .map(key -> rights.nameOf(key.unitCode(), filed.period()))
                    .distinct()
                    .collect(Collectors.joining("、"));
            tell(
                    filed,
                    AccessRule.KEY_OF_ANOTHER,
                    verdict.signers().get(0).unitCode(),
                    filed.unitCode(),
                    "签名所用密钥登记在" + owners + "名下,不能为" + rights.nameOf(filed.unitCode(), filed.period())
                            + "签名,未受理;请由本单位或其上级区域签名。");
            return false;
        }
        for (SigningKey key : covering) {
            if (key.isValidOn(receivedOn)) {
                tell(
                        filed,
                        AccessRule.SIGNED,
                        key.shortFingerprint(),
                        null,
                        "电子签名有效:" + rights.nameOf(key.unitCode(), filed.period()) + ",密钥 " + key.shortFingerprint()
                                + (key.holder().isEmpty() ? "" : "(" + key.holder() + ")") + "。");
                return true;
            }
        }
        SigningKey key = covering.get(0);
        tell(
                filed,
                AccessRule.KEY_NOT_VALID,
                receivedOn.toString(),
                key.validity(),
                "签名所用密钥 " + key.shortFingerprint() + " 在收到之日(" + receivedOn + ")不在有效期(" + key.validity()
                        + ")内,未受理;请用有效的密钥重新签名。");
        return false;
    }

    private void tell(GuardedSink.Filed filed, AccessRule rule, String actual, String expected, String message) {
        sink.finding(filed.finding(rule, actual, expected, message, entry.source()));
    }
}
