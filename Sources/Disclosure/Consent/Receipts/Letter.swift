/// A text for a citizen, before it is a page or a strip of paper: a title, and headings with a few lines below each.
package struct Letter: Hashable, Sendable {
    package struct Section: Hashable, Sendable {
        package let heading: String
        package let lines: [String]
        /// The lines are a list, not sentences that follow each other.
        package let isList: Bool
        /// The lines are somebody's exact words.
        package let isQuoted: Bool

        package init(_ heading: String, _ lines: [String], isList: Bool = false, isQuoted: Bool = false) {
            self.heading = heading
            self.lines = lines
            self.isList = isList
            self.isQuoted = isQuoted
        }
    }

    package let title: String
    /// Who it comes from, and how to reach them.
    package let sender: [String]
    /// To be found again by.
    package let code: String
    package let sections: [Section]

    package init(title: String, sender: [String], code: String, sections: [Section]) {
        self.title = title
        self.sender = sender
        self.code = code
        self.sections = sections.filter { !$0.lines.isEmpty }
    }
}
