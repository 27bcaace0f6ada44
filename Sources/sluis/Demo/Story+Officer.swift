import Core
import Ledger
import Store

extension Story {
    mutating func officerLooks() async throws {
        narrator.chapter(8, "The privacy officer lists who asked what about Rita, and why.")
        let lines = try await audit("rita", as: "zonnegem/privacy")
        narrator.expect(lines.contains { $0["type"]?.string == "disclosed" }, "the disclosures are there")
        narrator.expect(lines.contains { $0["type"]?.string == "refused" }, "the refusals too")
        narrator.expect(lines.last?["type"]?.string == "inspected", "the officer's own look is the last line")
        try await recordedBeforeMade(lines)
        let disclosure = lines.last {
            $0["type"]?.string == "disclosed" && $0["purpose"]?.string?.contains("uitpas") == true
        }
        let cited = disclosure?["content"]?["basis"]?["consent"]?.string ?? ""
        narrator.say("From the disclosure to the consent it cites, and its words:")
        let consents = try await call(
            "/v1/audit/query", as: "zonnegem/privacy", ["entry": .string(cited), "reason": "which words did she hear"])
        let shown = consents.json?["items"]?.array?.first?["words"]?.string ?? ""
        for line in shown.split(separator: "\n").prefix(3) { narrator.say("  | \(line)") }
        narrator.expect(!words.isEmpty && shown == words, "the words of the consent are those that she heard")
        let karim = try await audit("karim", as: "zonnegem/privacy")
        tally.othersSeen += karim.filter { $0["type"]?.string != "inspected" }.count
        narrator.say("Karim is not in the municipality's log; the OCMW's officer finds him in the OCMW's.")
        narrator.expect(karim.isEmpty, "the municipality has no entry about Karim")
        let own = try await audit("karim", as: "ocmw-zonnegem/privacy")
        narrator.expect(own.contains { $0["type"]?.string == "disclosed" }, "the OCMW's officer finds Karim")
        for officer in ["zonnegem/privacy", "ocmw-zonnegem/privacy"] {
            let answer = try await call("/v1/ledger/verify", as: officer, ["reason": "the story"])
            let report = VerificationReport(answer.json ?? [:])
            narrator.answer(answer.status, (report.holds ? "holds: " : "DOES NOT HOLD: ") + report.sentence)
            narrator.expect(report.holds, "the log of \(officer) verifies")
            if !report.holds { narrator.say(answer.text) }
            tally.verification = report.holds && tally.verification != "broken" ? "holds" : "broken"
        }
    }

    private func audit(_ person: String, as officer: String) async throws -> [JSON] {
        let answer = try await call(
            "/v1/audit/query", as: officer,
            ["subject": ["ssin": .string(try insz(person))], "reason": "request for access"])
        // The newest comes first; a story is told from the beginning.
        let lines = Array((answer.json?["items"]?.array ?? []).reversed())
        narrator.answer(answer.status, "\(lines.count) lines")
        for line in lines { narrator.say(LogLine(line).text) }
        return lines
    }

    /// Each call that the sources got about Rita carries the reference of a consultation with an earlier time.
    private func recordedBeforeMade(_ lines: [JSON]) async throws {
        var recorded: [String: String] = [:]
        for line in lines where line["type"]?.string == "consulted" {
            for call in line["content"]?["calls"]?.array ?? [] {
                guard let reference = call["reference"]?.string, let at = line["at"]?.string else { continue }
                recorded[reference] = at
            }
        }
        let calls = try await mock.get("/mock/calls").json?["calls"]?.array ?? []
        let about = calls.filter { $0["resident"]?.string == "rita-peeters" }
        let isInTime = about.allSatisfy { call in
            guard let reference = call["reference"]?.string, let at = recorded[reference],
                let made = call["at"]?.string
            else { return false }
            return at <= made
        }
        narrator.expect(!about.isEmpty && isInTime, "each call about Rita was recorded before it was made")
    }

    /// A copy of the log loses one entry, and is rebuilt and signed again with the gateway's own key.
    mutating func forgery() async throws {
        narrator.say("")
        narrator.say("Now a copy of the log loses one entry, and is rebuilt and signed with the gateway's own key.")
        guard let house = installation.house("zonnegem"),
            let forged = try await ForgedLog(of: house.journal, without: .refused)
        else { throw CommandError("there is no refusal to take out of the log") }
        let verifier = Verifier(
            journal: Journal(
                storage: forged, keys: house.store.keys, clock: house.journal.clock, entropy: house.journal.entropy))
        let alone = try await verifier.verify()
        let against = try await verifier.verify(against: [receiptCheckpoint])
        narrator.say("By itself: \(alone.holds ? "it verifies" : "it fails").")
        narrator.say("Against the checkpoint on Rita's receipt: \(against.holds ? "it verifies" : "it fails"):")
        for finding in against.findings { narrator.say("  \(finding.what)") }
        narrator.expect(alone.holds, "the forged copy verifies by itself")
        for finding in alone.findings { narrator.say("  \(finding.json.canonicalText)") }
        narrator.expect(!against.holds, "the forged copy fails against the receipt")
    }

    mutating func table() async throws {
        _ = try await newCalls()
        var entries = 0
        for house in installation.houses {
            entries += Int(try await Verifier(journal: house.journal).verify().size)
        }
        print("")
        let rows: [(String, String)] = [
            ("calls made to sources", "\(tally.calls)"), ("calls spared", "\(tally.spared)"),
            ("papers that Rita did not bring", "\(tally.papers)"), ("refusals", "\(tally.refusals)"),
            ("entries in the logs", "\(entries)"), ("other controllers' entries seen", "\(tally.othersSeen)"),
            ("verification", tally.verification),
        ]
        for (name, value) in rows { print("   " + name.padded(to: 36) + value) }
    }
}
