/// A form of the desk.
///
/// What changes or records something is sent by POST with the session's token; what only filters by GET, without.
struct DeskForm {
    let html: HTML

    init(
        to page: Page, segment: String? = nil, token: String, button: String, isQuiet: Bool = false,
        @HTMLBuilder fields: () -> HTML = { HTML() }
    ) {
        html = HTML(.form, .method("post"), .action(page.address(segment)), .class(isQuiet ? "quiet" : nil)) {
            HTML(.input, .type("hidden"), .name(Field.token), .value(token))
            fields()
            HTML(.button, .type("submit"), text: button)
        }
    }

    /// A form that only narrows down what a page shows; its fields stand in the page's address.
    init(filtering page: Page, segment: String? = nil, button: String, @HTMLBuilder fields: () -> HTML) {
        html = HTML(.form, .method("get"), .action(page.address(segment)), .class("filters")) {
            fields()
            HTML(.button, .type("submit"), text: button)
        }
    }
}
