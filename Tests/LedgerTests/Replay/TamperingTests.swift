import Catalogue
import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("What was changed since it was written is named")
struct TamperingTests {
    @Test
    func nothingWasChanged() async throws {
        let (log, receipt, _) = try await ForgedLog.lawful()
        let verification = try await log.verified(against: [receipt])
        #expect(verification.findings == [] && verification.holds)
        #expect(verification.size == UInt64(log.entries.count) && verification.opened == log.entries.count)
        #expect(verification.replayed == log.entries.count && verification.erased == 0)
        #expect(verification.checkpoints == 2 && verification.rows > 0)
    }

    @Test("a consent that a parent gave at the counter has a part for each of the three")
    func representative() async throws {
        let log = try await ForgedLog.opened()
        try await log.append(log.acts.activation("limited"), purposeBytes: log.acts.purposeBytes("limited"))
        let (child, parent) = (SubjectRef.random(log.entropy), SubjectRef.random(log.entropy))
        let given = try await log.append(log.acts.limited(child, by: parent))
        #expect(log.entries.last?.parts.map(\.holder) == [.subject(child), .staff, .representative(parent)])
        #expect(try await log.verified().findings == [])
        log.edit { state in
            let entry = state.entries[Int(given.position.seq)]
            var parts = entry.parts
            parts[2] = SealedPart(holder: .member(parent), commitment: parts[2].commitment, sealed: parts[2].sealed)
            state.entries[Int(given.position.seq)] = entry.changed(parts: parts)
        }
        #expect(try await !log.verified().holds)
    }

    @Test("one row of a live table")
    func rows() async throws {
        let (log, _, consent) = try await ForgedLog.lawful()
        let row = try #require(log.live.consents[consent])
        log.edit {
            $0.live.set(
                .consent(
                    ConsentRow(
                        id: row.id, person: row.person, purpose: row.purpose, version: row.version, state: .given,
                        revision: row.revision, from: row.from, until: row.until.adding(days: 1))))
        }
        let findings = try await log.verified().findings
        #expect(findings == [Finding(.rowChanged, "consents \(consent.text): the row was changed")])
    }

    @Test("a row that no entry made, and one that is missing, in each table")
    func rowsAddedAndLost() async throws {
        let (log, _, consent) = try await ForgedLog.lawful()
        let lawfulRows = log.live
        let person = SubjectRef(SampleEvents.id(1))
        let interest = Interest(kind: .openCase, id: SampleEvents.id(7), until: TestClock.start)
        let row = try #require(lawfulRows.consents[consent])
        let additions: [(String, RowChange)] = [
            (
                "purposes x@1",
                .purpose(Terms.row(PurposeRef(controller: "zonnegem", id: "x", version: 1, hash: "0"), Terms.of("x")))
            ),
            ("applications eve", .application(ApplicationRow(id: "eve", role: .officer, keys: [], purposes: []))),
            (
                "consents \(SampleEvents.id(2).text)",
                .consent(
                    ConsentRow(
                        id: SampleEvents.id(2), person: person, purpose: "discount", version: 1, state: .given,
                        revision: row.revision, from: row.from, until: row.until))
            ),
            (
                "consultations \(SampleEvents.id(3).text)",
                .consultation(
                    ConsultationRow(
                        id: SampleEvents.id(3), person: person, purpose: "task", version: 1, consent: nil,
                        state: .answered))
            ),
            ("facts \(SampleEvents.id(4).text)", .fact(FactRow(id: SampleEvents.id(4), person: person, finality: "x"))),
            (
                "holds \(SampleEvents.id(4).text)/\(SampleEvents.id(7).text)",
                .hold(HoldRow(fact: SampleEvents.id(4), interest: interest, purpose: "task"))
            ),
        ]
        for (name, change) in additions {
            log.edit {
                $0.live = lawfulRows
                $0.live.set(change)
            }
            let findings = try await log.verified().findings
            #expect(findings.contains(Finding(.rowWithoutEntry, "\(name): no entry made this row")), "\(findings)")
        }
        log.edit { $0.live = Rows() }
        let findings = try await log.verified().findings
        for table in ["purposes", "applications", "consents", "consultations", "facts", "holds"] {
            #expect(findings.contains { $0.what.hasPrefix(table) && $0.what.hasSuffix("the row is missing") })
        }
    }

    @Test("clear columns", arguments: ["purpose", "application", "outcome", "source", "employee", "at"])
    func columns(name: String) async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let index = log.entries.count - 2
        log.edit {
            let entry = $0.entries[index]
            $0.entries[index] =
                switch name {
                case "purpose": entry.changed(purpose: "zonnegem/task@1")
                case "application": entry.changed(application: "waste")
                case "outcome": entry.changed(outcome: "incomplete")
                case "source": entry.changed(source: "KSZ")
                case "employee": entry.changed(employee: Array(repeating: 1, count: 16))
                default: entry.changed(at: entry.at.adding(milliseconds: 1))
                }
        }
        let findings = try await log.verified().findings
        let position = Position(log: 2026, seq: Int64(index))
        #expect(
            findings == [Finding(.columnChanged, position: position, "a clear column differs from the sealed payload")])
    }

    @Test("a year that would make a key read as erased", arguments: [-400, 400])
    func yearOfAnEntry(days: Int64) async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let index = log.entries.count - 2
        log.edit { $0.entries[index] = $0.entries[index].changed(at: TestClock.start.adding(days: days)) }
        #expect(try await !log.verified().holds)
    }

    @Test("a payload, or its commitment")
    func payloads() async throws {
        for isCommitment in [false, true] {
            let (log, _, _) = try await ForgedLog.lawful()
            let note = try await log.checkpoint()
            log.edit { state in
                let entry = state.entries[7]
                var bytes = isCommitment ? entry.parts[0].commitment : entry.parts[0].sealed
                bytes[20] ^= 1
                let part = SealedPart(
                    holder: entry.parts[0].holder, commitment: isCommitment ? bytes : entry.parts[0].commitment,
                    sealed: isCommitment ? entry.parts[0].sealed : bytes)
                state.entries[7] = entry.changed(parts: [part] + entry.parts.dropFirst())
                state.note = note
            }
            let findings = try await log.verified().findings
            let position = Position(log: 2026, seq: 7)
            #expect(findings.contains { $0.position == position && $0.what.contains("does not open") })
            #expect(findings.contains { $0.what.contains("differs from a checkpoint") } == isCommitment)
        }
    }

    @Test("a part that is taken away, or given to another")
    func parts() async throws {
        for isTaken in [true, false] {
            let (log, _, _) = try await ForgedLog.lawful()
            let index = try #require(log.entries.firstIndex { $0.type == .closed })
            log.edit { state in
                let entry = state.entries[index]
                var parts = entry.parts
                if isTaken {
                    parts.removeLast()
                } else if case .member(let ref) = parts[1].holder {
                    parts[1] = SealedPart(
                        holder: .subject(ref), commitment: parts[1].commitment, sealed: parts[1].sealed)
                }
                state.entries[index] = entry.changed(parts: parts)
            }
            let (receipt, _) = (try await ForgedLog.lawful().log.checkpoint(), 0)
            let findings = try await log.verified(against: [receipt]).findings
            #expect(
                findings.contains {
                    $0.what.contains(isTaken ? "differs from a checkpoint" : "the parts are not those")
                })
        }
    }
}
