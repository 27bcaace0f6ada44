package import Catalogue
package import Core

/// What proves an act, by its channel (CONSENT 5); the documents themselves stay where they are.
package enum ChannelEvidence: Hashable, Sendable {
    /// The signed-in session and, where a request was answered, the keyed hash of its one-time code.
    case online(session: String, code: [UInt8]? = nil)
    /// The eID was read by an employee; where it was not, why.
    case counter(whyNoCard: String?)
    /// The call, and the version of the script that was read aloud.
    case phone(call: String, script: String)
    /// The salted hash of the scan, the day of receipt, and the colleague who held the typing against the paper.
    case paper(scan: [UInt8], received: CalendarDate, checkedBy: String)

    package var channel: Channel {
        switch self {
        case .online: .online
        case .counter: .counter
        case .phone: .phone
        case .paper: .paper
        }
    }

    /// A colleague's name stands in the staff part alone.
    package var colleague: String? {
        guard case .paper(_, _, let colleague) = self else { return nil }
        return colleague
    }

    var json: JSON {
        switch self {
        case .online(let session, let code):
            .compact(["session": .string(session), "code": code.map { .string(Base64.encode($0)) }])
        case .counter(let whyNoCard):
            .compact(["cardRead": .boolean(whyNoCard == nil), "whyNot": whyNoCard.map { .string($0) }])
        case .phone(let call, let script): ["call": .string(call), "script": .string(script)]
        case .paper(let scan, let received, _):
            ["scan": .string(Base64.encode(scan)), "received": .string(received.text)]
        }
    }

    init?(json: JSON, channel: Channel, colleague: String?) {
        switch channel {
        case .online:
            guard let session = json["session"]?.string else { return nil }
            self = .online(session: session, code: json["code"]?.string.flatMap(Base64.decode))
        case .counter:
            guard let cardRead = json["cardRead"]?.boolean, cardRead == (json["whyNot"] == nil) else { return nil }
            self = .counter(whyNoCard: json["whyNot"]?.string)
        case .phone:
            guard let call = json["call"]?.string, let script = json["script"]?.string else { return nil }
            self = .phone(call: call, script: script)
        case .paper:
            guard let scan = json["scan"]?.string.flatMap(Base64.decode), let colleague,
                let received = json["received"]?.string.flatMap({ CalendarDate($0) })
            else { return nil }
            self = .paper(scan: scan, received: received, checkedBy: colleague)
        }
    }
}
