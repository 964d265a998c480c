package org.disclosurerollup.cli;

import java.time.Instant;
import java.time.InstantSource;

/** The one place that asks for the time: of what a command's metrics, messages and signatures say. */
enum WallClock implements InstantSource {
    SYSTEM;

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
