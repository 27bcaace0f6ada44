import Core

extension Story {
    mutating func otherServices() async throws {
        narrator.chapter(4, "The waste service works out the social correction at 1 January: a legal task, no consent.")
        let waste = try await ask(
            "huisvuil-sociale-correctie", about: "rita", as: "waste", employee: "els", caseReference: "HV-2026-0117")
        let calls = try await newCalls()
        narrator.say(
            "Asked: \(services(calls)). The residence came from the cache: its authorisation names that finality.")
        narrator.say("The status was asked again, for another date; a status of the KSZ is never kept.")
        narrator.expect(waste.status == 200, "the waste service gets its answers")
        narrator.expect(state(waste, "livesHere")?["value"]?.boolean == true, "Rita lived here on 1 January")
        narrator.expect(state(waste, "householdSize")?["value"]?.integer == 2, "a household of two")
        narrator.expect(
            calls.count == 2 && !services(calls).contains("GeefPersoon"), "the residence was not asked again")
        tally.spared += 1
        let parking = try await ask(
            "bewonerskaart", about: "rita", as: "parking", employee: "tom", outputs: ["livesHere"])
        narrator.expect(state(parking, "livesHere")?["value"]?.boolean == true, "Rita may park where she lives")
        narrator.expect(try await newCalls().isEmpty, "the resident's card needed no call")
        narrator.expect(
            state(parking, "vehicle.plateInOwnName") == nil, "what was not asked is not fetched and not told")
        narrator.say("The resident's card needed no call at all.")
        tally.spared += 1
    }

    mutating func homeless() async throws {
        narrator.chapter(5, "The OCMW, another controller, asks about Karim Haddad, who is homeless.")
        let answer = try await ask(
            "leefloon-sociaal-onderzoek", about: "karim", as: "socialwork", employee: "nadia",
            caseReference: "LL-2026-0042")
        _ = try await newCalls()
        narrator.say(
            "No consent is asked, he is informed. A reference address, and a household of one although 140 others")
        narrator.say("have that address.")
        narrator.expect(answer.status == 200, "the OCMW gets its answers")
        narrator.expect(state(answer, "hasReferenceAddress")?["value"]?.boolean == true, "he has a reference address")
        narrator.expect(state(answer, "householdOfOne")?["value"]?.boolean == true, "he is a household of one")
    }

    mutating func busyAndDown() async throws {
        narrator.chapter(6, "A source that is busy twice, and one that stays down.")
        let busy = try await ask(
            "huisvuil-sociale-correctie", about: "luc", as: "waste", employee: "els", caseReference: "HV-2026-0118")
        let attempts = try await newCalls().filter { $0["service"]?.string?.contains("GeefSociaalStatuut") == true }
        narrator.say("Luc Maes: 99996 twice, then an answer. Each attempt was recorded before it was made.")
        narrator.expect(attempts.count == 3, "three attempts for Luc")
        narrator.expect(state(busy, "increasedReimbursement")?["value"]?.boolean == true, "the third attempt answered")
        let down = try await ask(
            "huisvuil-sociale-correctie", about: "wim", as: "waste", employee: "els", caseReference: "HV-2026-0119")
        _ = try await newCalls()
        let state = state(down, "increasedReimbursement")
        narrator.say("Wim De Backer: the source stays down. Unavailable, and when to try again; never an empty value.")
        narrator.expect(state?["state"]?.string == "unavailable", "a source that is down is unavailable")
        narrator.expect(state?["retryAt"]?.string != nil, "with a time to try again")
    }
}
