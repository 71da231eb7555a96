package vigie.capture;

import java.util.Locale;

/** Log sequence numbers as PostgreSQL writes them and as the number they are. */
final class Lsn {

    private Lsn() {}

    /** {@code 16/B374D848} as a number. */
    static long parse(String text) {
        int slash = text.indexOf('/');
        return (Long.parseUnsignedLong(text.substring(0, slash), 16) << 32)
                | Long.parseUnsignedLong(text.substring(slash + 1), 16);
    }

    /** The number as {@code 16/B374D848}. */
    static String format(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(Locale.ROOT)
                + "/"
                + Long.toHexString(lsn & 0xFFFF_FFFFL).toUpperCase(Locale.ROOT);
    }
}
