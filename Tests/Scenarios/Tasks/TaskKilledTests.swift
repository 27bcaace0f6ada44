import Core
import Foundation
import Glibc
import Support
import Testing

extension BuiltBinary {
    @Suite("A list that is killed again and again loses no line and tells none twice")
    struct TaskKilledTests {
        /// Enough for a commit to hold a few of them, and for each kill to come while some are left.
        private static let size = 600

        /// When the gateway is killed: after so many lines, and not so much time, or at a point of a commit.
        private enum Moment {
            case lines(Int)
            case point(String)

            static var all: [Moment] {
                [
                    .lines(.random(in: 1...40)), .point("beforeCommit:9"), .lines(.random(in: 150...190)),
                    .point("afterCommit:9"), .point("afterCommit:10"), .lines(.random(in: 400...440)),
                ]
            }

            var signal: Int32 {
                if case .lines = self { SIGKILL } else { SIGTERM }
            }
        }

        @Test("kill -9 at any moment and at the points of a commit; then each line has one entry, and the log holds")
        func killed() async throws {
            try await Town.with { town in
                let numbers = Resident.strangers(Self.size)
                let task = try await town.beginTask(numbers)
                var seen: Set<Int64> = []
                for moment in Moment.all {
                    if case .lines(let goal) = moment { try await town.reach(goal, of: task) }
                    await town.gateway?.end(moment.signal)
                    guard case .point(let point) = moment else {
                        try await town.startGateway()
                        seen.insert(try await town.state(task)["lines"]?["answered"]?.integer ?? -1)
                        continue
                    }
                    // The list goes on at once, so that the point may be passed before anything answers.
                    _ = try? await town.startGateway(["--crash-at", point])
                    let gateway = try #require(town.gateway)
                    try await Patience.until("\(point) is passed") { !gateway.isRunning }
                    #expect(await gateway.ended() == 128 + SIGKILL, "\(point)")
                    try await town.startGateway()
                }
                #expect(!seen.contains(-1) && seen.min() ?? 0 < Self.size, "no kill hit the list under way")
                let done = try await town.finish(task)
                #expect(done["lines"]?["answered"]?.integer == Int64(Self.size), "\(done.canonicalText)")
                let lines = try await town.results(task)
                #expect(lines.map { $0["line"]?.integer } == (1...Self.size).map { Int64($0) })
                let told = Set(lines.compactMap { $0["answer"]?["id"]?.string })
                let entries = try await town.audit().filter {
                    $0.type == "disclosed" && $0["content"]?["case"]?.string == "run"
                }
                #expect(entries.count == Self.size && Set(entries.compactMap { $0["id"]?.string }) == told)
                #expect(try await town.verify() == [])
                await town.gateway?.end(SIGTERM)
                try numbersStandNowhere(numbers, town)
            }
        }

        @Test("sources that are away, a kill meanwhile, their return: each line waits, and is told once")
        func away() async throws {
            try await Town.with { town in
                await town.gateway?.end(SIGTERM)
                // The sources can be asked again at once: what holds the list back is its own rest.
                let settings = String(
                    decoding: FileManager.default.contents(atPath: town.settingsFile) ?? Data(), as: UTF8.self)
                let patient = "retryAfterSeconds: 1, limits: {failures: 10000}, attempts: "
                try town.write(settings.replacing("attempts: ", with: patient), to: "sluis.yaml")
                try await town.startGateway()
                try await town.fault(["kind": "99996"])
                let task = try await town.beginTask(Resident.strangers(20))
                try await Patience.until("a line is asked") { try await !town.calls().isEmpty }
                await town.gateway?.end(SIGKILL)
                try await town.startGateway()
                let before = try await failures(town)
                try await Patience.until("so many lines failed that the list rests", pause: .milliseconds(100)) {
                    try await failures(town) >= before + 4
                }
                let down = try await town.state(task)
                #expect(down["state"] == "running" && down["lines"]?["waiting"] == 20, "\(down.canonicalText)")
                try await town.fault(["kind": "none"])
                let done = try await town.finish(task)
                #expect(done["lines"]?["answered"] == 20, "\(done.canonicalText)")
                let lines = try await town.results(task)
                let told = lines.compactMap { $0["answer"]?["answers"]?.array?.first { $0["name"] == "livesHere" } }
                // Of strangers the sources have no record, which only they can say.
                #expect(told.count == 20 && told.allSatisfy { $0["reason"] == "sourceHasNoRecord" }, "\(told)")
                let entries = try await town.audit().filter {
                    $0.type == "disclosed" && $0["content"]?["case"]?.string == "run"
                }
                let ids = Set(lines.compactMap { $0["answer"]?["id"]?.string })
                #expect(entries.count == 20 && Set(entries.compactMap { $0["id"]?.string }) == ids)
                #expect(try await town.verify() == [])
            }
        }

        /// The consultations that brought nothing.
        private func failures(_ town: Town) async throws -> Int {
            try await town.audit(["outcome": "failed"]).count
        }

        private func numbersStandNowhere(_ numbers: [String], _ town: Town) throws {
            let folder = town.data + "/zonnegem"
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
                for number in numbers.prefix(20) {
                    #expect(bytes.range(of: Data(number.utf8)) == nil, "a number stands in \(name)")
                }
            }
            let gateway = try #require(town.gateway)
            let printed = gateway.text(gateway.output) + gateway.text(gateway.errors)
            #expect(!numbers.contains { printed.contains($0) })
        }
    }
}
