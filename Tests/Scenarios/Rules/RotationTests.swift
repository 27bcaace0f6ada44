import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("Each key is replaced while requests run, and no request fails")
    struct RotationTests {
        private static let callers = 6

        /// Answers of callers that ask until they are told to stop.
        private struct Load: Sendable {
            let stop = Guarded(false)
            let failures = Guarded<[String]>([])
            let answered = Guarded(0)

            func take(_ answer: Answer?, _ fits: (Answer) -> Bool) {
                guard let answer, fits(answer) else {
                    failures.change { $0.append(answer.map { "\($0.status) \($0.text)" } ?? "no answer") }
                    return
                }
                answered.change { $0 += 1 }
            }

            /// Waits until so many more were answered, so that a key is in use before and after it is replaced.
            func more(_ count: Int) async throws {
                let goal = answered.value + count
                while answered.value < goal, failures.value.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            }
        }

        private static func rotate(_ key: [String], _ town: Town, input: String = "") async throws -> Binary.Run {
            try await Binary.run(
                ["key", "rotate"] + key + ["--as", "zonnegem/privacy", "--settings", town.settingsFile],
                in: town.folder, input: input)
        }

        @Test("staff, governance, log, controller, master, and each class of a person; then the log holds, also anew")
        func each() async throws {
            try await Town.with { town in
                let load = Load()
                let (rita, luc) = (Resident.number("rita"), Resident.number("luc"))
                for party in ["waste", "counter", "privacy"] { _ = try await town.token("zonnegem/" + party) }
                try town.write(bytes: Entropy.system.bytes(32), to: "keys/zonnegem.master.next")
                let year = try await String(town.consent(luc).at.prefix(4))
                let keys =
                    [["staff"], ["governance"], ["log"], ["controller"], ["master"]]
                    + ["facts", "consent", "access-" + year].map { ["person", "--class", $0, "--person", "-"] }
                try await withThrowingTaskGroup { group in
                    for caller in 0..<Self.callers {
                        group.addTask {
                            var turn = 0
                            while !load.stop.value {
                                turn += 1
                                let answer = try? await town.askWaste(
                                    about: caller.isMultiple(of: 2) ? rita : luc, case: "R-\(caller)-\(turn)")
                                load.take(answer) { $0.status == 200 }
                            }
                        }
                    }
                    group.addTask {
                        while !load.stop.value {
                            let consent = try await town.consent(rita)
                            load.take(try? await town.withdraw(consent.id, of: rita)) { $0.status == 200 }
                        }
                    }
                    group.addTask {
                        defer { load.stop.change { $0 = true } }
                        for key in keys {
                            try await load.more(20)
                            let run = try await Self.rotate(key, town, input: rita + "\n")
                            #expect(run.status == 0 && run.output.hasPrefix("rotated: "), "\(key) \(run.errors)")
                            try await load.more(20)
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(load.failures.value == [])
                #expect(try await town.verify() == [])
                // The next master key alone opens what was there.
                await town.gateway?.end()
                let next = try Data(contentsOf: URL(filePath: town.folder + "/keys/zonnegem.master.next"))
                try town.write(bytes: Array(next), to: "keys/zonnegem.master")
                try FileManager.default.removeItem(atPath: town.folder + "/keys/zonnegem.master.next")
                try await town.startGateway()
                #expect(try await town.askWaste(about: luc, case: "R-after").status == 200)
                #expect(try await town.verify() == [])
            }
        }
    }
}
