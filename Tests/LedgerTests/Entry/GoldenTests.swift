import Core
import FoundationEssentials
import Ledger
import Support
import Testing

@Suite("The bytes of each type of entry stay readable for ever")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")
    private static let isRecording = ProcessEnvironment.value("SLUIS_RECORD") == "1"

    private static func file(_ type: EntryType) -> URL { folder.appending(path: "\(type.rawValue).json") }

    /// One part a line, in the order of the entry.
    private static func lines(_ event: Event) -> String {
        event.parts.map { $0.payload.canonicalText + "\n" }.joined()
    }

    @Test(arguments: EntryType.allCases)
    func bytesAreThoseOfTheFile(type: EntryType) throws {
        let lines = Self.lines(SampleEvents.event(type))
        if Self.isRecording {
            try Data(lines.utf8).write(to: Self.file(type))
            Issue.record("recorded anew: look at the change before it is kept")
        }
        let golden = try Data(contentsOf: Self.file(type))
        #expect(String(decoding: golden, as: UTF8.self) == lines)
    }

    @Test(arguments: EntryType.allCases)
    func theFileReadsBackToTheSameEvent(type: EntryType) throws {
        #expect(Event(parts: try Self.opened(type)) == SampleEvents.event(type))
    }

    @Test("a member that a later version adds does not stop the reading", arguments: EntryType.allCases)
    func laterMembers(type: EntryType) throws {
        let parts = try Self.opened(type).map { part in
            var members = part.payload.object ?? [:]
            members["laterMember"] = ["of": "a later version"]
            return OpenedPart(holder: part.holder, salt: part.salt, payload: .object(members))
        }
        #expect(Event(parts: parts) == SampleEvents.event(type))
    }

    @Test("a payload that lacks what it needs, or is of another form, is no event", arguments: EntryType.allCases)
    func otherForms(type: EntryType) throws {
        let parts = try Self.opened(type)
        for name in ["v", "origin", "id", "type", "class", "at"] {
            for replaced in [nil, JSON.integer(2), .string("x")] where !(name == "origin" && replaced == "x") {
                var members = parts[0].payload.object ?? [:]
                members[name] = replaced
                let main = OpenedPart(holder: parts[0].holder, salt: [], payload: .object(members))
                #expect(Event(parts: [main] + parts.dropFirst()) == nil, "\(name)")
            }
        }
        #expect(Event(parts: []) == nil)
    }

    @Test("the end of a consultation from before it named the purposes that it changes means its own")
    func changedWithoutPurposes() throws {
        let parts = try Self.opened(.closed)
        var members = parts[0].payload.object ?? [:]
        members["changed"] = true
        let main = OpenedPart(holder: parts[0].holder, salt: parts[0].salt, payload: .object(members))
        guard case .closed(let closing)? = Event(parts: [main] + parts.dropFirst())?.act else {
            Issue.record("it does not read")
            return
        }
        #expect(closing.changed == ["discount"] && closing.asker == nil)
    }

    @Test("the end of a consultation reads back with the purposes that it changes and who asked")
    func changedPurposes() throws {
        guard case .closed(let plain) = SampleEvents.event(.closed).act else { return }
        let closing = ConsultationClosing(
            person: plain.person, purpose: plain.purpose, consultation: plain.consultation, ending: plain.ending,
            calls: plain.calls, kept: plain.kept, interest: plain.interest, members: plain.members,
            changed: ["discount", "task"], asker: "leisure")
        let old = SampleEvents.event(.closed)
        let event = Event(id: old.id, at: old.at, origin: old.origin, act: .closed(closing))
        let parts = event.parts.map { OpenedPart(holder: $0.holder, salt: [], payload: $0.payload) }
        #expect(Event(parts: parts) == event)
    }

    @Test("what was told reads back from a record that names no revision of it, and from one that does")
    func toldRevisions() throws {
        let parts = try Self.opened(.disclosed)
        let telling = Identifier.random(.system)
        let forms: [(JSON, Int64?)] = [
            (.string(telling.text), nil), (["revision": 3, "telling": .string(telling.text)], 3),
        ]
        for (form, revision) in forms {
            var members = parts[0].payload.object ?? [:]
            members["tellings"] = [form]
            let main = OpenedPart(holder: parts[0].holder, salt: parts[0].salt, payload: .object(members))
            let event = try #require(Event(parts: [main] + parts.dropFirst()))
            guard case .disclosed(let record) = event.act else { return #expect(Bool(false), "no disclosure") }
            #expect(record.tellings == [ToldUse(telling: telling, revision: revision)])
            #expect(event.parts.first?.payload["tellings"] == [form])
        }
    }

    @Test("what was told anew reads back with where word of it went, and a correction with whom it is for")
    func toldAnew() throws {
        guard case .toldOnce(let told) = SampleEvents.event(.toldOnce).act,
            case .toldCorrected(let correction) = SampleEvents.event(.toldCorrected).act
        else { return #expect(Bool(false), "no such samples") }
        for act in [
            Act.toldOnce(
                ToldOnce(
                    person: told.person, purpose: told.purpose, taking: told.taking, notice: told.notice,
                    telling: told.telling, kind: told.kind, isShared: false, until: told.until, warning: .letter)),
            .toldCorrected(
                ToldCorrection(
                    person: correction.person, purpose: correction.purpose, taking: correction.taking,
                    notice: correction.notice, telling: correction.telling, kind: correction.kind, revision: 4,
                    isShared: true, until: correction.until, warning: nil)),
        ] {
            let old = SampleEvents.event(.toldOnce)
            let event = Event(id: old.id, at: old.at, origin: old.origin, act: act)
            let parts = event.parts.map { OpenedPart(holder: $0.holder, salt: [], payload: $0.payload) }
            #expect(Event(parts: parts) == event)
        }
    }

    @Test(
        "a disclosure says by its column whether somebody was spared a paper; an old entry says what it said",
        arguments: [
            (nil, "value", "run", "given"), (nil, "withheld", nil, "given"), (nil, "unavailable", nil, "incomplete"),
            (true, "value", nil, "given"), (true, "absent", nil, "given"), (true, "value", "run", "aside"),
            (false, "value", nil, "aside"), (true, "withheld", nil, "incomplete"),
            (false, "notPermitted", nil, "incomplete"),
        ] as [(Bool?, String, String?, String)])
    func spared(isWhole: Bool?, state: String, process: String?, outcome: String) throws {
        let old = SampleEvents.event(.disclosed)
        guard case .disclosed(let plain) = old.act else { return }
        let record = DisclosureRecord(
            person: plain.person, purpose: plain.purpose, basis: plain.basis,
            requester: Requester(application: "leisure", process: process), caseReference: nil,
            referenceDate: plain.referenceDate, outputs: [DisclosureRecord.Output(name: "livesHere", state: state)],
            consultations: plain.consultations, facts: [], holds: [], interest: nil, sources: ["RR"],
            answer: plain.answer, isWhole: isWhole)
        let event = Event(id: old.id, at: old.at, origin: old.origin, act: .disclosed(record))
        #expect(event.columns.outcome == outcome)
        let parts = event.parts.map { OpenedPart(holder: $0.holder, salt: [], payload: $0.payload) }
        #expect(Event(parts: parts) == event)
    }

    private static func opened(_ type: EntryType) throws -> [OpenedPart] {
        let text = String(decoding: try Data(contentsOf: file(type)), as: UTF8.self)
        let payloads = try text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
        let holders = SampleEvents.event(type).parts.map(\.holder)
        try #require(payloads.count == holders.count)
        return zip(holders, payloads).map { OpenedPart(holder: $0, salt: [], payload: $1) }
    }
}

@Suite("A part holds only what concerns its holder")
struct PartContentTests {
    @Test("an employee's name stands in the staff part alone", arguments: EntryType.allCases)
    func employees(type: EntryType) {
        for part in SampleEvents.event(type).parts where part.holder != .staff {
            let text = part.payload.canonicalText
            for name in ["jan.leisure", "sofie.clerk", "lotte.officer"] { #expect(!text.contains(name)) }
        }
        let columns = SampleEvents.event(type).columns
        for column in [columns.purpose, columns.application, columns.outcome, columns.source] {
            for name in ["jan.leisure", "sofie.clerk", "lotte.officer"] { #expect(column?.contains(name) != true) }
        }
    }

    @Test("no person is named in a payload, by reference or by number", arguments: EntryType.allCases)
    func persons(type: EntryType) {
        for part in SampleEvents.event(type).parts {
            let text = part.payload.canonicalText
            #expect(!INSZ.occurs(in: text))
            for ref in [SampleEvents.person, SampleEvents.member] { #expect(!text.contains(ref.text)) }
        }
    }

    @Test("a member of the household sees that, when and for what, and nothing of the subject")
    func members() throws {
        let parts = SampleEvents.event(.closed).parts
        let part = try #require(parts.first { $0.holder == .member(SampleEvents.member) })
        let names = try #require(part.payload.object).keys.sorted()
        #expect(names == ["at", "class", "id", "origin", "purpose", "role", "type", "v"])
    }

    @Test("the subject's part comes first, then members, then the employee", arguments: EntryType.allCases)
    func order(type: EntryType) {
        let numbers = SampleEvents.event(type).parts.map(\.holder.number)
        #expect(numbers.first == 0 || numbers.first == 3)
        #expect(numbers.dropFirst().elementsEqual(numbers.dropFirst().sorted()))
        for part in SampleEvents.event(type).parts {
            let names = Set((part.payload.object ?? [:]).keys)
            #expect(names.isSuperset(of: ["v", "origin", "id", "class", "type", "at"]))
        }
    }
}
