package vigie.capture;

/**
 * Why the capture stands still, for the health page.
 *
 * @param fr one sentence in French
 * @param en the same sentence in English
 */
public record Reason(String fr, String en) {
    @Override
    public String toString() {
        return en;
    }
}
