import Core
import Foundation
import Testing
import Wire

extension BuiltBinary {
    @Suite(
        "The running gateway reads the sources' feeds and ends inscriptions by itself, also when it is stopped between")
    struct UpkeepTests {
        @Test("a person who changes at the source is asked about anew; one who is followed no more is struck out")
        func persons() async throws {
            try await town { town in
                let number = Resident.number("rita")
                #expect(try await town.askWaste(about: number, case: "U-1").status == 200)
                #expect(try await town.count("RegistreerInschrijving") == 1)
                let asked = try await town.count("GeefPersoon")
                #expect(try await town.askWaste(about: number, case: "U-1").status == 200)
                #expect(try await town.count("GeefPersoon") == asked)

                try await town.change(["resident": "rita", "code": "020"])
                try await town.until("the notice is in the log") { try await town.entries("changeNoticed") >= 1 }
                #expect(try await town.askWaste(about: number, case: "U-1").status == 200)
                #expect(try await town.count("GeefPersoon") == asked + 1)

                // What changes while the gateway is down is read after its start.
                await town.gateway?.end()
                try await town.change(["resident": "rita", "code": "020"])
                try await town.startGateway()
                try await town.until("the second is in the log") { try await town.entries("changeNoticed") >= 2 }
                #expect(try await town.askWaste(about: number, case: "U-1").status == 200)
                #expect(try await town.count("GeefPersoon") == asked + 2)

                #expect(try await town.endCase("U-1", of: number).status == 200)
                try await town.until("the source struck her out") { try await town.entries("inscriptionEnded") >= 1 }
                #expect(try await town.count("RegistreerUitschrijving") == 1)
                #expect(try await town.verify() == [])
            }
        }

        @Test("the feed of addresses is read once, also over a restart, and goes on where it was")
        func addresses() async throws {
            try await town { town in
                try await town.until("the feed was read") { try await town.entries("changesRead", of: "AR") >= 1 }
                await town.gateway?.end()
                try await town.change(["address": "9900101"])
                try await town.startGateway()
                try await town.until("the change was read") { try await town.addressNotices() == 1 }
                let read = try await town.entries("changesRead", of: "AR")
                try await town.until("it was read on") { try await town.entries("changesRead", of: "AR") > read + 1 }
                #expect(try await town.addressNotices() == 1)
                #expect(try await town.verify() == [])
            }
        }

        @Test(
            "a copy from before put back: what a feed told since is read again, and what ended since can be ended again"
        )
        func restored() async throws {
            try await town { town in
                let number = Resident.number("rita")
                #expect(try await town.askWaste(about: number, case: "U-1").status == 200)
                try await town.until("the feed was read") { try await town.entries("changesRead", of: "AR") >= 1 }
                await town.gateway?.end()
                let (live, copy) = (town.data + "/zonnegem", town.folder + "/copy")
                try FileManager.default.copyItem(atPath: live, toPath: copy)

                try await town.change(["address": "9900101"])
                try await town.startGateway()
                try await town.until("the change was read") { try await town.addressNotices() == 1 }
                #expect(try await town.endCase("U-1", of: number).status == 200)
                try await town.until("the source struck her out") { try await town.entries("inscriptionEnded") >= 1 }

                await town.gateway?.end()
                try FileManager.default.removeItem(atPath: live)
                try FileManager.default.moveItem(atPath: copy, toPath: live)
                try await town.startGateway()
                try await town.until("the change was read again") { try await town.addressNotices() == 1 }
                #expect(try await town.entries("caseEnded") == 0)
                #expect(try await town.endCase("U-1", of: number).status == 200)
                // The source has nothing to strike out any more, and says so.
                try await town.until("it ended again") { try await town.entries("inscriptionEnded") >= 1 }
                #expect(try await town.count("RegistreerUitschrijving") >= 2)
                #expect(try await town.verify() == [])
            }
        }

        /// A town that looks after itself each second, with nobody inscribed yet.
        private func town(_ body: (Town) async throws -> Void) async throws {
            var plan = Town.Plan()
            plan.upkeep = "{everySeconds: 1, feedMinutes: 0, roundMinutes: 0}"
            plan.inscription = "{first: [GeefPersoon-02.02]}"
            try await Town.with(plan, body)
        }
    }
}

extension Town {
    fileprivate func change(_ change: JSON) async throws {
        let answer = try await send(
            .post, mockURL + "/mock/changes", headers: [("Content-Type", "application/json")],
            body: change.canonicalBytes)
        guard answer.status == 201 else { throw TownError("no such change: " + answer.text) }
    }

    /// How often a service was asked.
    fileprivate func count(_ service: String) async throws -> Int {
        try await calls().filter { $0["service"]?.string == service }.count
    }

    fileprivate func entries(_ type: String, of source: String? = nil) async throws -> Int {
        try await audit(source.map { ["source": .string($0)] } ?? [:]).filter { $0.type == type }.count
    }

    /// How often a change of an address was read.
    fileprivate func addressNotices() async throws -> Int {
        let lines = try await audit(["source": "AR"]).filter { $0.type == "changesRead" }
        return lines.filter { $0["content"]?["notices"]?.integer == 1 }.count
    }

    fileprivate func endCase(_ name: String, of number: String) async throws -> Answer {
        try await post(
            "/v1/cases/end", as: "zonnegem/waste",
            ["subject": ["ssin": .string(number)], "purpose": "huisvuil-sociale-correctie", "case": .string(name)])
    }

    fileprivate func until(_ what: String, _ holds: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(240)
        while ContinuousClock.now < deadline {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw TownError("it never came to this: " + what)
    }
}
