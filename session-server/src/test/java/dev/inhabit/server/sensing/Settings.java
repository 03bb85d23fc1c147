package dev.inhabit.server.sensing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** The settings as they are shipped, with what a test changes. */
final class Settings {
    private Settings() {}

    static Config config(String changes) {
        return ConfigFactory.parseString(changes)
                .withFallback(ConfigFactory.parseResources("sensing.conf"))
                .withFallback(ConfigFactory.load());
    }

    static SensingSettings standard() {
        return SensingSettings.of(config(""));
    }
}
