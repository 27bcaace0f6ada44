package import Core

/// How a service is asked: the content of one question, with no more than the wanted attributes need (law 3).
package struct RequestDescription: Sendable {
    /// What stands around the content.
    package enum Style: String, Hashable, Sendable, CaseIterable {
        /// `Verzoek/Vragen/Vraag/Inhoud` (FIELD 1.2).
        case magda
        /// The same without `Inhoud`: the content stands in `Vraag`.
        case magdaBare
        /// `informationCustomer`, `legalContext` and `criteria` (FIELD 5).
        case ksz
        /// Method, path, query, headers and perhaps a JSON body.
        case rest
    }

    indirect enum Part: Sendable {
        case element(String, [Part])
        case text(String, RequestValue)
        /// Once for each name that is asked.
        case eachAsked([Part])
        /// Only where one of the names is asked.
        case ifAsked([String], [Part])
    }

    package let style: Style
    package let namespace: String
    package let element: String
    /// The register that the finality must name: `RR` or `KSZ`; of other services the source that the question names.
    package let register: String
    /// The SOAP action, where the service has one.
    package let action: String?
    /// The question of style `rest`.
    package let rest: RestDescription?
    /// Attributes whose values the question cannot do without, and those that it takes where they are known.
    package let needs: [AttributeID]
    package let mayUse: [AttributeID]
    let content: [Part]
    /// What to ask by name for an attribute, in the order of the file.
    let asks: [(attribute: AttributeID, name: String)]

    /// What stands in `Vraag/Inhoud`, or where the style puts it.
    package func content(_ inputs: RequestInputs) -> [RequestElement] {
        var names: [String] = []
        for ask in asks where inputs.wanted?.contains(ask.attribute) ?? true {
            if !names.contains(ask.name) { names.append(ask.name) }
        }
        return render(content, inputs, names: names, name: "")
    }

    package func content(
        subject: SubjectNumber, referenceDate: CalendarDate, wanted: Set<AttributeID>?
    ) -> [RequestElement] {
        content(RequestInputs(subject: subject, referenceDate: referenceDate, wanted: wanted))
    }

    package func content(
        subject: INSZ, referenceDate: CalendarDate, wanted: Set<AttributeID>?
    ) -> [RequestElement] {
        content(subject: .person(subject), referenceDate: referenceDate, wanted: wanted)
    }

    private func render(_ parts: [Part], _ inputs: RequestInputs, names: [String], name: String) -> [RequestElement] {
        var elements: [RequestElement] = []
        for part in parts {
            switch part {
            case .element(let tag, let children):
                elements.append(
                    RequestElement(name: tag, children: render(children, inputs, names: names, name: name)))
            case .eachAsked(let children):
                for name in names {
                    elements.append(contentsOf: render(children, inputs, names: names, name: name))
                }
            case .ifAsked(let triggers, let children):
                if triggers.contains(where: { names.contains($0) }) {
                    elements.append(contentsOf: render(children, inputs, names: names, name: name))
                }
            case .text(let tag, let value):
                if let text = value.text(inputs, register: register, name: name) {
                    elements.append(RequestElement(name: tag, text: text))
                }
            }
        }
        return elements
    }
}

extension RequestDescription {
    /// Whether the question names what is wanted, so that other attributes make another question.
    package var asksByName: Bool { content.contains { $0.asksByName } }

    /// Whether the question names a day, month or year; if not, the answer is about the day on which it is asked.
    package var isDated: Bool { content.contains { $0.isDated } || rest?.isDated == true }
}

extension RequestDescription.Part {
    fileprivate var asksByName: Bool {
        switch self {
        case .element(_, let parts): parts.contains { $0.asksByName }
        case .text(_, let value): value == .asked
        case .eachAsked, .ifAsked: true
        }
    }

    fileprivate var isDated: Bool {
        switch self {
        case .element(_, let parts), .eachAsked(let parts), .ifAsked(_, let parts): parts.contains { $0.isDated }
        case .text(_, let value): value.isDated
        }
    }
}
