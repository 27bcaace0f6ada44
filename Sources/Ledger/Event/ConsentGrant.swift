package import Catalogue
package import Core

/// How a citizen's act was taken down: the same for yes, no and stop (CONSENT 5, DESIGN 6).
package struct Taking: Hashable, Sendable {
    package let channel: Channel
    package let assurance: Assurance
    /// How the person was identified, in a word: `eID read`, `call-back number and two questions`.
    package let identityCheck: String
    /// The employee who took it down; absent online.
    package let recorder: String?
    /// References to what proves it: `paper:2026-0815`, never the document itself.
    package let evidence: [String]

    package init(
        channel: Channel, assurance: Assurance, identityCheck: String, recorder: String?, evidence: [String] = []
    ) {
        self.channel = channel
        self.assurance = assurance
        self.identityCheck = identityCheck
        self.recorder = recorder
        self.evidence = evidence
    }

    var members: [String: JSON] {
        [
            "channel": .string(channel.rawValue), "assurance": .string(assurance.rawValue),
            "identityCheck": .string(identityCheck), "evidence": .array(evidence.map { .string($0) }),
        ]
    }

    var staffJSON: JSON? { recorder.map { ["employee": .string($0)] } }

    init?(_ source: RecordSource) {
        guard let channel = source.string("channel").flatMap({ Channel(rawValue: $0) }),
            let assurance = source.string("assurance").flatMap({ Assurance(rawValue: $0) }),
            let identityCheck = source.string("identityCheck"), let evidence = source.strings("evidence")
        else { return nil }
        self.init(
            channel: channel, assurance: assurance, identityCheck: identityCheck,
            recorder: source.staff?["employee"]?.string, evidence: evidence)
    }
}

/// What the citizen was told before deciding.
package struct Telling: Hashable, Sendable {
    package let notice: String
    /// SHA-256 of the notice's words, hexadecimal.
    package let noticeHash: String
    /// The words were read aloud by the recorder.
    package let readAloud: Bool
    /// The way without consent was told.
    package let otherWayTold: Bool

    package init(notice: String, noticeHash: String, readAloud: Bool, otherWayTold: Bool) {
        self.notice = notice
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
    }

    var members: [String: JSON] {
        [
            "notice": .string(notice), "noticeHash": .string(noticeHash), "readAloud": .boolean(readAloud),
            "otherWayTold": .boolean(otherWayTold),
        ]
    }

    init?(_ source: RecordSource) {
        guard let notice = source.string("notice"), let noticeHash = source.string("noticeHash"),
            let readAloud = source.content["readAloud"]?.boolean,
            let otherWayTold = source.content["otherWayTold"]?.boolean
        else { return nil }
        self.init(notice: notice, noticeHash: noticeHash, readAloud: readAloud, otherWayTold: otherWayTold)
    }
}

/// dpv:ConsentGiven: from here to its end the basis may rest on it.
///
/// The consent's id is the id of this entry.
package struct ConsentGrant: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Telling
    package let from: Instant
    package let until: Instant

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Telling, from: Instant, until: Instant
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
        self.from = from
        self.until = until
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .object(
            taking.members.merging(telling.members) { first, _ in first }.merging([
                "purpose": purpose.json, "state": "dpv:ConsentGiven", "from": .string(from.rfc3339),
                "until": .string(until.rfc3339),
            ]) { first, _ in first })
    }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let taking = Taking(source), let telling = Telling(source), let from = source.instant("from"),
            let until = source.instant("until")
        else { return nil }
        self.init(person: person, purpose: purpose, taking: taking, telling: telling, from: from, until: until)
    }
}
