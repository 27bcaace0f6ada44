import Catalogue
import Core
import Doubles
import Ledger

/// The acts before a judge who holds the citizen's yes to all that it can be held to.
enum Strict {
    static let now = Courtroom.now
    static let discount = Courtroom.acts.purpose("discount")
    static let parent = SubjectRef(SampleEvents.id(0x21))
    static let otherParent = SubjectRef(SampleEvents.id(0x22))
    static let administrator = SubjectRef(SampleEvents.id(0x23))
    static let telling = Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)
    static let scan: [UInt8] = Array(repeating: 5, count: 32)

    static let proofs: [Channel: ChannelEvidence] = [
        .online: .online(session: "session-1"), .counter: .counter(whyNoCard: nil),
        .phone: .phone(call: "call-1", script: "script-1"),
        .paper: .paper(scan: scan, received: now.belgianDate, checkedBy: "jan.leisure"),
    ]
    static let levels: [Channel: Assurance] = [
        .online: .eidUsed, .counter: .eidSeen, .phone: .questions, .paper: .signature,
    ]

    static func taking(
        _ channel: Channel, proof: ChannelEvidence? = nil, by recorder: String? = "sofie.clerk",
        readBack: ReadBack? = .letter, for representation: Representation? = nil
    ) -> Taking {
        Taking(
            channel: channel, assurance: levels[channel] ?? .questions, identityCheck: "as the channel asks",
            recorder: channel == .online && recorder == "sofie.clerk" ? nil : recorder,
            proof: proof ?? proofs[channel], readBack: readBack, representation: representation)
    }

    /// Without anything that proves it.
    static func bare(_ channel: Channel, for representation: Representation? = nil) -> Taking {
        Taking(
            channel: channel, assurance: .questions, identityCheck: "", recorder: nil, representation: representation)
    }

    static func mandate(
        _ kind: Representative, scope: MandateScope = .all, until: Instant? = now.adding(days: 30),
        checkedAt: Instant = now
    ) -> Mandate {
        Mandate(kind: kind, source: "register", scope: scope, until: until, checkedAt: checkedAt)
    }

    static func acting(
        _ kind: Representative = .parent, _ ref: SubjectRef = parent, mode: Representation.Mode = .represents,
        actor: Representation.Actor = .representative, informed: ReadBack? = nil, mandate: Mandate? = nil
    ) -> Representation {
        Representation(
            representative: ref, mandate: mandate ?? Self.mandate(kind), mode: mode, actor: actor, informed: informed)
    }

    static func yes(
        _ taking: Taking = taking(.counter), telling: Telling = telling, from: Instant? = nil, days: Int64 = 30,
        uses: Int? = 6, every: String? = "P1W", request: Identifier? = nil, renews: Identifier? = nil,
        of person: SubjectRef = SampleEvents.member
    ) -> Act {
        let wait = ConsentLife.contestDays[taking.channel].map { now.adding(days: Int64($0)) }
        let from = from ?? wait ?? now
        let grant = ConsentGrant(
            person: person, purpose: discount, taking: taking, telling: telling, from: from,
            until: from.adding(days: days), uses: uses,
            frequency: every.flatMap { Period($0) }.map { Frequency(every: $0) }, request: request, renews: renews)
        return renews == nil ? .consentGiven(grant) : .consentRenewed(grant)
    }

    /// A case under these terms, with more put otherwise.
    static func `case`(
        _ name: String, _ act: Act, _ rule: Refusal.Rule? = nil, law: Int = 2,
        _ change: @escaping @Sendable (inout Courtroom) -> Void = { _ in }
    ) -> Case {
        Case(name, act, rule, law: rule == nil ? nil : law) { courtroom in
            courtroom.put(discount, ConsentLife.terms[0])
            change(&courtroom)
        }
    }
}

extension Courtroom {
    static let request = SampleEvents.id(0x31)

    /// Puts a record of a person for the purpose in place.
    mutating func put(
        _ id: Identifier, of person: SubjectRef = SampleEvents.member, _ state: ConsentState = .given,
        version: Int = 1, from: Instant = now.adding(days: -1), until: Instant = now.adding(days: 20),
        pauses: Set<PauseCause> = [], _ change: (inout ConsentRow) -> Void = { _ in }
    ) {
        var row = ConsentRow(
            id: id, person: person, purpose: "discount", version: version, state: state, revision: 1, from: from,
            until: until, pauses: pauses)
        change(&row)
        rows.set(.consent(row))
    }

    /// A consent that a parent gave for the child.
    mutating func putParents(_ id: Identifier, pauses: Set<PauseCause> = [], until: Instant = now.adding(days: 30)) {
        put(id, pauses: pauses) {
            $0.actingFor = ActingFor(Strict.acting(mandate: Strict.mandate(.parent, until: until)))
        }
    }
}
