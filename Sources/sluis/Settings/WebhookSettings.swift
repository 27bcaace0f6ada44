import Catalogue
import Wire

/// Where events may be sent to, and who vouches for whoever receives them.
struct WebhookSettings: Sendable {
    let peers: PeerRule
    let trust: TrustAnchors?

    init(yaml node: YAMLNode?, path: (String) -> String) throws(CatalogueError) {
        let map = try node?.mapping(allowing: ["allowPrivate", "trust"])
        var allowed: [AddressRange] = []
        for range in try map?.list("allowPrivate") ?? [] {
            guard let read = AddressRange(try range.string()) else {
                throw range.error(.wrongValue, "is no range of addresses; write one as 10.1.0.0/16")
            }
            allowed.append(read)
        }
        peers = PeerRule(publicAnd: allowed)
        trust = try map?.optionalString("trust").map { TrustAnchors(file: path($0)) }
    }
}
