import Core

extension Story {
    mutating func asksWithoutConsent() async throws {
        narrator.chapter(1, "The leisure service asks whether Rita Peeters gets the reduced UiTPAS rate.")
        let answer = try await ask("uitpas-kansentarief", about: "rita", as: "leisure", employee: "jan")
        narrator.say("Refused: nobody asked her. The way without consent goes with it.")
        narrator.expect(answer.status == 403, "without consent the answer is 403")
        narrator.expect(answer.json?["alternative"]?.string?.isEmpty == false, "the refusal names the other way")
        narrator.expect(try await newCalls().isEmpty, "no source was asked")
    }

    mutating func givesConsent() async throws {
        narrator.chapter(2, "At the counter the clerk reads the notice aloud, sees her eID, and Rita says yes.")
        let purposes = try await get("/v1/purposes", as: "counter")
        let purpose = purposes.json?["items"]?.array?.first {
            $0["id"]?.string == "uitpas-kansentarief"
        }
        guard let hash = purpose?["notice"]?["hash"]?.string else {
            throw CommandError("the notice of uitpas-kansentarief is not shown: \(purposes.text)")
        }
        let answer = try await call(
            "/v1/consents", as: "counter",
            [
                "subject": ["ssin": .string(try insz("rita"))], "purpose": "uitpas-kansentarief", "decision": "yes",
                "channel": "counter", "assurance": "eidSeen", "identityCheck": "eID read",
                "proof": ["cardRead": true], "readBack": "printed", "noticeHash": .string(hash),
                "readAloud": true, "otherWayTold": true,
            ])
        narrator.answer(answer.status, "the receipt:")
        guard answer.status == 201, let receipt = answer.json, let id = receipt["consent"]?.string,
            let proof = receipt["proof"]?["receipt"]?.string
        else { throw CommandError("no receipt: \(answer.text)") }
        for line in (receipt["words"]?.string ?? "").split(separator: "\n") { narrator.say("  | \(line)") }
        narrator.say(
            "  | log \(receipt["log"]?["origin"]?.string ?? ""), entry \(receipt["log"]?["index"]?.integer ?? -1)")
        for line in proof.split(separator: "\n") { narrator.say("  | \(line)") }
        narrator.expect(receipt["stop"]?.string?.isEmpty == false, "the receipt says how to stop")
        consent = id
        words = receipt["words"]?.string ?? ""
        // A tlog-proof ends in the signed checkpoint, after the first empty line.
        receiptCheckpoint = proof.split(separator: "\n\n", maxSplits: 1).last.map(String.init) ?? ""
        try folder.write(answer.text, as: "receipt-rita.json")
        try folder.write(receiptCheckpoint, as: "receipt-rita.checkpoint")
    }

    mutating func asksAgain() async throws {
        narrator.chapter(3, "The leisure service asks again.")
        let answer = try await ask("uitpas-kansentarief", about: "rita", as: "leisure", employee: "jan")
        let calls = try await newCalls()
        narrator.say("Two answers, with source and date, not which condition made it yes.")
        narrator.say("\(calls.count) SOAP calls reached the mock sources: \(services(calls)).")
        narrator.expect(answer.status == 200, "with consent the answer is 200")
        narrator.expect(state(answer, "livesHere")?["value"]?.boolean == true, "Rita lives here")
        narrator.expect(state(answer, "increasedReimbursement")?["value"]?.boolean == true, "she has the reimbursement")
        narrator.expect(!answer.text.contains("BIM"), "no status is named")
        narrator.expect(calls.count == 2, "two calls reached the sources")
    }

    func services(_ calls: [JSON]) -> String {
        calls.compactMap { $0["service"]?.string }.joined(separator: ", ")
    }

    mutating func withdraws() async throws {
        narrator.chapter(7, "Rita stops by phone what she gave at the counter.")
        let answer = try await call(
            "/v1/consents/\(consent)/withdraw", as: "contactcentre",
            [
                "subject": ["ssin": .string(try insz("rita"))], "channel": "phone", "assurance": "questions",
                "identityCheck": "called back, two questions answered",
            ])
        narrator.answer(answer.status, "consent \(consent) has ended")
        func names(_ member: String) -> [String] {
            (answer.json?[member]?.array ?? []).compactMap { $0["attribute"]?.string }
        }
        narrator.say("Gone, for only her consent held it: \(names("gone").joined(separator: ", ")).")
        narrator.say("Stays, for the open waste case needs it: \(names("staying").joined(separator: ", ")).")
        narrator.expect(answer.status == 200, "she can stop by phone")
        narrator.expect(names("gone").contains("residence.kind"), "what only her consent held is gone")
        narrator.expect(names("staying").contains("residence.municipality"), "the open case keeps the residence")
        let after = try await ask("uitpas-kansentarief", about: "rita", as: "leisure", employee: "jan")
        narrator.expect(after.status == 403, "the next ask is refused")
        narrator.expect(try await newCalls().isEmpty, "and no source is asked")
    }
}
