import Core

/// A kept answer, made to fit the question: references, moment and receiver are the question's (FIELD 1.8).
struct SimulatorAnswer {
    let question: Question
    let now: Instant

    /// The whole envelope, or `nil` where the file is no readable document.
    func envelope(_ document: [UInt8]) -> [UInt8]? {
        guard let root = try? XMLScanner.document(document) else { return nil }
        var changes: [(range: Range<Int>, bytes: [UInt8])] = []
        let message = root["Repliek", "Context", "Bericht"]
        let time = BelgianCalendar.time(at: now) + ".000"
        change(message?["Tijdstip", "Datum"], BelgianCalendar.date(at: now).text, &changes)
        change(message?["Tijdstip", "Tijd"], time, &changes)
        change(root["Repliek", "Antwoorden", "Antwoord", "Referte"], question.reference, &changes)
        if let receiver = message?["Ontvanger"] {
            var writer = MessageWriter()
            question.sender.write(to: &writer)
            changes.append((receiver.outer, writer.bytes))
        }
        statuses(root, &changes)
        return Self.wrapped(Self.applied(changes, to: document, within: root.outer))
    }

    private func change(
        _ element: XMLElement?, _ text: String, _ changes: inout [(range: Range<Int>, bytes: [UInt8])]
    ) {
        guard let element, !element.inner.isEmpty else { return }
        changes.append((element.inner, Array(text.utf8)))
    }

    /// GeefSociaalStatuut: only the names asked for, and `0` for those that the file does not hold.
    private func statuses(_ root: XMLElement, _ changes: inout [(range: Range<Int>, bytes: [UInt8])]) {
        guard question.service == .geefSociaalStatuut,
            let list = root["Repliek", "Antwoorden", "Antwoord", "Inhoud", "Persoon", "SocialeStatuten"]
        else { return }
        let asked = question.statuses.map(\.name)
        var held: Set<String> = []
        for status in list.children("SociaalStatuut") {
            guard let name = status["Naam"]?.trimmed, asked.contains(name) else {
                changes.append((status.outer, []))
                continue
            }
            held.insert(name)
        }
        var writer = MessageWriter()
        for name in asked where !held.contains(name) {
            writer.element("SociaalStatuut") { writer in
                writer.leaf("Naam", name)
                writer.coded("Resultaat", "0", "Niet van toepassing")
            }
        }
        changes.append((list.inner.upperBound..<list.inner.upperBound, writer.bytes))
    }

    private static func applied(
        _ changes: [(range: Range<Int>, bytes: [UInt8])], to document: [UInt8], within root: Range<Int>
    ) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(document.count + 512)
        var position = root.lowerBound
        for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard change.range.lowerBound >= position else { continue }
            out += document[position..<change.range.lowerBound]
            out += change.bytes
            position = change.range.upperBound
        }
        return out + document[position..<root.upperBound]
    }

    private static func wrapped(_ payload: [UInt8]) -> [UInt8] {
        var writer = MessageWriter()
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        writer.element("soapenv:Envelope", ("xmlns:soapenv", Question.soap)) { writer in
            writer.element("soapenv:Body") { writer in writer.raw(payload) }
        }
        return writer.bytes
    }
}
