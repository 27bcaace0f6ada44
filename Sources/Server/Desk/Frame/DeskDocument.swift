/// What one page says; the frame puts the rest around it.
struct DeskDocument: Sendable {
    /// The one heading of the first level, and the title of the window.
    let title: String
    let main: HTML
    /// What to do when it does not work out, at the same place on every page.
    let help: String?
    /// Seconds after which the page looks again by itself, while something goes on.
    var refreshSeconds: Int?
    /// Headers of letters and the like stand on paper in place of the frame.
    var isLetter = false
    var status = 200

    init(_ title: String, help: String? = nil, @HTMLBuilder main: () -> HTML) {
        self.title = title
        self.help = help
        self.main = main()
    }
}
