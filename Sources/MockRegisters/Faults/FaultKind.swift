/// The ways in which a mock source can fail or misbehave.
package enum FaultKind: String, CaseIterable, Sendable {
    /// Answers late, then as it would have.
    case slow
    /// Level 2, "Te veel gelijktijdige bevragingen": to be tried again.
    case busy = "99996"
    /// Level 2, the source behind the platform cannot be reached.
    case unreachable = "99997"
    /// Closes the connection without a byte.
    case down
    /// Level 3, 30001.
    case notFound
    /// Level 1, HTTP 500.
    case soapFault
    /// A closing tag that matches nothing.
    case malformed
    /// Answers about another resident than the one asked.
    case wrongPerson
    /// Half of the document, as a complete HTTP answer.
    case truncated
    /// Half of the promised bytes, then the connection closes.
    case cut
    /// 100 MB.
    case huge
    /// A document type declaration that names a system identifier.
    case doctype
    /// Nested entities that would grow to gigabytes.
    case entityBomb
    /// Latin-1 bytes under a header that says UTF-8.
    case latin1
}
