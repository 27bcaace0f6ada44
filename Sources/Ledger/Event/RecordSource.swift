import Catalogue
import Core

/// What a payload is read back from.
struct RecordSource {
    let subject: SubjectRef?
    let content: JSON
    let members: [SubjectRef]
    let staff: JSON?
    /// Who acts for the subject, by having a part.
    let representative: SubjectRef?

    var purpose: PurposeRef? { PurposeRef(json: content["purpose"]) }
    func string(_ name: String) -> String? { content[name]?.string }
    func integer(_ name: String) -> Int? { content[name]?.integer.map { Int($0) } }
    func identifier(_ name: String) -> Identifier? { string(name).flatMap { Identifier($0) } }
    func date(_ name: String) -> CalendarDate? { string(name).flatMap { CalendarDate($0) } }
    func instant(_ name: String) -> Instant? { string(name).flatMap { Instant(rfc3339: $0) } }
    func strings(_ name: String) -> [String]? {
        list(name, \.string)
    }

    /// Every element of an array, or `nil` as soon as one does not read.
    func list<Element>(_ name: String, _ read: (JSON) -> Element?) -> [Element]? {
        guard let items = content[name]?.array else { return nil }
        let elements = items.compactMap(read)
        return elements.count == items.count ? elements : nil
    }
}
