package vigie.jobs.ordering;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.facts.QuarantinedEventFact;

/** Makes the fact about an event that a job could not take: a reason code to count by, and what was found. */
final class SetAside {
    private static final int DETAIL_LENGTH = 500;
    private static final Pattern CODED = Pattern.compile("([A-Z][A-Z_]+): (.*)", Pattern.DOTALL);

    private SetAside() {}

    /**
     * The fact about a refusal.
     *
     * @param refused its message may begin with a reason code and a colon; an overflow is {@code OVERFLOW}, anything
     *     else {@code OUT_OF_CONTRACT}
     * @param event the event as people read it
     */
    static QuarantinedEventFact fact(
            FactOrigin job, String table, String place, RuntimeException refused, String event) {
        String message = String.valueOf(refused.getMessage());
        Matcher coded = CODED.matcher(message);
        boolean hasCode = coded.matches();
        String other = refused instanceof ArithmeticException ? "OVERFLOW" : "OUT_OF_CONTRACT";
        String detail = (hasCode ? coded.group(2) : message) + "; " + event;
        return new QuarantinedEventFact(
                job.name().toLowerCase(Locale.ROOT),
                table,
                place,
                hasCode ? coded.group(1) : other,
                detail.substring(0, Math.min(detail.length(), DETAIL_LENGTH)));
    }
}
