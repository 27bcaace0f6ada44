import Core
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("Tiles are for auditors unless the controller publishes; checkpoints are for everyone (C2SP tlog-tiles)")
struct TileTests {
    static let prefix = "/v1/log/zonnegem/2026/"

    @Test("an auditor copies the log to the byte, and its tree is the one that was signed")
    func copied() async throws {
        let town = try await Town()
        let token = try await town.token(.auditor)
        // The first reading is an entry; what follows it stands still.
        _ = try await town.ask("GET", Self.prefix + "tile/0/000.p/1", token: token)
        let text = try await town.send("GET", Self.prefix + "checkpoint").text
        let note = try SignedNote(parsing: Array(text.utf8))
        let log = town.municipality.journal.keys.controllerKeys.signer.verifier
        guard case .signed(let checkpoint, _) = Checkpoint.open(note, log: log) else {
            Issue.record("no checkpoint")
            return
        }
        let tile = try #require(Tile.at(.hashes(level: 0), index: 0, size: checkpoint.size))
        let answer = try await town.ask("GET", Self.prefix + tile.path, token: token)
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/octet-stream")
        let hashes = try tile.hashes(in: answer.bytes)
        #expect(try MemoryHashes(leaves: hashes).root(size: checkpoint.size) == checkpoint.root)
        let entries = try #require(Tile.at(.entries, index: 0, size: checkpoint.size))
        let bundle = try EntryBundle(bytes: try await town.ask("GET", Self.prefix + entries.path, token: token).bytes)
        #expect(bundle.entries.map { TreeHash.leaf($0) } == hashes)
    }

    @Test("a day of reading is one entry, before the first tile is shown")
    func recorded() async throws {
        let town = try await Town()
        let token = try await town.token(.auditor)
        let storage = town.municipality.ledger
        for _ in 0..<3 { _ = try await town.ask("GET", Self.prefix + "tile/0/000.p/1", token: token) }
        #expect(try await storage.entries(EntryQuery(types: [.inspected])).count == 1)
        town.clock.advance(milliseconds: 86_400_000)
        let next = try await town.token(.auditor)
        town.municipality.ledger.fill(true)
        #expect(try await town.ask("GET", Self.prefix + "tile/0/000.p/1", token: next).status == 503)
        town.municipality.ledger.fill(false)
        #expect(try await town.ask("GET", Self.prefix + "tile/0/000.p/1", token: next).status == 200)
        #expect(try await storage.entries(EntryQuery(types: [.inspected])).count == 2)
    }

    @Test("no other role, no one without a token, no other controller's", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        let town = try await Town()
        let path = Self.prefix + "tile/0/000.p/1"
        let may = role == .auditor || role == .officer
        #expect(try await town.ask("GET", path, as: role).status == (may ? 200 : 403))
        #expect(try await town.send("GET", path).status == 401)
        let foreign = try await town.token(role, at: town.ocmw)
        #expect(try await town.ask("GET", path, token: foreign).status == (may ? 404 : 403))
        for read in ["/v1/audit/query", "/v1/ledger/verify"] where role == .auditor {
            #expect(try await town.ask("POST", read, as: role, ["reason": "control"]).status == 403)
        }
    }

    @Test(
        "another spelling, a place beyond the end and another year are no tile",
        arguments: [
            "tile/0/0.p/1", "tile/0/000", "tile/0/000.p/256", "tile/0/000.p/200", "tile/8/000.p/1", "tile/0/001.p/1",
            "tile/entries/000", "tile/0/000.p", "tile/0/", "tile/0/000.p/1/", "tile/0/x999/x999/x999/x999/x999/999",
            "tile/-1/000", "tile/0/../0/000.p/1", "tile/entries/x999/x999/x999/999.p/1",
        ])
    func noTile(_ path: String) async throws {
        let town = try await Town()
        let token = try await town.token(.auditor)
        #expect(try await town.ask("GET", Self.prefix + path, token: token).status == 404)
        for year in ["2025", "2027", "02026", "x026", "9999"] {
            let other = "/v1/log/zonnegem/\(year)/"
            #expect(try await town.ask("GET", other + "tile/0/000.p/1", token: token).status == 404, "\(year)")
            #expect(try await town.send("GET", other + "checkpoint").status == 404, "\(year)")
        }
    }

    @Test("what a controller publishes needs no token; the neighbour's stays its own")
    func published() async throws {
        let town = try await Town(publishing: ["ocmw-zonnegem"])
        let before = try await town.ocmw.ledger.entries(EntryQuery()).count
        #expect(try await town.send("GET", "/v1/log/ocmw-zonnegem/2026/tile/0/000.p/1").status == 200)
        #expect(try await town.ocmw.ledger.entries(EntryQuery()).count == before)
        #expect(try await town.send("GET", Self.prefix + "tile/0/000.p/1").status == 401)
        #expect(try await town.send("GET", "/v1/log/ocmw-zonnegem/2026/checkpoint").status == 200)
    }
}
