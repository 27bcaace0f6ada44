package import Core

/// How a service is asked: the content of one question, with no more than the wanted attributes need (law 3).
package struct RequestDescription: Sendable {
    indirect enum Part: Sendable {
        case element(String, [Part])
        case text(String, Value)
        /// Once for each status that is wanted.
        case eachAsked(String, [Part])
    }

    enum Value: Sendable {
        case constant(String)
        case subject, register, referenceDate, asked
    }

    package let namespace: String
    package let element: String
    /// The register that the finality must name: `RR` or `KSZ`.
    package let register: String
    let content: [Part]
    /// What to ask by name for an attribute, in the order of the file.
    let asks: [(attribute: AttributeID, name: String)]

    /// The children of `Vraag/Inhoud`.
    package func content(
        subject: INSZ, referenceDate: CalendarDate, wanted: Set<AttributeID>?
    ) -> [RequestElement] {
        var names: [String] = []
        for ask in asks where wanted?.contains(ask.attribute) ?? true {
            if !names.contains(ask.name) { names.append(ask.name) }
        }
        return render(content, subject: subject, date: referenceDate, names: names, name: "")
    }

    private func render(
        _ parts: [Part], subject: INSZ, date: CalendarDate, names: [String], name: String
    ) -> [RequestElement] {
        var elements: [RequestElement] = []
        for part in parts {
            switch part {
            case .element(let tag, let children):
                let children = render(children, subject: subject, date: date, names: names, name: name)
                elements.append(RequestElement(name: tag, children: children))
            case .eachAsked(let tag, let children):
                for name in names {
                    let children = render(children, subject: subject, date: date, names: names, name: name)
                    elements.append(RequestElement(name: tag, children: children))
                }
            case .text(let tag, let value):
                let text =
                    switch value {
                    case .constant(let text): text
                    case .subject: subject.revealedDigits
                    case .register: register
                    case .referenceDate: date.text
                    case .asked: name
                    }
                elements.append(RequestElement(name: tag, text: text))
            }
        }
        return elements
    }
}

extension RequestDescription {
    /// Whether the question names what is wanted, so that other attributes make another question.
    package var asksByName: Bool { content.contains { $0.contains { if case .asked = $0 { true } else { false } } } }

    /// Whether the question names a day; if not, the answer is about the day on which it is asked.
    package var isDated: Bool {
        content.contains { $0.contains { if case .referenceDate = $0 { true } else { false } } }
    }
}

extension RequestDescription.Part {
    fileprivate func contains(_ isSought: (RequestDescription.Value) -> Bool) -> Bool {
        switch self {
        case .element(_, let parts), .eachAsked(_, let parts): parts.contains { $0.contains(isSought) }
        case .text(_, let value): isSought(value)
        }
    }
}
