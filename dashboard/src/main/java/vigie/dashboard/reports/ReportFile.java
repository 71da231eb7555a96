package vigie.dashboard.reports;

import vigie.dashboard.pages.PagePrint;

/** A document or picture, and the page it shows. */
public final class ReportFile {
    private final String name;
    private final String type;
    private final PagePrint page;
    private final boolean whole;
    private final byte[] content;

    ReportFile(String name, String type, PagePrint page, boolean whole, byte[] content) {
        this.name = name;
        this.type = type;
        this.page = page;
        this.whole = whole;
        this.content = content;
    }

    /** Name and extension, without position. */
    public String name() {
        return name;
    }

    /** Media type. */
    public String type() {
        return type;
    }

    public PagePrint page() {
        return page;
    }

    /** False when a chart could not be drawn and a sentence stands in its place. */
    public boolean whole() {
        return whole;
    }

    public byte[] content() {
        return content.clone();
    }
}
