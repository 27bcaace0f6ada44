/// The elements that our pages are made of.
enum HTMLTag: String, Sendable {
    case html, head, body, title, meta, link
    case header, nav, main, aside, footer, section, article, div, span
    case h1, h2, h3, h4, p, pre, br, hr, strong, em, small, code, time, abbr, q
    case ul, ol, li, dl, dt, dd
    case a, form, fieldset, legend, label, input, select, option, textarea, button, progress, details, summary
    case table, caption, thead, tbody, tr, th, td
    case svg, g, rect, line, text

    /// Whether it has neither content nor end tag.
    var isVoid: Bool {
        switch self {
        case .meta, .link, .br, .hr, .input: true
        default: false
        }
    }
}
