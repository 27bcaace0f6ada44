import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("Law 1: no record, no data — the disk is full")
    struct FullDiskTests {
        /// Once in every run; more often with `make endurance`.
        private static let turns = 0..<Endurance.rounds(else: 1)

        @Test(
            "on a small file system: refused, nothing leaves, and it goes on when there is space",
            .enabled(if: SmallDisk.isPermitted), arguments: turns)
        func smallFileSystem(turn: Int) async throws {
            let disk = try SmallDisk.mount(megabytes: 8)
            defer { disk.unmount() }
            try await Town.with(Town.Plan(data: disk.path + "/data")) { town in
                try await fill(
                    town, full: { try Data(count: 4 << 20).write(to: URL(filePath: disk.path + "/filler")) },
                    space: { try FileManager.default.removeItem(atPath: disk.path + "/filler") })
            }
        }

        @Test(
            "under a limit on the size of files: the same", .enabled(if: Binary.tool("prlimit") != nil),
            arguments: turns)
        func fileSizeLimit(turn: Int) async throws {
            let bash = try #require(Binary.tool("bash"))
            let prlimit = try #require(Binary.tool("prlimit"))
            try await Town.with(prepared: false) { town in
                // A write beyond the limit must fail, not end the process.
                let wrapper = [bash, "-c", #"trap "" XFSZ; exec "$0" "$@""#]
                let gateway = try await town.startGateway(wrapper: wrapper)
                try await town.prepare()
                func limit(_ size: String) async throws {
                    let child = try town.start(
                        [prlimit, "--pid", "\(gateway.id)", "--fsize=\(size):unlimited"], name: "limit-" + size)
                    #expect(await child.ended() == 0, "\(child.text(child.errors))")
                }
                try await fill(town, full: { try await limit("\(2 << 20)") }, space: { try await limit("unlimited") })
            }
        }

        /// Asks until the log takes no more, sees that nothing is done, makes space, and asks again.
        private func fill(
            _ town: Town, full: () async throws -> Void, space: () async throws -> Void
        ) async throws {
            let consent = try await town.consent(Resident.number("rita"))
            let people = Resident.all.filter { !["luc-maes", "wim-de-backer"].contains($0.slug) }
            for party in ["leisure", "waste", "counter", "privacy"] { _ = try await town.token("zonnegem/" + party) }
            try await full()
            var answered: [Answer] = []
            var refusal: Answer?
            /// A log that is copied back gives some space again, so it is filled anew before each look.
            func fillUp() async throws {
                refusal = nil
                for turn in answered.count..<answered.count + 2_000 where refusal == nil {
                    let answer = try await town.askWaste(about: people[turn % people.count].number, case: "D-\(turn)")
                    if answer.status == 200 { answered.append(answer) } else { refusal = answer }
                }
                #expect(refusal?.status == 503, "\(refusal?.text ?? "the disk was never full")")
            }
            let requests: [() async throws -> Answer] = [
                { try await town.askWaste(about: people[0].number, case: "full-1") },
                { try await town.askWaste(about: Resident.strangers(1)[0], case: "full-2") },
                { try await town.ask("uitpas-kansentarief", about: Resident.number("eva"), as: "zonnegem/leisure") },
                { try await town.post("/v1/audit/query", as: "zonnegem/privacy", ["reason": "a look on a full disk"]) },
            ]
            for request in requests {
                var answer: Answer?
                for _ in 0..<20 where answer?.status != 503 {
                    try await fillUp()
                    let found = try await request()
                    if found.json?["answers"] != nil { answered.append(found) }
                    answer = found
                }
                #expect(answer?.status == 503 && answer.map(told) == refusal.map(told), "\(answer?.text ?? "")")
                #expect(answer?.json?["retryAfterSec"] != nil && answer?.json?["answers"] == nil)
            }

            try await space()
            let after = try await town.askWaste(about: people[0].number, case: "space")
            #expect(after.status == 200, "\(after.text)")
            #expect(try await town.withdraw(consent.id, of: Resident.number("rita")).status == 200)
            let lines = try await town.audit()
            let planned = lines.filter { $0.type == "consulted" }.flatMap { $0["content"]?["calls"]?.array ?? [] }
            let references = Set(planned.compactMap { $0["reference"]?.string })
            let asked = try await town.calls().compactMap { $0["reference"]?.string }
            #expect(!asked.isEmpty && asked.allSatisfy(references.contains), "a source was asked without a record")
            let recorded = Set(lines.filter { $0.type == "disclosed" }.compactMap(\.index))
            #expect((answered + [after]).allSatisfy { recorded.contains($0.index ?? -1) })
            #expect(recorded.count == answered.count + 1)
            #expect(try await town.verify() == [])
        }

        /// A problem without what differs by request.
        private func told(_ answer: Answer) -> [String: JSON] {
            (answer.json?.object ?? [:]).filter { $0.key != "instance" }
        }
    }
}
