/// Counts beside a list, each of which narrows the list down when it is followed.
struct DeskFacets {
    struct Choice {
        let label: String
        let count: Int
        let only: Turn
        /// To all but this; `nil` where that cannot be asked.
        var without: Turn?
    }

    struct Turn {
        /// Where it leads: to the narrower list, or back to the wider one where it is on.
        let address: String
        let isOn: Bool
    }

    struct Group {
        let title: String
        let choices: [Choice]
    }

    let groups: [Group]
    /// Whether more entries may be there than were counted.
    var isPartial = false

    var html: HTML {
        HTML(.section, .class("facets"), .label("Verdeling")) {
            HTML(.h2, text: "Verdeling")
            if isPartial { HTML(.p, text: "Er zijn er nog meer dan hier geteld zijn. Kies een kortere periode.") }
            for group in groups where !group.choices.isEmpty {
                HTML(.h3, text: group.title)
                HTML(.ul) {
                    for choice in group.choices {
                        HTML(.li) {
                            link(choice.only) {
                                choice.label
                                HTML(.span, .class("count"), text: " \(choice.count)")
                            }
                            if let without = choice.without {
                                " "
                                link(without) {
                                    "zonder"
                                    HTML(.span, .class("unseen"), text: " \(choice.label)")
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func link(_ turn: Turn, @HTMLBuilder words: () -> HTML) -> HTML {
        HTML(.a, .href(turn.address), .init("aria-current", turn.isOn ? "true" : nil)) {
            words()
            if turn.isOn { HTML(.span, .class("unseen"), text: " (gekozen; volg de link om alles te zien)") }
        }
    }
}
