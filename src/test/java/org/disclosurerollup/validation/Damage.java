package org.disclosurerollup.validation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways in which what an office sends goes wrong. Each takes the lines of a submission, or a whole file, and its luck. */
enum Damage {
    CHARACTER_REPLACED {
        @Override
        String apply(String text, Random random) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
        }
    },
    CHARACTER_LOST {
        @Override
        String apply(String text, Random random) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + text.substring(at + 1);
        }
    },
    CUT {
        @Override
        String apply(String text, Random random) {
            return text.substring(0, random.nextInt(text.length())) + (random.nextInt(4) == 0 ? "" : "\n");
        }
    },
    LINE_TWICE {
        @Override
        String apply(String text, Random random) {
            String[] lines = text.split("(?<=\n)");
            return text + lines[random.nextInt(lines.length)];
        }
    },
    FIELDS_SWAPPED {
        @Override
        String apply(String text, Random random) {
            List<String> fields = Arrays.asList(text.strip().split(",", -1));
            Collections.swap(fields, random.nextInt(fields.size()), random.nextInt(fields.size()));
            return String.join(",", fields) + "\n";
        }
    },
    ANY_UNICODE {
        @Override
        String apply(String text, Random random) {
            int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            return insert(text, Character.toString(surrogate ? 0xFFFD : codePoint), random);
        }
    },
    CONTROL_CHARACTER {
        @Override
        String apply(String text, Random random) {
            return insert(text, Character.toString(random.nextInt(33)), random);
        }
    },
    STRANGE_VALUE {
        @Override
        String apply(String text, Random random) {
            String[] fields = text.split(",", -1);
            fields[random.nextInt(fields.length)] = STRANGE.get(random.nextInt(STRANGE.size()));
            return String.join(",", fields);
        }
    },
    HUGE_NUMBER {
        @Override
        String apply(String text, Random random) {
            return insert(text, "9".repeat(1 + random.nextInt(40)), random);
        }
    },
    LONG_FIELD {
        @Override
        String apply(String text, Random random) {
            return random.nextInt(20) > 0 ? text : insert(text, "长".repeat(20_000), random);
        }
    },
    WRONG_CODE {
        @Override
        String apply(String text, Random random) {
            return text.replaceFirst("[0-9]{2}", Integer.toString(10 + random.nextInt(90)));
        }
    },
    EMPTY_ROWS {
        @Override
        String apply(String text, Random random) {
            return ",,,\n\n \u3000,\u00a0\n".repeat(1 + random.nextInt(3)) + text;
        }
    },
    QUOTE {
        @Override
        String apply(String text, Random random) {
            return insert(text, "\"", random);
        }
    },
    NOTHING_LEFT {
        @Override
        String apply(String text, Random random) {
            return "\n";
        }
    };

    private static final List<String> STRANGE = List.of(
            "1e5",
            "1E+2",
            "0x10",
            "+5",
            "-3",
            "-0",
            ".5",
            "5.",
            "0012",
            "12",
            "１２",
            "٣٤",
            "−5",
            "1 000",
            "1,000",
            "\"1,000\"",
            "3100多",
            "42.8万",
            "982%",
            "12\u00a0",
            "\u200b7",
            "7\u0000",
            "\u00007",
            "NaN",
            "Infinity",
            "--5",
            "5-",
            "1.2.3",
            "1_000",
            "二十",
            "Ⅷ",
            "½",
            "²",
            "\"\"",
            "\" 7 \"",
            "\"7\n\"",
            "=1+1",
            "null",
            "无",
            "—",
            "－",
            "是",
            "999999999999",
            "1000000000000",
            "-999999999999",
            "0.00001",
            "7.0000",
            "9223372036854775807",
            "-9223372036854775808",
            "-9223372036854775807");

    abstract String apply(String text, Random random);

    private static String insert(String text, String inserted, Random random) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + inserted + text.substring(at);
    }

    /** Any damage but a quote, which can swallow all that follows. */
    static Damage ofOneSubmission(Random random) {
        Damage damage = values()[random.nextInt(values().length)];
        return damage == QUOTE ? STRANGE_VALUE : damage;
    }
}
