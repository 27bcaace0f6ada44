import Core
import Glibc
import Support
import Testing

extension BuiltBinary {
    @Suite("Who asks the same at the same time shares one call")
    struct SharedCallTests {
        /// A thousand connections need as many descriptors, here and in the gateway, which inherits the limit.
        private static let hasDescriptors =
            Binary.tool("prlimit").map { Binary.succeeds([$0, "--pid", "\(getpid())", "--nofile=4096:"]) } ?? false

        @Test(
            "1,000 cold asks for one person: one call per service, though the first is cut off",
            .enabled(if: hasDescriptors))
        func thousand() async throws {
            try await held { town, gate in
                _ = try await town.token("zonnegem/waste")
                let number = Resident.number("sofie")
                let start = try await town.size()
                let first = Task { try await town.askWaste(about: number, case: "T-0") }
                try await Patience.until("the sources are asked") { gate.arrived == 3 }
                first.cancel()
                #expect((try? await first.value) == nil, "the first was not cut off")
                async let others = withThrowingTaskGroup { group in
                    for turn in 1..<1_000 {
                        group.addTask { try await town.askWaste(about: number, case: "T-\(turn)") }
                    }
                    return try await group.reduce(into: [Answer]()) { $0.append($1) }
                }
                try await Patience.until("everyone's consultation is recorded") {
                    try await town.size() == start + 1_000
                }
                gate.lift()
                let answers = try await others
                #expect(answers.count == 999 && answers.allSatisfy { $0.output("householdSize")?["value"] == 2 })
                try await oncePerService(town, services: 3)
                // The one that was cut off too: what was begun is recorded to its end, though nobody waits for it.
                try await Patience.until("each is recorded to its end") { try await town.size() == start + 3_000 }
                let lines = try await town.audit(["subject": ["ssin": .string(number)]])
                for type in ["consulted", "closed", "disclosed"] {
                    #expect(lines.filter { $0.type == type }.count == 1_000, "\(type)")
                }
                #expect(try await town.verify() == [])
            }
        }

        @Test("two purposes of one finality share it, also when the consent of the one that made it is withdrawn")
        func twoPurposes() async throws {
            try await held { town, gate in
                let files = try PurposeCopy(of: "uitpas-kansentarief", named: "leeskaart")
                try await town.activate(files.template, files.adoption, at: "zonnegem")
                try await town.register("zonnegem/library", purposes: ["leeskaart"])
                let number = Resident.number("rita")
                let consent = try await town.consent(number)
                _ = try await town.consent(number, to: "leeskaart")
                _ = try await town.token("zonnegem/library")

                let first = Task { try await town.ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure") }
                try await Patience.until("the sources are asked") { gate.arrived == 2 }
                let start = try await town.size()
                async let others = withThrowingTaskGroup { group in
                    for _ in 0..<60 {
                        group.addTask { try await town.ask("leeskaart", about: number, as: "zonnegem/library") }
                    }
                    return try await group.reduce(into: [Answer]()) { $0.append($1) }
                }
                #expect(try await town.withdraw(consent.id, of: number).status == 200)
                try await Patience.until("everyone's consultation is recorded") { try await town.size() == start + 61 }
                gate.lift()
                #expect(try await first.value.problem == "noActiveConsent")
                let answers = try await others
                #expect(
                    answers.count == 60 && answers.allSatisfy { $0.output("increasedReimbursement")?["value"] == true })
                try await oncePerService(town, services: 2)
                #expect(try await town.verify() == [])
            }
        }

        /// A town whose sources answer only when the gate is lifted.
        private func held(_ body: @escaping @Sendable (Town, Gate) async throws -> Void) async throws {
            let (source, gate) = (RecordingProxy(), Gate())
            var plan = Town.Plan()
            plan.totalMilliseconds = 100_000
            plan.sourcePort = source.port
            try await Town.with(plan) { town in
                let forward = town.forward(to: town.mockURL)
                let held: RecordingProxy.Forward = { method, path, headers, body in
                    try await gate.pass()
                    return try await forward(method, path, headers, body)
                }
                try await source.passing(with: held) { try await body(town, gate) }
            }
        }

        private func oncePerService(_ town: Town, services: Int) async throws {
            let calls = try await town.calls().compactMap { $0["service"]?.string }
            #expect(calls.count == services && Set(calls).count == services, "\(calls)")
        }
    }
}
