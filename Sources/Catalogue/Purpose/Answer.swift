import Core

/// An answer that a purpose derives, instead of the data behind it (law 3).
package struct Answer: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// Yes, no or unknown.
        case rule(Rule)
        /// The first category whose rule is yes; unknown as soon as a rule before it is unknown.
        case category([Category], otherwise: String)
        case number(Term)
    }

    package struct Category: Hashable, Sendable {
        package let name: String
        package let rule: Rule

        package init(name: String, rule: Rule) {
            self.name = name
            self.rule = rule
        }
    }

    package let name: String
    package let label: String
    package let form: Form

    package init(name: String, label: String, form: Form) {
        self.name = name
        self.label = label
        self.form = form
    }
}
