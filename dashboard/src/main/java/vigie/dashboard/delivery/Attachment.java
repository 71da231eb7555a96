package vigie.dashboard.delivery;

/** A file that goes with a mail. */
public final class Attachment {
    private final String name;
    private final String type;
    private final byte[] content;

    /**
     * A file.
     *
     * @param type media type
     */
    public Attachment(String name, String type, byte[] content) {
        this.name = name;
        this.type = type;
        this.content = content.clone();
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    byte[] content() {
        return content.clone();
    }
}
