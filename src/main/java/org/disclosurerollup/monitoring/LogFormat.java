package org.disclosurerollup.monitoring;

/** How log lines look: for a person, or as JSON by the Elastic Common Schema. */
public enum LogFormat {
    plain,
    json
}
