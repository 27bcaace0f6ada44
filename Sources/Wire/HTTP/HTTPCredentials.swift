/// The keys and trust anchors that requests have named, read once and again when their files change.
///
/// Belongs to the curl thread. What they are read for is a setting, so that they are few and all are kept.
struct HTTPCredentials {
    /// What one exchange goes with.
    struct Entry {
        let key: KeyMaterial?
        let anchors: AnchorMaterial?
    }

    private var keys: [TLSIdentity: WatchedFiles<KeyMaterial>] = [:]
    private var anchors: [TrustAnchors: WatchedFiles<AnchorMaterial>] = [:]

    /// Fails where files cannot be used and never could.
    mutating func of(_ job: HTTPJob) throws(WireError) -> Entry {
        do throws(WireError) {
            return Entry(key: try key(job.request.identity), anchors: try anchors(job.request.trust))
        } catch {
            throw WireError(error.code, host: job.host)
        }
    }

    private mutating func key(_ identity: TLSIdentity?) throws(WireError) -> KeyMaterial? {
        guard let identity else { return nil }
        if let known = keys[identity] { return known.content }
        let watched = try identity.watch()
        keys[identity] = watched
        return watched.content
    }

    private mutating func anchors(_ trust: TrustAnchors?) throws(WireError) -> AnchorMaterial? {
        guard let trust else { return nil }
        if let known = anchors[trust] { return known.content }
        let watched = try trust.watch()
        anchors[trust] = watched
        return watched.content
    }
}
