import ArgumentParser
import Core
import Disclosure
import Ledger
import Store
import Wire

struct LedgerRebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Replay the log into fresh tables, and compare or replace the live ones.",
        discussion: """
            For a gateway that is stopped: it works on the folder itself. Without --replace nothing is changed but for the \
            entry that says who looked. What the log does not hold, the values of kept facts, is kept where it is there.
            """)

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The officer who does it, as controller/party; the key must be here.")
    var party: String
    @Option(help: "Why.")
    var reason: String
    @Flag(help: "Put the replayed tables in the place of the live ones.")
    var replace = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let key = try PartyKey.find(party, in: settings.keys)
        guard let controller = settings.controllers.first(where: { $0.name == key.controller }) else {
            throw CommandError("\(key.controller) is no controller of these settings")
        }
        let rebuilding = Rebuilding(controller: controller)
        let outcome = try await rebuilding.run(by: key, reason: reason, replacing: replace)
        if json {
            print(outcome.json.canonicalText)
        } else {
            outcome.printed()
        }
        if !outcome.isRight { throw ExitCode(1) }
    }
}

/// Rebuilds the tables of one controller's folder, which nobody else has open.
struct Rebuilding {
    let controller: Settings.Controller

    struct Outcome {
        let verification: Verification
        /// Rows that differed from the replayed ones.
        let differences: [Finding]
        let isReplaced: Bool
        /// Kept facts whose values stand nowhere any more.
        let lost: Int

        /// Whether the tables are now as the log says, and the log is whole.
        var isRight: Bool { verification.holds && lost == 0 && (isReplaced || differences.isEmpty) }

        var json: JSON {
            [
                "differences": .array(differences.map(\.json)), "findings": .array(verification.findings.map(\.json)),
                "lost": .integer(Int64(lost)), "replaced": .boolean(isReplaced),
                "size": .integer(Int64(verification.size)),
            ]
        }

        func printed() {
            let done = isReplaced ? "replaced" : "found"
            print("\(verification.size) entries replayed; \(differences.count) rows that differ \(done)")
            FindingLines.print(json)
            for difference in differences { print("  \(difference.what)") }
            if lost > 0 {
                print("  \(lost) kept facts are gone: their values stand in no log; sources tell them again")
            }
        }
    }

    func run(by key: PartyKey, reason: String, replacing: Bool) async throws -> Outcome {
        let store = try await open()
        let progress = Progress("replaying")
        let (rows, verification) = try await Verifier(journal: journal(of: store)).rebuilt { done, size in
            progress.show(done, of: size)
        }
        progress.end()
        guard let officer = rows.applications[key.party], officer.role == .officer,
            officer.keys.contains(where: { Self.isSame($0, key.publicJWK) })
        else {
            await store.close()
            throw CommandError("by the log \(key.clientID) is no officer with this key")
        }
        let differences = RowComparison.of(replayed: rows, live: try await store.allRows()).findings
        let first = verification.logs.first?.year ?? store.year
        let lost = replacing ? try await store.rebuild(from: rows, since: first) : 0
        await store.close()
        // Opened anew, so that what is known by heart is what stands there now.
        let again = try await open()
        let look = Inspection(
            person: nil, way: .verification, by: key.party, reason: reason,
            filter: ["rebuild": .string(replacing ? "replace" : "compare")])
        let recorded = try await journal(of: again).record(.inspected(look))
        await again.close()
        guard case .appended = recorded else {
            throw CommandError("the live tables do not know this officer; --replace puts them right")
        }
        return Outcome(verification: verification, differences: differences, isReplaced: replacing, lost: lost)
    }

    private func open() async throws -> ControllerStore {
        do {
            return try await ControllerStore.open(
                folder: controller.folder, controller: controller.name, base: controller.origin,
                master: try controller.masterKey.keys.present(), erasures: controller.erasureJournal, clock: .system,
                entropy: .kernel)
        } catch  where error.code == .alreadyOpen {
            throw CommandError("the gateway has this folder open; stop it first")
        }
    }

    private func journal(of store: ControllerStore) -> Journal {
        Journal(storage: store, keys: store.keys, clock: .system, entropy: .kernel)
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        guard let left = try? JSON(parsing: Array(left.utf8)), let right = try? JSON(parsing: Array(right.utf8)) else {
            return false
        }
        return ["x", "y", "crv"].allSatisfy { left[$0] == right[$0] }
    }
}
