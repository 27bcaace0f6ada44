/// The ways in which a mock source can fail or misbehave.
package enum FaultKind: String, CaseIterable, Sendable {
    /// Answers late, then as it would have.
    case slow
    /// Level 2, "Te veel gelijktijdige bevragingen": to be tried again. JSON sources answer 429.
    case busy = "99996"
    /// Level 2, the source behind the platform cannot be reached. JSON sources answer 503.
    case unreachable = "99997"
    /// Closes the connection without a byte.
    case down
    /// Level 3, 30001. JSON sources answer as they do about someone unknown.
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
    /// Any exception, with the fault's origin, code, type and level, and with or without the data.
    case exception
    /// The person got a new number: the data come under it, with the warning 30004.
    case newNumber
    /// The person's number was cancelled and none came in its place: the warning 30004 without data.
    case cancelledNumber
    /// One of several sources behind the question gives nothing (60006), the data of the others come along.
    case partial
    /// Level 3, 13202, until the asker has inscribed the person in the repertorium.
    case notInscribed
}
