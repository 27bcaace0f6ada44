import Adapters
import Core
import FoundationEssentials
import Mapping
import OnlyOnce
import Wire

/// One source of the settings, opened: its keys read, its limits standing, its mappings chosen.
struct SourceConnection: Sendable {
    /// What callers are made of.
    struct Means: Sendable {
        let client: HTTPClient
        let neighbours: NeighbourDesks
        let clock: WallClock
        let entropy: Entropy
    }

    let settings: SourceSettings
    let gate: SourceGuard
    private let mappings: [CompiledMapping]
    private let access: SourceAccess
    private let authentication: RestAuthentication
    private let means: Means

    /// Only in the environment `mock` are messages remembered, for the developer page.
    init(
        _ settings: SourceSettings, _ environment: Settings.Environment, mappings: [CompiledMapping], means: Means
    ) throws {
        self.settings = settings
        self.means = means
        let access = try settings.access.open()
        self.access = access
        self.mappings = try Self.chosen(settings, mappings)
        authentication = try Self.authentication(settings, access, means)
        gate = SourceGuard(
            connection: settings.name, sources: Set(self.mappings.map(\.source)).sorted(), limits: settings.limits,
            clock: means.clock, conversations: environment == .mock ? ConversationLog() : nil,
            certificateDays: { access.certificateDays(at: $0) })
    }

    /// The change feed of the address register, where this connection is one to it and the controller may ask.
    func addressFeed(for controller: Settings.Controller) -> (any AddressPages)? {
        if let askedBy = settings.askedBy, !askedBy.contains(controller.name) { return nil }
        guard case .rest = settings.kind, mappings.contains(where: { $0.source == "AR" }) else { return nil }
        return AddressFeedCaller(address: settings.url, client: means.client, limits: settings.timing.limits)
    }

    /// The caller over this connection for one controller, if that controller may ask.
    func caller(for controller: Settings.Controller) -> (any SourceCaller)? {
        if let askedBy = settings.askedBy, !askedBy.contains(controller.name) { return nil }
        let (limits, policy) = (settings.timing.limits, settings.timing.policy)
        switch settings.kind {
        case .magda(let inscription):
            let guarded = GuardedCaller(
                MagdaCaller(
                    url: settings.url, mappings: mappings, client: means.client, access: access, limits: limits,
                    policy: policy, inscriptionDays: inscription.days, clock: means.clock, entropy: means.entropy),
                behind: gate)
            return InscribingCaller(
                guarded, repertorium: Repertorium(caller: guarded, clock: means.clock),
                first: Set(inscription.first), days: inscription.days)
        case .ksz:
            return GuardedCaller(
                KszCaller(
                    address: settings.url, customer: controller.enterprise, mappings: mappings, client: means.client,
                    access: access, limits: limits, policy: policy, clock: means.clock, entropy: means.entropy),
                behind: gate)
        case .rest(let rest):
            let source = RestSource(
                address: settings.url, authentication: authentication, settings: rest.values)
            return GuardedCaller(
                RestCaller(
                    source: source, mappings: mappings, client: means.client, access: access, limits: limits,
                    policy: policy, clock: means.clock, entropy: means.entropy), behind: gate)
        case .neighbour(let neighbour):
            // A controller does not ask itself.
            guard neighbour.controller != controller.name else { return nil }
            return GuardedCaller(
                NeighbourCaller(
                    controller: neighbour.controller, purpose: neighbour.purpose, outputs: neighbour.outputs,
                    neighbour: means.neighbours.neighbour(neighbour.controller, as: neighbour.application),
                    clock: means.clock), behind: gate)
        }
    }

    /// The mappings that the settings name, by folder or by name; all that speak what the source speaks, otherwise.
    private static func chosen(_ settings: SourceSettings, _ all: [CompiledMapping]) throws -> [CompiledMapping] {
        let styles: Set<RequestDescription.Style> =
            switch settings.kind {
            case .magda: [.magda, .magdaBare]
            case .ksz: [.ksz]
            case .rest: [.rest]
            case .neighbour: []
            }
        let fitting = all.filter { styles.contains($0.request.style) }
        guard let names = settings.mappings else { return fitting }
        func isMeant(_ mapping: CompiledMapping, by name: String) -> Bool {
            let folder = URL(filePath: mapping.file).deletingLastPathComponent().lastPathComponent
            return mapping.name == name || folder == name
        }
        for name in names where !fitting.contains(where: { isMeant($0, by: name) }) {
            throw CommandError(
                "source \(settings.name): no mapping and no folder of mappings \(name) for a source of its kind")
        }
        return fitting.filter { mapping in names.contains { isMeant(mapping, by: $0) } }
    }

    private static func authentication(
        _ settings: SourceSettings, _ access: SourceAccess, _ means: Means
    ) throws -> RestAuthentication {
        guard case .rest(let rest) = settings.kind else { return .none }
        switch rest.authentication {
        case .none: return .none
        case .apiKey(let header, let file): return .apiKey(header: header, key: try SecretFile.line(file))
        case .oauth(let tokenURL, let clientID, let audience, let file, let keyID):
            let key = try AssertionKey(pem: try SecretFile.text(file), id: keyID)
            let endpoint = TokenEndpoint(
                url: tokenURL, assertion: ClientAssertion(clientID: clientID, audience: audience, key: key),
                client: means.client, access: access, limits: settings.timing.limits)
            return .bearer(AccessTokens(endpoint: endpoint, clock: means.clock, entropy: means.entropy))
        }
    }
}
