package import Core

/// A mapping, ready to run: from the events of a service's answer to the dictionary's attributes.
///
/// Its version is the hash of its bytes, so a changed mapping makes the facts of the old one stale.
package struct CompiledMapping: Sendable {
    /// `GeefPersoon-02.02`.
    package let name: String
    package let service: String
    /// As the message's context wants it: `02.02.0000`.
    package let version: String
    /// The authentic source.
    package let source: String
    package let bodyElement: String
    package let bodyNamespace: String
    /// SHA-256 of the YAML bytes, hexadecimal.
    package let hash: String
    package let request: RequestDescription
    /// Every attribute that it can fill, with the element paths that it rests on.
    package let attributes: [AttributeID: [String]]
    /// By how many days what it tells is late, where it is.
    package let delayDays: [AttributeID: Int]
    package let file: String

    let format: AnswerFormat
    let trie: Trie
    let faults: FaultTable
    let records: [RecordPlan]
    let selections: [RecordExpression]
    let conditions: [Condition]
    let plans: [AttributePlan]
    let envelope: EnvelopeSlots

    package func extractor(subject: SubjectNumber) -> Extractor {
        Extractor(trie: trie, subject: Array(subject.revealedDigits.utf8))
    }

    package func extractor(subject: INSZ) -> Extractor { extractor(subject: .person(subject)) }
}
