package vigie.localstack;

import java.time.Duration;

/** Told how a start goes, one part at a time; parts start side by side, so calls may come from several threads. */
public interface StartReport {
    /** A report nobody reads. */
    StartReport NONE = new StartReport() {
        @Override
        public void started(String part, Duration took) {}

        @Override
        public void note(String key, Object... details) {}
    };

    /**
     * A part answers.
     *
     * @param part key of its name in the word files
     * @param took from the moment it was asked to start
     */
    void started(String part, Duration took);

    /** Something worth a sentence happened, such as a rebuild; {@code key} is in the word files. */
    void note(String key, Object... details);
}
