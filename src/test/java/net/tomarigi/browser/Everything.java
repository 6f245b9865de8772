package net.tomarigi.browser;

/** What a page holds, seen or not. */
final class Everything {
    /** All text and attributes of the page, components included. */
    static final String ON_THE_PAGE = """
            () => {
              const all = [document.title];
              const walk = (node) => {
                if (node.nodeType === Node.TEXT_NODE) all.push(node.data);
                for (const { value } of node.attributes ?? []) all.push(value);
                if (node.shadowRoot) walk(node.shadowRoot);
                node.childNodes.forEach(walk);
              };
              walk(document.documentElement);
              return all.join(' ');
            }
            """;

    private Everything() {}
}
