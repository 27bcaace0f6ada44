import Core
import Foundation
import GRDB
import Support
import Testing

extension BuiltBinary {
    @Suite("Tables are rebuilt from the log by the officer, with the gateway stopped")
    struct RebuildTests {
        private static func rebuild(_ words: [String], _ town: Town) async throws -> Binary.Run {
            let command = ["ledger", "rebuild", "--as", "zonnegem/privacy", "--reason", "a test", "--settings"]
            return try await Binary.run(command + [town.settingsFile] + words, in: town.folder)
        }

        @Test("it compares, puts right, and is an entry; while the gateway runs it does nothing")
        func rebuilt() async throws {
            try await Town.with { town in
                #expect(try await town.askWaste(about: Resident.number("sofie"), case: "V-1").status == 200)
                let busy = try await Self.rebuild([], town)
                #expect(busy.status != 0 && busy.errors.contains("stop it first"), "\(busy.output) \(busy.errors)")
                await town.gateway?.end(SIGTERM)
                let whole = try await Self.rebuild([], town)
                let told = whole.output + whole.errors
                #expect(whole.status == 0 && whole.output.contains("0 rows that differ"), "\(told)")
                let queue = try DatabaseQueue(path: town.data + "/zonnegem/ledger.sqlite")
                try await queue.write { db in try db.execute(sql: "UPDATE consultations SET state = 'failed'") }
                try queue.close()
                let broken = try await Self.rebuild(["--json"], town)
                let report = try JSON(parsing: Array(broken.output.utf8.dropLast()))
                let kinds = Set((report["differences"]?.array ?? []).compactMap { $0["kind"]?.string })
                #expect(broken.status == 1 && kinds == ["rowChanged"], "\(broken.errors)")
                let mended = try await Self.rebuild(["--replace"], town)
                #expect(mended.status == 0, "\(mended.output) \(mended.errors)")
                _ = try await town.startGateway()
                #expect(try await town.verify() == [])
                let looks = try await town.audit(["outcome": "verification"])
                #expect(looks.count >= 3)
            }
        }
    }
}
