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
