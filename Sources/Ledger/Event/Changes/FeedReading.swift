package import Core

/// How a question for changes ended, after every notice that it brought was recorded; only then is it acknowledged.
package struct FeedReading: EventRecord {
    /// The entry of the question.
    package let asking: Identifier
    package let source: String
    package let status: Outcome.Status
    package let code: String
    package let notices: Int
    /// Notices about people whom this controller does not know.
    package let strangers: Int
    /// Where the next question goes on, in a feed that has places; after a start it is read from here.
    package let place: String?

    package init(
        asking: Identifier, source: String, status: Outcome.Status, code: String, notices: Int, strangers: Int,
        place: String? = nil
    ) {
        self.asking = asking
        self.source = source
        self.status = status
        self.code = code
        self.notices = notices
        self.strangers = strangers
        self.place = place
    }

    var content: JSON {
        .compact([
            "asking": .string(asking.text), "source": .string(source), "status": .string(status.rawValue),
            "code": .string(code), "notices": .integer(Int64(notices)), "strangers": .integer(Int64(strangers)),
            "place": place.map { .string($0) },
        ])
    }
    var columns: EntryColumns { EntryColumns(outcome: status.rawValue, source: source) }

    init?(_ source: RecordSource) {
        guard let asking = source.identifier("asking"), let name = source.string("source"),
            let status = source.string("status").flatMap({ Outcome.Status(rawValue: $0) }),
            let code = source.string("code"), let notices = source.integer("notices"),
            let strangers = source.integer("strangers")
        else { return nil }
        self.init(
            asking: asking, source: name, status: status, code: code, notices: notices, strangers: strangers,
            place: source.string("place"))
    }
}
