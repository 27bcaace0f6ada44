import Core
import Glibc
import Support
import Testing

extension BuiltBinary {
    @Suite("Law 1: no record, no data — killed at any moment")
    struct KilledTests {
        @Test("kill -9 after 0 to 24 answers to 32 connections, many times: what a caller wrote down stands")
        func anyMoment() async throws {
            try await Town.with(prepared: false) { town in
                try await town.startGateway()
                try await town.prepare()
                var crowd = AskingCrowd(town)
                var withAsksUnderWay = 0
                let rounds = Endurance.rounds(else: 50)
                for round in 0..<rounds {
                    // So many answers, and not so much time: a busy machine is killed as often under way.
                    let goal = Int.random(in: 0...24)
                    let underWay = try await crowd.ask(round: round) { answered in
                        try await Patience.until("\(goal) answers", pause: .milliseconds(1)) { answered() >= goal }
                        try await Task.sleep(for: .milliseconds(Int.random(in: 0...20)))
                    }
                    if underWay > 0 { withAsksUnderWay += 1 }
                    try await town.startGateway()
                    try await crowd.newestStand()
                }
                #expect(withAsksUnderWay >= rounds * 3 / 5)
                #expect(crowd.written.count > rounds)
                let interrupted = try await crowd.everythingStands()
                #expect(interrupted > 0, "no kill hit a consultation under way")
            }
        }

        @Test("kill -9 at the named points of a commit: the same")
        func namedPoints() async throws {
            try await Town.with(prepared: false) { town in
                try await town.startGateway()
                try await town.prepare()
                var crowd = AskingCrowd(town)
                let points = [
                    "keyDurable:1", "keyDurable:12", "beforeCommit:2", "beforeCommit:30", "afterCommit:2",
                    "afterCommit:3",
                    "afterCommit:40", "duringCheckpoint:1",
                ]
                for (round, point) in points.enumerated() {
                    await town.gateway?.end(SIGTERM)
                    let gateway = try await town.startGateway(["--crash-at", point])
                    _ = try await crowd.ask(round: round) { _ in
                        try await Patience.until("\(point) is passed") { !gateway.isRunning }
                    }
                    #expect(await gateway.ended() == 128 + SIGKILL, "\(point)")
                    try await town.startGateway()
                    try await crowd.newestStand()
                }
                try await crowd.everythingStands()
            }
        }

        @Test("a log that lost or doubled something is seen")
        func planted() {
            func line(_ index: Int64, _ type: String, _ id: String, _ content: JSON) -> JSON {
                ["log": ["index": .integer(index)], "type": .string(type), "id": .string(id), "content": content]
            }
            let consulted = line(0, "consulted", "a", [:])
            let closed = line(1, "closed", "b", ["consultation": "a"])
            let disclosed = line(2, "disclosed", "c", ["case": "K"])
            let written = [AskingCrowd.Written(id: "c", index: 2, name: "K")]
            func findings(_ lines: [JSON]) -> [String] { AskingCrowd.findings(lines, written) }
            #expect(findings([consulted, closed, disclosed]) == [])
            #expect(findings([consulted, closed]) == ["1 of 1 answers have no entry"])
            #expect(findings([consulted, closed, line(2, "disclosed", "c", ["case": "L"])]).count == 1)
            #expect(findings([consulted, disclosed]) == ["a consultation has no end"])
            let again = line(3, "disclosed", "d", ["case": "K"])
            #expect(findings([consulted, closed, disclosed, again]) == ["something was disclosed twice"])
            let closedAgain = line(3, "closed", "d", ["consultation": "a"])
            #expect(findings([consulted, closed, disclosed, closedAgain]) == ["something was closed twice"])
            #expect(findings([consulted, closed, disclosed, disclosed]).first == "two entries have one position")
        }
    }
}
