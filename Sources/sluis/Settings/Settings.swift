import Catalogue
import Core
import Disclosure
import FoundationEssentials

/// What `sluis.yaml` says: one file for one installation.
///
/// Secrets stand in key files, never here, never in variables.
struct Settings: Sendable {
    enum Environment: String, CaseIterable, Sendable {
        case mock, production
    }

    struct Controller: Sendable {
        /// As purposes and parties name it.
        let name: String
        let displayName: String
        let enterprise: EnterpriseNumber
        let folder: String
        /// The master key of the controller's group; a municipality and its OCMW never share one.
        let masterKey: MasterKeySettings
        /// The journal of erasures and prunings, outside every backup; beside the folder where none is named.
        let erasureJournal: String?
        /// Years that a log stays after its own, by the controller's choice; a purpose may ask for more.
        let logYears: Int
        /// The log's name without the year, a URL without scheme.
        let origin: String
        /// Who is registered first, and by whose public key.
        let officer: Officer
        let contact: Contact
        /// Who signs the checkpoints of this log; `nil` for nobody but the log itself.
        let witnesses: WitnessRoundSettings?
        /// Whether everyone may read the tiles of the log, and not only auditors.
        let publishesTiles: Bool

        /// Who it is on paper.
        var card: ControllerCard {
            ControllerCard(
                name: displayName, enterpriseNumber: enterprise, address: contact.address, phone: contact.phone,
                email: contact.email, page: contact.page, privacy: contact.privacy)
        }
    }

    /// How a citizen reaches a controller; it stands on every receipt.
    struct Contact: Sendable {
        let address: String
        let phone: String
        let email: String
        /// Where the citizen reads what happens with data.
        let page: String
        /// The mail address of the data protection officer.
        let privacy: String
    }

    struct Officer: Sendable {
        let party: String
        /// A file with the public key as a JWK.
        let key: String
        /// By what name the login knows this officer, for the pages.
        let login: String?
    }

    let environment: Environment
    let host: String
    let port: Int
    let isBehindProxy: Bool
    /// How callers reach us, without a slash at the end; the audience of assertions rests on it.
    let publicURL: String
    let mappings: String
    /// The residents of the mock sources; only in the environment `mock`.
    let mocks: String?
    /// Where the mock sources are steered; only in the environment `mock`.
    let steering: String?
    /// The folder of the private keys that the command line signs with.
    let keys: String
    let controllers: [Controller]
    /// In the order of the file; where two deliver the same, the first counts.
    let sources: [SourceSettings]
    /// Where employees sign in; without it there are no pages.
    let login: LoginSettings?
    /// What one question to a source costs, in euro cents, by the source's code.
    let prices: [String: Int]
    /// The witness that this installation is to others' logs; started by `sluis ledger witness`.
    let witness: WitnessSettings?
    let tasks: TaskSettings
    let webhooks: WebhookSettings
    let upkeep: UpkeepSettings

    var tokenURL: String { publicURL + "/oauth2/token" }

    /// Where the mock sources are steered: named, or else where the first source answers.
    var steeringURL: String {
        if let steering { return steering }
        let pieces = (sources.first { !$0.url.isEmpty }?.url ?? "").split(
            separator: "/", omittingEmptySubsequences: false)
        return pieces.prefix(3).joined(separator: "/")
    }

    /// Reads the file; relative paths in it count from its folder.
    static func load(_ path: String) throws -> Settings {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(
                "there is no settings file \(path); `sluis demo` makes one, or name yours with --settings")
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        return try Settings(yaml: Array(data), file: path, folder: folder)
    }
}
